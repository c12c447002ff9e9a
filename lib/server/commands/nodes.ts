import "server-only";
import { z } from "zod";
import { BulkheadError } from "@/lib/domain/failure";
import { rowIdSchema } from "@/lib/domain/schemas/ids.schema";
import { clickKeySchema, hostNodeIdSchema } from "@/lib/domain/schemas/operation.schema";
import { protectedZoneOf } from "@/lib/server/queries/protected-zone";
import { notPermitted, requireLive, requireTypedName, start, typedName } from "./begin-change";
import type { Call } from "./call";
import { defineCommand } from "./define-command";

/** A host is a node of mostly one cluster, and of that under a name which may not be its own. */
const nodeClick = z.strictObject({
  nodeId: hostNodeIdSchema,
  clusterId: rowIdSchema,
  node: z.string().min(1).max(253),
  key: clickKeySchema,
});
type NodeClick = z.output<typeof nodeClick>;

/** It takes no new pods; those that run there stay. */
export const cordonNode = defineCommand({
  name: "nodes.cordon",
  input: nodeClick.extend({ typedName }),
  permission: "workloads:control",
  target: ({ nodeId, clusterId, node }) => `${nodeId} as ${clusterId}/${node}`,
  audit: "change",
  run: (input, call) => {
    if (protectedZoneOf(call.runtime.view.view(), input.nodeId)) requireTypedName(input.node, input.typedName);
    return begin("cordon", input, call);
  },
});

export const uncordonNode = defineCommand({
  name: "nodes.uncordon",
  input: nodeClick,
  permission: "workloads:control",
  target: ({ nodeId, clusterId, node }) => `${nodeId} as ${clusterId}/${node}`,
  audit: "change",
  run: (input, call) => begin("uncordon", input, call),
});

async function begin(kind: "cordon" | "uncordon", pressed: NodeClick, call: Call): Promise<{ operationId: string }> {
  const { nodeId, clusterId, node } = pressed;
  const { runtime } = call;
  const host = runtime.view.view().nodes.get(nodeId);
  const isItsOwn =
    host?.kind === "host" && host.nodes.some((each) => each.clusterId === clusterId && each.name === node);
  const source = isItsOwn ? runtime.sources.cluster(clusterId) : null;
  if (!source) throw new BulkheadError("not-found", `This host is no node ${node} of a connected cluster any more.`);
  requireLive(source);
  if (!(await source.writer.may(kind, { kind: "Node", namespace: "", name: node }))) throw notPermitted("Node", node);
  return start({ kind, clusterId, node }, pressed, call);
}
