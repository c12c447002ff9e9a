import { assessGroup, type Member, overrideStale } from "../assess/assess-group";
import type { Counts, Health } from "../health";
import { type NodeId, stackNodeId } from "../ids";
import type { Finding } from "../topology/model";
import type { ContainerState } from "./container-state";
import type { EngineState } from "./engine-state";
import type { HostState } from "./host-states";

/** Health and counts of a group, by its node id; a group that nothing belongs to is neutral. */
export type Tallies = (id: NodeId) => { readonly health: Health; readonly counts: Counts };

/**
 * Counts every container in its stack, host, lane and zone. One-off containers of compose don't count for the groups
 * they stand in. A host whose engine is silent is unknown, even when nothing of it was ever seen. Breaches are findings
 * of severity high: they touch the groups that hold the container, and both zones.
 */
export function createTallies(
  engines: ReadonlyMap<string, EngineState>,
  containers: ReadonlyMap<NodeId, ContainerState>,
  hosts: ReadonlyMap<NodeId, HostState>,
  findings: ReadonlyMap<string, Finding>,
): Tallies {
  const above = ({ facts }: ContainerState): NodeId[] => {
    const host = engines.get(facts.engineId)?.host.nodeId;
    const stacks = facts.stack === null ? [] : [stackNodeId(facts.engineId, facts.stack)];
    return host === undefined ? stacks : [...stacks, host, ...aboveHost(hosts.get(host))];
  };
  const members = new Map<NodeId, Member[]>();
  for (const state of containers.values()) {
    const { name, oneOff } = state.facts;
    for (const group of above(state)) push(members, group, { name, oneOff, health: state.health, breach: false });
  }
  const breaches = new Map<NodeId, number>();
  for (const finding of findings.values()) {
    const state = finding.severity === "high" ? containers.get(finding.nodeId) : undefined;
    if (!state) continue;
    for (const group of new Set([...above(state), finding.fromZoneId, finding.toZoneId]))
      breaches.set(group, (breaches.get(group) ?? 0) + 1);
  }

  return (id) => {
    const { health, counts } = assessGroup(members.get(id) ?? []);
    const silent = hosts.get(id)?.sources.find((source) => source.state !== "live");
    const heard =
      silent && health.tier !== "failed" && health.tier !== "warning" ? overrideStale(health, silent) : health;
    return { health: heard, counts: { ...counts, breach: breaches.get(id) ?? 0 } };
  };
}

const aboveHost = (host: HostState | undefined): NodeId[] => {
  if (!host || host.zoneId === null) return [];
  return host.parentId === null || host.parentId === host.zoneId ? [host.zoneId] : [host.parentId, host.zoneId];
};

function push(members: Map<NodeId, Member[]>, group: NodeId, member: Member): void {
  const known = members.get(group);
  if (known) known.push(member);
  else members.set(group, [member]);
}
