import { assessGroup, overrideStale, type Summary, sumUp } from "../assess/assess-group";
import type { Counts, Health } from "../health";
import type { NodeId } from "../ids";
import type { EnginePart } from "./engine-part";
import type { HostState } from "./host-states";

/** Health and counts of a host, lane or zone, by its node id; one that nothing belongs to is neutral. */
export type Tallies = (id: NodeId) => { readonly health: Health; readonly counts: Counts };

/**
 * Adds up what the engines have counted, host by host. One-off containers of compose don't count for the groups they
 * stand in. A host whose engine is silent is unknown, even when nothing of it was ever seen. Breaches are findings of
 * severity high: they touch the groups that hold the container, and both zones.
 */
export function createTallies(parts: Iterable<EnginePart>, hosts: ReadonlyMap<NodeId, HostState>): Tallies {
  const summaries = new Map<NodeId, Summary[]>();
  const breaches = new Map<NodeId, number>();
  for (const { engine, summary, breaches: torn } of parts) {
    const host = engine.host.nodeId;
    const groups = [host, ...aboveHost(hosts.get(host))];
    for (const group of groups) push(summaries, group, summary);
    for (const { fromZoneId, toZoneId } of torn)
      for (const group of new Set([...groups, fromZoneId, toZoneId]))
        breaches.set(group, (breaches.get(group) ?? 0) + 1);
  }

  return (id) => {
    const { health, counts } = assessGroup(sumUp(summaries.get(id) ?? []), breaches.get(id) ?? 0);
    const silent = hosts.get(id)?.sources.find((source) => source.state !== "live");
    const heard =
      silent && health.tier !== "failed" && health.tier !== "warning" ? overrideStale(health, silent) : health;
    return { health: heard, counts };
  };
}

const aboveHost = (host: HostState | undefined): NodeId[] => {
  if (!host || host.zoneId === null) return [];
  return host.parentId === null || host.parentId === host.zoneId ? [host.zoneId] : [host.parentId, host.zoneId];
};

function push(summaries: Map<NodeId, Summary[]>, group: NodeId, summary: Summary): void {
  const known = summaries.get(group);
  if (known) known.push(summary);
  else summaries.set(group, [summary]);
}
