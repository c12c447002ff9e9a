import "server-only";
import { z } from "zod";
import type { ContainerDetail } from "@/lib/domain/container-detail";
import { BulkheadError } from "@/lib/domain/failure";
import { toHeartbeat } from "@/lib/domain/heartbeat/heartbeat";
import { containerNodeId } from "@/lib/domain/ids";
import { rowIdSchema } from "@/lib/domain/schemas/ids.schema";
import { toContainerDetail } from "@/lib/domain/to-container-detail";
import { panelNodeId } from "@/lib/domain/transition";
import { defineQuery } from "@/lib/server/commands/define-query";

const dayMs = 24 * 3600_000;
const bars = 48;

/** One container for the inspector, from the last observation: no engine is asked. */
export const containerDetail = defineQuery({
  name: "containers.detail",
  input: z.strictObject({ engineId: rowIdSchema, name: z.string().min(1).max(300) }),
  permission: "lab:read",
  async run({ engineId, name }, { runtime, session }): Promise<ContainerDetail> {
    const nodeId = containerNodeId(engineId, name);
    const { view, containers } = runtime.view.viewState();
    const state = containers.get(nodeId);
    if (!state) throw new BulkheadError("not-found", `There is no container ${name} here any more.`);
    const to = Date.now();
    const from = to - dayMs;
    const transitions = await runtime.transitions.list([nodeId, panelNodeId], from);
    return toContainerDetail(state, {
      engineName: view.sources.get(engineId)?.name ?? engineId,
      relations: [...view.relations.values()].filter((each) => each.from === nodeId || each.to === nodeId),
      heartbeat: toHeartbeat(transitions, { from, to, bars }),
      role: session.role,
    });
  },
});
