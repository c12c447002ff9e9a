import { overrideStale } from "../assess/assess-group";
import { assessNode, silentSince } from "../assess/kubernetes/assess-node";
import { unknownBecauseOf } from "../assess/kubernetes/unknown-kinds";
import { toPanelClock } from "../assess/to-panel-clock";
import { type ClusterReport, clusterKinds, type KindStatus } from "../cluster-report";
import type { Health } from "../health";
import type { InventoryIndex } from "../inventory/index-inventory";
import { type NormalCluster, normaliseCluster } from "../normalise/normalise-cluster";
import { type ClusterContext, isController } from "../place/cluster-context";
import { placeCluster } from "../place/place-cluster";
import { type PlacedNode, placeNodes } from "../place/place-nodes";
import { type ClusterRelations, nextClusterRelations } from "../relate/kubernetes/relate-cluster";
import type { SourceStatus } from "../source";
import { same, sameItems } from "./same";

/** One cluster, normalised and put into its zone. */
export interface ClusterState {
  readonly normal: NormalCluster;
  readonly context: ClusterContext;
  /** How far each kind can be believed; the very object of before while it says the same. */
  readonly kinds: ClusterReport["kinds"];
  readonly source: SourceStatus | null;
  /** Clock skew as used; it follows the measured one only when that moves by more than its own jitter. */
  readonly skewMs: number;
  /** By node name; the very map of before while none of them says anything else. */
  readonly nodes: ReadonlyMap<string, NodeState>;
  /** Nodes whose kubelet is not heard, and since when, cluster's clock. */
  readonly silent: ReadonlyMap<string, number>;
  readonly related: ClusterRelations;
}

/** A node of a cluster, as its host shows it. */
export interface NodeState {
  readonly clusterId: string;
  readonly node: PlacedNode;
  readonly health: Health;
}

/** The Date header counts whole seconds and answers take time: less than this says nothing. */
const skewJitterMs = 3_000;

/**
 * @param report - Null while it has never answered.
 * @param shared - Machine ids that several nodes of the lab have.
 * @returns `previous` itself when nothing that it came from has changed.
 */
export function nextClusterState(
  clusterId: string,
  report: ClusterReport | null,
  index: InventoryIndex,
  source: SourceStatus | null,
  shared: ClusterContext["shared"],
  previous: ClusterState | null,
): ClusterState {
  const heard =
    report ?? (isUnheard(previous?.normal.report) ? previous.normal.report : nothingHeard(clusterId, source));
  const unchanged = previous?.normal.report === heard;
  const { context: before } = previous ?? {};
  if (unchanged && before?.index === index && before.shared === shared && previous.source === source) return previous;
  const normal = unchanged ? previous.normal : normaliseCluster(heard, previous?.normal ?? null);
  const context = nextContext(normal, { index, source, shared }, previous);
  const measured = source?.clockSkewMs ?? 0;
  const used = previous?.skewMs ?? 0;
  const skewMs = Math.abs(measured - used) > skewJitterMs ? measured : used;
  const kinds = previous && same(previous.kinds, heard.kinds) ? previous.kinds : heard.kinds;
  const nodes = nextNodes(context, heard, source, skewMs, previous);
  return {
    normal,
    context,
    kinds,
    source,
    skewMs,
    nodes,
    silent: nextSilent(heard, previous),
    related: nextClusterRelations(normal, context, previous?.related ?? null),
  };
}

const unheard = "never";

const isUnheard = (report: ClusterReport | undefined): report is ClusterReport => report?.cluster.version === unheard;

/** A cluster that never answered: nothing of any kind is known. */
function nothingHeard(clusterId: string, source: SourceStatus | null): ClusterReport {
  const since = source?.since ?? 0;
  const waiting: KindStatus = { state: "waiting", since, reason: null };
  return {
    clusterId,
    at: since,
    cluster: { ownId: "", version: unheard, address: "" },
    kinds: Object.fromEntries(clusterKinds.map((kind) => [kind, waiting])) as ClusterReport["kinds"],
    objects: Object.fromEntries(clusterKinds.map((kind) => [kind, new Map()])) as unknown as ClusterReport["objects"],
  };
}

function nextContext(
  normal: NormalCluster,
  { index, source, shared }: Pick<ClusterContext, "index" | "shared"> & Pick<ClusterState, "source">,
  previous: ClusterState | null,
): ClusterContext {
  const { clusterId, report, services } = normal;
  const before = previous?.context;
  const row = index.inventory.clusters?.find(({ id }) => id === clusterId);
  const name = row?.name || source?.name || clusterId;
  const asBefore = before?.index === index && before.shared === shared && before.name === name;
  const controllers =
    before && previous?.normal.services === services
      ? before.controllers
      : [...services.values()].flatMap(({ report: each }) => (isController(each) ? [each] : []));
  const kept = before && sameItems(before.controllers, controllers) ? before.controllers : controllers;
  const { Node } = report.objects;
  const address = report.cluster.address;
  const was = previous?.normal.report;
  if (asBefore && was?.objects.Node === Node && was.cluster.address === address && kept === before.controllers)
    return before;
  const bound = new Map(row?.nodes.map(({ nodeName, hostId }) => [nodeName, hostId]));
  const nodes = placeNodes(clusterId, Node.values(), index, bound, shared);
  const place = placeCluster(nodes, address, index);
  const next: ClusterContext = { clusterId, name, index, place, nodes, shared, controllers: kept };
  return asBefore && kept === before.controllers && same(before.place, place) && sameNodes(before.nodes, nodes)
    ? before
    : next;
}

/** All of a node that placing anything reads. What else a report says of it (its conditions) changes nothing there. */
function sameNodes(a: ClusterContext["nodes"], b: ClusterContext["nodes"]): boolean {
  if (a.size !== b.size) return false;
  for (const [name, node] of b) {
    const before = a.get(name);
    const alike =
      before?.hostId === node.hostId &&
      before.hostName === node.hostName &&
      same(before.match, node.match) &&
      same(before.place, node.place) &&
      before.report.machineId === node.report.machineId &&
      same(before.report.labels, node.report.labels) &&
      same(before.report.addresses, node.report.addresses);
    if (!alike) return false;
  }
  return true;
}

function nextNodes(
  context: ClusterContext,
  report: ClusterReport,
  source: SourceStatus | null,
  skewMs: number,
  previous: ClusterState | null,
): ReadonlyMap<string, NodeState> {
  const was = previous?.normal.report;
  const alike =
    was?.objects.Node === report.objects.Node &&
    same(was.kinds.Node, report.kinds.Node) &&
    previous?.context === context &&
    previous.source === source &&
    previous.skewMs === skewMs;
  if (previous && alike) return previous.nodes;
  const nodes = new Map<string, NodeState>();
  let unchanged = previous?.nodes.size === context.nodes.size;
  for (const [name, placed] of context.nodes) {
    const own = report.objects.Node.get(name) ?? placed.report;
    const seen = unknownBecauseOf(["Node"], report.kinds) ?? toPanelClock(assessNode(own), skewMs);
    const { tier, reason, since } = source ? overrideStale(seen, source) : seen;
    const before = previous?.nodes.get(name);
    const node = placed.report === own ? placed : { ...placed, report: own };
    const next = { clusterId: report.clusterId, node, health: { tier, reason, since } };
    const kept = before && sameNode(before, next) ? before : next;
    nodes.set(name, kept);
    unchanged &&= kept === before;
  }
  return previous && unchanged ? previous.nodes : nodes;
}

const sameNode = (a: NodeState, b: NodeState): boolean =>
  same(a.health, b.health) &&
  a.node.hostId === b.node.hostId &&
  a.node.report.unschedulable === b.node.report.unschedulable &&
  a.node.report.kubeletVersion === b.node.report.kubeletVersion &&
  same(a.node.place, b.node.place);

function nextSilent(report: ClusterReport, previous: ClusterState | null): ReadonlyMap<string, number> {
  const { Node } = report.objects;
  if (previous?.normal.report.objects.Node === Node) return previous.silent;
  const silent = new Map<string, number>();
  for (const [name, node] of Node) {
    const since = silentSince(node);
    if (since !== null) silent.set(name, since);
  }
  const before = previous?.silent;
  const alike = before?.size === silent.size && [...silent].every(([name, since]) => before.get(name) === since);
  return before && alike ? before : silent;
}
