import "server-only";
import { z } from "zod";
import { BulkheadError } from "@/lib/domain/failure";
import { type Beat, toHeartbeat } from "@/lib/domain/heartbeat/heartbeat";
import type { NodeId } from "@/lib/domain/ids";
import { nodeIdSchema } from "@/lib/domain/schemas/ids.schema";
import { isMember } from "@/lib/domain/topology/members";
import { panelNodeId } from "@/lib/domain/transition";
import { defineQuery } from "@/lib/server/commands/define-query";
import type { Runtime } from "@/lib/server/runtime";

const dayMs = 24 * 3600_000;
const bars = 48;

/** The last 24 hours of a member, from the recorded transitions, a bar for each half hour. */
export async function readHeartbeat(
  { transitions }: Pick<Runtime, "transitions">,
  nodeId: NodeId,
): Promise<readonly Beat[]> {
  const to = Date.now();
  const from = to - dayMs;
  return toHeartbeat(await transitions.list([nodeId, panelNodeId], from), { from, to, bars });
}

/** How one container or workload has been. It says no more than the map said then. */
export const nodeHeartbeat = defineQuery({
  name: "map.heartbeat",
  input: z.strictObject({ nodeId: nodeIdSchema }),
  permission: "lab:read",
  async run({ nodeId }, { runtime }): Promise<readonly Beat[]> {
    if (!isMember(runtime.view.viewState().view.nodes.get(nodeId)))
      throw new BulkheadError("not-found", "It is not there any more.");
    return readHeartbeat(runtime, nodeId);
  },
});
