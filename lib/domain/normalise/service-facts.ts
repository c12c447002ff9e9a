import type { ClusterReport } from "../cluster-report";
import type { EndpointSliceReport, ServiceReport } from "../cluster-report/network";
import { type NodeId, serviceNodeId } from "../ids";
import { sameItems } from "../publish/same";
import { once } from "../topology/once";
import type { Workload } from "./workload-facts";

/** A Service with what answers behind it. */
export interface ServiceFacts {
  readonly nodeId: NodeId;
  readonly report: ServiceReport;
  /** In order of name. */
  readonly slices: readonly EndpointSliceReport[];
  /** Workloads behind it, in order of id; the very list of before while they are the same. */
  readonly targets: readonly NodeId[];
  /** How they are known: what answers now, or whom its selector would take. */
  readonly how: "endpoints" | "selector";
  /** Endpoints that may be asked now. */
  readonly ready: number;
}

/** What of a cluster tells which workloads stand behind which Service. */
export interface ServiceCauses {
  readonly report: ClusterReport;
  /** The workload of each pod, by "namespace/name". */
  readonly homeOf: (podKey: string) => NodeId | undefined;
  readonly workloads: ReadonlyMap<NodeId, Workload>;
}

/**
 * Services by "namespace/name", in order.
 *
 * @param previous - Facts that say the same keep their identity; `previous` itself is given where all do.
 */
export function nextServices(
  causes: ServiceCauses,
  previous: ReadonlyMap<string, ServiceFacts>,
): ReadonlyMap<string, ServiceFacts> {
  const { Service: services, EndpointSlice } = causes.report.objects;
  const slices = new Map<string, EndpointSliceReport[]>();
  for (const slice of EndpointSlice.values()) {
    const key = `${slice.namespace}/${slice.serviceName}`;
    const known = slices.get(key);
    if (known) known.push(slice);
    else slices.set(key, [slice]);
  }
  const byNamespace = once(() => groupByNamespace(causes.workloads.values()));
  const next = new Map<string, ServiceFacts>();
  let same = previous.size === services.size;
  for (const key of [...services.keys()].sort()) {
    const report = services.get(key);
    if (!report) continue;
    const own = (slices.get(key) ?? []).sort((a, b) => (a.name < b.name ? -1 : 1));
    const made = toFacts(causes, report, own, byNamespace);
    const before = previous.get(key);
    const targets = before && sameItems(before.targets, made.targets) ? before.targets : made.targets;
    const kept = before && isAlike(before, made) ? before : { ...made, targets };
    next.set(key, kept);
    same &&= kept === before;
  }
  return same ? previous : next;
}

const isAlike = (a: ServiceFacts, b: ServiceFacts): boolean =>
  a.report === b.report &&
  a.how === b.how &&
  a.ready === b.ready &&
  sameItems(a.slices, b.slices) &&
  sameItems(a.targets, b.targets);

function toFacts(
  { report: { clusterId }, homeOf, workloads }: ServiceCauses,
  report: ServiceReport,
  slices: readonly EndpointSliceReport[],
  byNamespace: () => ReadonlyMap<string, readonly Selectable[]>,
): ServiceFacts {
  const nodeId = serviceNodeId(clusterId, report.namespace, report.name);
  const answering = new Set<NodeId>();
  let ready = 0;
  for (const { endpoints } of slices)
    for (const endpoint of endpoints) {
      if (endpoint.ready) ready++;
      const { target } = endpoint;
      const home = target?.kind === "Pod" ? homeOf(`${target.namespace}/${target.name}`) : undefined;
      // While the cluster is still being listed, whose a pod is may be guessed and not shown yet.
      if (home && workloads.has(home)) answering.add(home);
    }
  if (answering.size > 0) return { nodeId, report, slices, targets: [...answering].sort(), how: "endpoints", ready };
  const wanted = Object.entries(report.selector);
  const chosen =
    wanted.length === 0
      ? []
      : (byNamespace().get(report.namespace) ?? []).filter(({ labels }) =>
          wanted.every(([label, value]) => Object.hasOwn(labels, label) && labels[label] === value),
        );
  return { nodeId, report, slices, targets: chosen.map((each) => each.nodeId).sort(), how: "selector", ready };
}

interface Selectable {
  readonly nodeId: NodeId;
  readonly labels: Readonly<Record<string, string>>;
}

function groupByNamespace(workloads: Iterable<Workload>) {
  const groups = new Map<string, Selectable[]>();
  for (const { nodeId, namespace, template } of workloads) {
    if (!template) continue;
    const each = { nodeId, labels: template.labels };
    const group = groups.get(namespace);
    if (group) group.push(each);
    else groups.set(namespace, [each]);
  }
  return groups;
}
