import { clusterNodeId, parseContainerNodeId } from "../ids";
import { type Reachable, relateAcross } from "../relate/relate-across";
import type { Relation } from "../topology/model";
import type { ClusterState } from "./cluster-state";
import type { EngineState } from "./engine-state";
import { same, sameItems } from "./same";

/** Relations from source to source, by the part that asks, with what they came from. */
export interface AcrossState {
  readonly causes: readonly (Reachable | EngineState["context"] | ClusterState["context"])[];
  /** An engine's by its id, a cluster's by its node id. */
  readonly byPart: ReadonlyMap<string, readonly Relation[]>;
}

/** @returns `previous` itself while what sources offer and ask and the addresses of hosts are the same. */
export function nextAcross(
  engines: ReadonlyMap<string, EngineState>,
  clusters: ReadonlyMap<string, ClusterState>,
  previous: AcrossState | null,
): AcrossState {
  const all = [...engines.values()];
  const others = [...clusters.values()];
  const causes = [...all, ...others].flatMap(({ related, context }) => [related.reachable, context]);
  if (previous && sameItems(previous.causes, causes)) return previous;
  const relations = relateAcross([
    ...all.map(({ related, host, normal }) => ({
      reachable: related.reachable,
      hostId: host.nodeId,
      hostName: host.name,
      addresses: addressesOf(host, normal.report.engine.address),
    })),
    ...others.map(({ related, context }) => ({
      reachable: related.reachable,
      hostId: null,
      hostName: context.name,
      addresses: [],
    })),
  ]);
  const byPart = new Map<string, Relation[]>();
  for (const each of relations) {
    const part = partOf(each);
    const own = byPart.get(part);
    if (own) own.push(each);
    else byPart.set(part, [each]);
  }
  return { causes, byPart: new Map([...byPart].map(([id, own]) => [id, kept(own, previous?.byPart.get(id))])) };
}

function partOf({ from }: Relation): string {
  const [, clusterId] = /^(?:workload|service):([^/]+)\//.exec(from) ?? [];
  return clusterId ? clusterNodeId(clusterId) : (parseContainerNodeId(from)?.engineId ?? "");
}

const kept = (next: readonly Relation[], previous: readonly Relation[] | undefined): readonly Relation[] =>
  previous && same(previous, next) ? previous : next;

function addressesOf({ row }: EngineState["host"], engineAddress: string | null): readonly string[] {
  const own = (row?.addresses ?? []).map((address) => address.ip);
  return engineAddress === null || own.includes(engineAddress) ? own : [...own, engineAddress];
}
