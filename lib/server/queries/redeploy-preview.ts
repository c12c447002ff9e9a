import "server-only";
import { z } from "zod";
import { BulkheadError } from "@/lib/domain/failure";
import { containerNodeId, type NodeId } from "@/lib/domain/ids";
import { imageDifference } from "@/lib/domain/redeploy/difference";
import { imageRefKind } from "@/lib/domain/redeploy/image-ref";
import { pastRedeploys } from "@/lib/domain/redeploy/past-redeploys";
import { planClone } from "@/lib/domain/redeploy/plan-clone";
import type { DependentContainer, RedeployPreview } from "@/lib/domain/redeploy/preview";
import { list, record, text } from "@/lib/domain/redeploy/raw";
import { rowIdSchema } from "@/lib/domain/schemas/ids.schema";
import type { View } from "@/lib/domain/topology/model";
import { defineQuery } from "@/lib/server/commands/define-query";
import type { EngineClient, RawContainer } from "@/lib/server/docker/types";
import { gateTerms } from "@/lib/server/operations/redeploy/gate";
import { toTarget } from "@/lib/server/operations/redeploy/prepare-redeploy";
import { protectedZoneOf } from "./protected-zone";

/** What a redeploy of this container would do. Asks the engine, changes nothing, pulls nothing. */
export const redeployPreview = defineQuery({
  name: "containers.redeployPlan",
  input: z.strictObject({ engineId: rowIdSchema, name: z.string().min(1).max(300) }),
  permission: "containers:control",
  async run({ engineId, name }, { runtime }): Promise<RedeployPreview> {
    const nodeId = containerNodeId(engineId, name);
    const source = runtime.sources.engine(engineId);
    const raw = await source?.client.inspectContainer(name);
    const target = raw && toTarget(raw);
    if (!source || !raw || !target)
      throw new BulkheadError("not-found", `There is no container ${name} here any more.`);
    const view = runtime.view.view();
    const past = await runtime.operations.history({ nodeId, limit: 50 });
    return {
      nodeId,
      name,
      engineName: source.client.engineName,
      protectedZone: protectedZoneOf(view, nodeId)?.name ?? null,
      refusal: runtime.operations.refusal("redeploy", raw, source),
      wasRunning: target.wasRunning,
      ...(await previewImage(source.client, raw, target.imageRef, target.oldImageId)),
      kept: keptCounts(raw, target.restartPolicy.name),
      stack: text(record(record(raw.Config).Labels)["com.docker.compose.project"]) || null,
      takesDown: dependentsOf(view, nodeId),
      gate: gateTerms(raw),
      past: pastRedeploys(past, 5),
    };
  },
});

async function previewImage(
  client: EngineClient,
  container: RawContainer,
  ref: string,
  fromId: string,
): Promise<Pick<RedeployPreview, "image" | "difference">> {
  const [oldImage, here] = await Promise.all([client.inspectImage(fromId), client.inspectImage(ref)]);
  const plan = { container, oldImage, apiVersion: client.apiVersion(), operationId: "" };
  return {
    image: { ref, kind: imageRefKind(ref), fromId, hereId: here?.Id ?? null },
    difference: here ? imageDifference(record(container.Config), planClone(plan).body, record(here.Config)) : [],
  };
}

function keptCounts(raw: RawContainer, policy: string): RedeployPreview["kept"] {
  const config = record(raw.Config);
  const host = record(raw.HostConfig);
  return {
    ports: Object.keys(record(host.PortBindings)).length,
    networks: Object.keys(record(record(raw.NetworkSettings).Networks)).length,
    mounts: list(raw.Mounts).length,
    environment: list(config.Env).length,
    restartPolicy: policy,
  };
}

/** Who needs it, as far as the relations say; the surest first. */
function dependentsOf(view: View, nodeId: NodeId): readonly DependentContainer[] {
  const found: DependentContainer[] = [];
  for (const { kind, from, to, confidence } of view.relations.values()) {
    if (to !== nodeId || (kind !== "namespace" && kind !== "depends-on")) continue;
    const node = view.nodes.get(from);
    if (node) found.push({ nodeId: from, name: node.name, how: kind, confidence });
  }
  return found.sort((a, b) => b.confidence - a.confidence || (a.name < b.name ? -1 : 1));
}
