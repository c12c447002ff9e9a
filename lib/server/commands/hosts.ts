import "server-only";
import { z } from "zod";
import { putEngineHost, putHost, putNodeHost, removeHost } from "@/lib/domain/inventory/edits/edit-hosts";
import { hostInput } from "@/lib/domain/inventory/inputs.schema";
import { rowIdSchema } from "@/lib/domain/schemas/ids.schema";
import { defineCommand } from "./define-command";
import { change } from "./inventory";

export const create = defineCommand({
  name: "hosts.create",
  input: hostInput,
  permission: "inventory:edit",
  target: ({ name }) => `host ${name}`,
  audit: "change",
  run: (input, call) => change(call, putHost(null, input)),
});

export const update = defineCommand({
  name: "hosts.update",
  input: hostInput.extend({ id: rowIdSchema }),
  permission: "inventory:edit",
  target: ({ id }) => `host:${id}`,
  audit: "change",
  run: ({ id, ...input }, call) => change(call, putHost(id, input)),
});

export const remove = defineCommand({
  name: "hosts.delete",
  input: z.strictObject({ id: rowIdSchema }),
  permission: "inventory:edit",
  target: ({ id }) => `host:${id}`,
  audit: "change",
  run: ({ id }, call) => change(call, removeHost(id)),
});

/** Which host an engine runs on; `null`: nobody says. */
export const assignEngine = defineCommand({
  name: "hosts.assign-engine",
  input: z.strictObject({ engineId: rowIdSchema, hostId: rowIdSchema.nullable() }),
  permission: "inventory:edit",
  target: ({ hostId }) => (hostId === null ? null : `host:${hostId}`),
  audit: "change",
  run: ({ engineId, hostId }, call) => change(call, putEngineHost(engineId, hostId)),
});

/** Which host a node of a cluster is; `null`: the one that its address, name or machine id tells. */
export const assignNode = defineCommand({
  name: "hosts.assign-node",
  input: z.strictObject({
    clusterId: rowIdSchema,
    // As Kubernetes allows: a DNS name.
    nodeName: z.string().regex(/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/, "That is no node's name."),
    hostId: rowIdSchema.nullable(),
  }),
  permission: "inventory:edit",
  target: ({ nodeName, hostId }) => (hostId === null ? `node ${nodeName}` : `node ${nodeName} is host:${hostId}`),
  audit: "change",
  run: ({ clusterId, nodeName, hostId }, call) => change(call, putNodeHost(clusterId, nodeName, hostId)),
});
