import { onPanelClock } from "../clock";
import { type NodeId, stackNodeId } from "../ids";
import { parseMac } from "../inventory/mac";
import { isEverywhere } from "../place/place-ports";
import type { ContainerNode, PortSummary } from "../topology/model";
import type { ContainerState } from "./container-state";
import type { EngineState } from "./engine-state";
import { toBadges } from "./to-badges";
import { toFindableLabels } from "./to-findable-labels";

type ContainerDraft = Omit<ContainerNode, "slot">;

const drafts = new WeakMap<ContainerState, { hostId: NodeId; homeZoneId: string | null; draft: ContainerDraft }>();

/** The same state on the same host gives the very same draft, so that a thousand unchanged containers cost nothing. */
export function toContainerNode(state: ContainerState, engine: EngineState): ContainerDraft {
  const hostId = engine.host.nodeId;
  const homeZoneId = engine.context.host.home?.zoneId ?? null;
  const known = drafts.get(state);
  if (known?.hostId === hostId && known.homeZoneId === homeZoneId) return known.draft;
  const draft = draftContainer(state, hostId, homeZoneId);
  drafts.set(state, { hostId, homeZoneId, draft });
  return draft;
}

function draftContainer(
  { facts, place, findings, health, operation, causes }: ContainerState,
  hostId: NodeId,
  homeZoneId: string | null,
): ContainerDraft {
  const { report, nodeId, engineId, stack } = facts;
  return {
    kind: "container",
    id: nodeId,
    parentId: stack === null ? hostId : stackNodeId(engineId, stack),
    name: facts.name,
    health: { tier: health.tier, reason: health.reason, since: health.since },
    sourceId: engineId,
    incarnation: report.id,
    imageRef: report.imageRef,
    state: report.state,
    startedAt: onPanelClock(report.startedAt, causes.skewMs),
    restartCount: report.restartCount,
    stack,
    service: facts.service,
    oneOff: facts.oneOff,
    alsoIn: toBadges(place.placement.attached, place.placement.exposed, homeZoneId),
    placed: place.placed,
    ports: publishedPorts(report.ports),
    addresses: report.endpoints.flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6]).filter((each) => each !== null),
    macs: report.endpoints.flatMap(({ mac }) => (mac ? [parseMac(mac)] : [])).filter((each) => each !== null),
    networks: report.endpoints.map((endpoint) => endpoint.networkName),
    labels: toFindableLabels(report.labels),
    operationId: operation?.id ?? null,
    breach: findings.some((finding) => finding.severity === "high"),
  };
}

function publishedPorts(ports: ContainerState["facts"]["report"]["ports"]): PortSummary[] {
  const found = new Map<string, PortSummary>();
  for (const port of ports) {
    const { hostIp, hostPort, containerPort, proto } = port;
    if (hostIp === null || hostPort === null) continue;
    const where = isEverywhere(port) ? "*" : hostIp;
    const key = `${where} ${hostPort} ${containerPort}/${proto}`;
    if (!found.has(key)) found.set(key, { hostIp, hostPort, containerPort, proto });
  }
  return [...found.values()];
}
