import "server-only";
import { z } from "zod";
import type { ContainerDetail } from "@/lib/domain/container-detail";
import { BulkheadError } from "@/lib/domain/failure";
import { containerNodeId } from "@/lib/domain/ids";
import { rowIdSchema } from "@/lib/domain/schemas/ids.schema";
import { toContainerDetail } from "@/lib/domain/to-container-detail";
import { defineQuery } from "@/lib/server/commands/define-query";
import { readHeartbeat } from "./heartbeat";

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
    return toContainerDetail(state, {
      engineName: view.sources.get(engineId)?.name ?? engineId,
      relations: [...view.relations.values()].filter((each) => each.from === nodeId || each.to === nodeId),
      heartbeat: await readHeartbeat(runtime, nodeId),
      role: session.role,
    });
  },
});
