import "server-only";
import { z } from "zod";
import { putVlan, removeVlan } from "@/lib/domain/inventory/edits/edit-zones";
import { vlanInput } from "@/lib/domain/inventory/inputs.schema";
import { rowIdSchema } from "@/lib/domain/schemas/ids.schema";
import { defineCommand } from "./define-command";
import { change } from "./inventory";

export const create = defineCommand({
  name: "vlans.create",
  input: vlanInput,
  permission: "inventory:edit",
  target: ({ vid }) => `VLAN ${vid}`,
  audit: "change",
  run: (input, call) => change(call, putVlan(null, input)),
});

export const update = defineCommand({
  name: "vlans.update",
  input: vlanInput.extend({ id: rowIdSchema }),
  permission: "inventory:edit",
  target: ({ vid }) => `VLAN ${vid}`,
  audit: "change",
  run: ({ id, ...input }, call) => change(call, putVlan(id, input)),
});

export const remove = defineCommand({
  name: "vlans.delete",
  input: z.strictObject({ id: rowIdSchema }),
  permission: "inventory:edit",
  target: ({ id }) => `vlan:${id}`,
  audit: "change",
  run: ({ id }, call) => change(call, removeVlan(id)),
});
