import { assessGroup, overrideStale, type Summary, sumUp } from "../assess/assess-group";
import { type Counts, type Health, tiers } from "../health";
import type { NodeId } from "../ids";
import type { Finding } from "../topology/model";
import type { HostState } from "./host-states";

/** Health and counts of a host, lane or zone, by its node id; one that nothing belongs to is neutral. */
export type Tallies = (id: NodeId) => { readonly health: Health; readonly counts: Counts };

/** What one source has counted, and the groups that it counts for: the box that it is or stands on, and those around it. */
export interface Tally {
  readonly groups: readonly NodeId[];
  readonly summary: Summary;
  /** Findings of severity high. */
  readonly breaches: readonly Finding[];
}

/**
 * Adds up what the sources have counted, box by box. One-off containers of compose don't count for the groups they
 * stand in. A host whose engine is silent is unknown, even when nothing of it was ever seen. Breaches are findings of
 * severity high: they touch the groups that hold the container, and both zones.
 */
export function createTallies(tallies: Iterable<Tally>, hosts: ReadonlyMap<NodeId, HostState>): Tallies {
  const summaries = new Map<NodeId, Summary[]>();
  const breaches = new Map<NodeId, number>();
  const nodes = nodesByGroup(hosts);
  for (const { groups, summary, breaches: torn } of tallies) {
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
    return { health: louder(heard, nodes.get(id)), counts };
  };
}

/** A host that is a node of a cluster is no member of anything, but when it fails, what it stands in is not well. */
function nodesByGroup(hosts: ReadonlyMap<NodeId, HostState>): ReadonlyMap<NodeId, Health> {
  const found = new Map<NodeId, Health>();
  for (const [id, host] of hosts)
    for (const { health } of host.nodes) {
      const isLoud = health.tier === "failed" || health.tier === "warning";
      for (const group of isLoud ? [id, ...aboveHost(host)] : [id]) {
        const known = found.get(group);
        found.set(group, known ? louder(known, health) : health);
      }
    }
  return found;
}

const loudness = ({ tier }: Health): number => tiers.indexOf(tier);

/** A group in which nothing is says less than a node that is there. */
function louder(a: Health, b: Health | undefined): Health {
  if (!b) return a;
  return loudness(b) < loudness(a) || a.reason.code === "group.empty" ? b : a;
}

/** The boxes around a host or a cluster. */
export const aboveHost = (host: Pick<HostState, "parentId" | "zoneId"> | undefined): NodeId[] => {
  if (!host || host.zoneId === null) return [];
  return host.parentId === null || host.parentId === host.zoneId ? [host.zoneId] : [host.parentId, host.zoneId];
};

function push(summaries: Map<NodeId, Summary[]>, group: NodeId, summary: Summary): void {
  const known = summaries.get(group);
  if (known) known.push(summary);
  else summaries.set(group, [summary]);
}
