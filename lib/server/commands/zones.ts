import "server-only";
import { z } from "zod";
import { putZone, removeZone } from "@/lib/domain/inventory/edits/edit-zones";
import { zoneInput } from "@/lib/domain/inventory/inputs.schema";
import { rowIdSchema } from "@/lib/domain/schemas/ids.schema";
import { defineCommand } from "./define-command";
import { change } from "./inventory";

export const create = defineCommand({
  name: "zones.create",
  input: zoneInput,
  permission: "inventory:edit",
  target: ({ name }) => `zone ${name}`,
  audit: "change",
  run: (input, call) => change(call, putZone(null, input)),
});

export const update = defineCommand({
  name: "zones.update",
  input: zoneInput.extend({ id: rowIdSchema }),
  permission: "inventory:edit",
  target: ({ name }) => `zone ${name}`,
  audit: "change",
  run: ({ id, ...input }, call) => change(call, putZone(id, input)),
});

export const remove = defineCommand({
  name: "zones.delete",
  input: z.strictObject({ id: rowIdSchema }),
  permission: "inventory:edit",
  target: ({ id }) => `zone:${id}`,
  audit: "change",
  run: ({ id }, call) => change(call, removeZone(id)),
});
