import "server-only";
import { z } from "zod";
import { putLink, removeLink } from "@/lib/domain/inventory/edits/edit-links";
import { linkInput } from "@/lib/domain/inventory/inputs.schema";
import { rowIdSchema } from "@/lib/domain/schemas/ids.schema";
import { defineCommand } from "./define-command";
import { change } from "./inventory";

/** Joins two ports of two hosts. */
export const create = defineCommand({
  name: "links.create",
  input: linkInput,
  permission: "inventory:edit",
  target: ({ a, b }) => `host:${a.hostId} to host:${b.hostId}`,
  audit: "change",
  run: (input, call) => change(call, putLink(null, input)),
});

export const remove = defineCommand({
  name: "links.delete",
  input: z.strictObject({ id: rowIdSchema }),
  permission: "inventory:edit",
  target: ({ id }) => `link:${id}`,
  audit: "change",
  run: ({ id }, call) => change(call, removeLink(id)),
});
