import type { TemplateReport } from "../cluster-report/templates";
import type { WorkloadFacts } from "../normalise/workload-facts";
import { type Reason, type ReasonData, reason } from "../reason";
import type { ClusterContext } from "./cluster-context";
import { exposeIngress, exposeService } from "./expose-service";
import type { Placement, ZoneEvidence } from "./model";
import type { PlacedNode } from "./place-nodes";

export interface WorkloadPlace {
  readonly placement: Placement;
  /** Why it stands where it stands, or why it can't be placed: the one line for its card. */
  readonly placed: Reason;
}

/**
 * Which zones a workload is attached to, exposed to and leaves by, each with its evidence (rules K1, K3 to K6 and K8). A
 * pod's own address is known inside the cluster alone (K6): what counts is the node that it runs on.
 *
 * @param nodeNames - Nodes that its pods run on.
 */
export function placeWorkload(
  { template, fronts }: Pick<WorkloadFacts, "template" | "fronts">,
  nodeNames: readonly string[],
  context: ClusterContext,
): WorkloadPlace {
  const nodes = nodesOf(template, nodeNames, context);
  const attached = onePerZone(nodes.flatMap((node) => onNode(node, template, context)));
  const exposed = [
    ...(template ? nodes.flatMap((node) => exposeOnNode(node, template, context)) : []),
    ...fronts.services.flatMap((service) => exposeService(service, context)),
    ...fronts.ingresses.flatMap((ingress) => exposeIngress(ingress, context)),
  ];
  const egress = onePerZone(nodes.flatMap((node) => leavesBy(node, context)));
  const unplaced = context.place.home ? null : context.place.why;
  return {
    placement: { attached, exposed: onePerPort(exposed), egress, unplaced },
    placed:
      unplaced ?? attached.find(({ zoneId }) => zoneId === context.place.home?.zoneId)?.reason ?? context.place.why,
  };
}

/** Where it runs; while it runs nowhere, where its node selector lets it. */
function nodesOf(
  template: TemplateReport | null,
  nodeNames: readonly string[],
  { nodes }: ClusterContext,
): readonly PlacedNode[] {
  const running = nodeNames.flatMap((name) => nodes.get(name) ?? []);
  if (running.length > 0) return running;
  const wanted = Object.entries(template?.nodeSelector ?? {}).filter(([label]) => label !== "kubernetes.io/os");
  if (wanted.length === 0) return [];
  const chosen = ({ report }: PlacedNode) => wanted.every(([label, value]) => report.labels[label] === value);
  return [...nodes.values()].filter(chosen);
}

/** K1 for pods that use their node's network: they are in all its zones. K8 for the others: in its home zone. */
function onNode(node: PlacedNode, template: TemplateReport | null, { index }: ClusterContext): ZoneEvidence[] {
  const { place, hostName } = node;
  const zones = template?.hostNetwork ? place.zones : place.home ? [place.home] : [];
  return zones.map(({ zoneId, address }) => {
    const data = { host: hostName, address, zone: index.zones.get(zoneId)?.name ?? "" };
    return template?.hostNetwork
      ? { zoneId, rule: "K1", confidence: "high", reason: reason("place.node-network", { rule: "K1", ...data }) }
      : { zoneId, rule: "K8", confidence: "high", reason: reason("place.node", { rule: "K8", ...data }) };
  });
}

/** K1: what its host network or its host ports open on its node. */
function exposeOnNode(node: PlacedNode, template: TemplateReport, context: ClusterContext): ZoneEvidence[] {
  const { index } = context;
  const { place, hostName } = node;
  const found: ZoneEvidence[] = [];
  const add = (code: string, zoneId: string, data: ReasonData, port: NonNullable<ZoneEvidence["port"]>) => {
    const zone = index.zones.get(zoneId)?.name ?? "";
    const why = reason(code, { rule: "K1", host: hostName, proto: port.proto, hostPort: port.hostPort, ...data, zone });
    found.push({ zoneId, rule: "K1", confidence: "high", reason: why, port });
  };
  for (const { ports } of template.containers)
    for (const { port, hostPort, hostIp, proto } of ports) {
      const open = template.hostNetwork ? port : hostPort;
      if (open === 0) continue;
      const what = { hostIp, hostPort: open, containerPort: port, proto };
      const isEverywhere = hostIp === "" || hostIp === "0.0.0.0" || hostIp === "::";
      if (isEverywhere || template.hostNetwork)
        for (const { zoneId, address } of place.zones)
          add("place.host-port", zoneId, { address }, { ...what, hostIp: "" });
      else {
        const zoneId = index.locate(hostIp)?.zoneId;
        if (zoneId) add("place.published-address", zoneId, { address: hostIp }, what);
      }
    }
  return found;
}

/** K6: what leaves a pod bears its node's address. */
const leavesBy = ({ place, hostName }: PlacedNode, { index }: ClusterContext): ZoneEvidence[] =>
  place.zones.map(({ zoneId }) => ({
    zoneId,
    rule: "K6",
    confidence: "medium",
    reason: reason("place.masquerade", { rule: "K6", host: hostName, zone: index.zones.get(zoneId)?.name ?? "" }),
  }));

function onePerZone(evidence: readonly ZoneEvidence[]): ZoneEvidence[] {
  const found = new Map<string, ZoneEvidence>();
  for (const each of evidence) if (!found.has(each.zoneId)) found.set(each.zoneId, each);
  return [...found.values()];
}

/** The same port is open on every node: said once. */
function onePerPort(evidence: readonly ZoneEvidence[]): ZoneEvidence[] {
  const found = new Map<string, ZoneEvidence>();
  for (const each of evidence) {
    const key = `${each.rule} ${each.zoneId} ${each.port?.hostPort ?? ""}/${each.port?.proto ?? ""}`;
    if (!found.has(key)) found.set(key, each);
  }
  return [...found.values()];
}
