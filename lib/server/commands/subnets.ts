import "server-only";
import { z } from "zod";
import { putSubnet, removeSubnet } from "@/lib/domain/inventory/edits/edit-subnets";
import { subnetInput } from "@/lib/domain/inventory/inputs.schema";
import { rowIdSchema } from "@/lib/domain/schemas/ids.schema";
import { defineCommand } from "./define-command";
import { change } from "./inventory";

export const create = defineCommand({
  name: "subnets.create",
  input: subnetInput,
  permission: "inventory:edit",
  target: ({ cidr }) => `subnet ${cidr}`,
  audit: "change",
  run: (input, call) => change(call, putSubnet(null, input)),
});

export const update = defineCommand({
  name: "subnets.update",
  input: subnetInput.extend({ id: rowIdSchema }),
  permission: "inventory:edit",
  target: ({ cidr }) => `subnet ${cidr}`,
  audit: "change",
  run: ({ id, ...input }, call) => change(call, putSubnet(id, input)),
});

export const remove = defineCommand({
  name: "subnets.delete",
  input: z.strictObject({ id: rowIdSchema }),
  permission: "inventory:edit",
  target: ({ id }) => `subnet:${id}`,
  audit: "change",
  run: ({ id }, call) => change(call, removeSubnet(id)),
});
