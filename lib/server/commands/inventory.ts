import "server-only";
import { z } from "zod";
import type { Edit } from "@/lib/domain/inventory/edits/edit";
import { rowIdSchema } from "@/lib/domain/schemas/ids.schema";
import type { Call } from "./call";
import { defineCommand } from "./define-command";

/** What every change of the inventory answers: `undo` takes it back, `createdId` is the row it made. */
export interface Changed {
  readonly undo: string | null;
  readonly createdId: string | null;
}

export const change = (call: Call, edit: Edit): Promise<Changed> => call.runtime.inventory.change(edit);

/** Takes one change back, if nobody has changed the same rows since. */
export const undo = defineCommand({
  name: "inventory.undo",
  input: z.strictObject({ undo: rowIdSchema }),
  permission: "inventory:edit",
  target: () => "inventory",
  audit: "change",
  run: ({ undo }, { runtime }) => runtime.inventory.undo(undo),
});
