import { parseContainerNodeId } from "../ids";
import { type Reachable, relateAcross } from "../relate/relate-across";
import type { Relation } from "../topology/model";
import type { EngineState } from "./engine-state";
import { same, sameItems } from "./same";

/** Relations from engine to engine, by the engine that asks, with what they came from. */
export interface AcrossState {
  readonly causes: readonly (Reachable | EngineState["context"])[];
  readonly byEngine: ReadonlyMap<string, readonly Relation[]>;
}

/** @returns `previous` itself while what engines offer and ask and the addresses of hosts are the same. */
export function nextAcross(engines: ReadonlyMap<string, EngineState>, previous: AcrossState | null): AcrossState {
  const all = [...engines.values()];
  const causes = all.flatMap(({ related, context }) => [related.reachable, context]);
  if (previous && sameItems(previous.causes, causes)) return previous;
  const relations = relateAcross(
    all.map(({ related, host, normal }) => ({
      reachable: related.reachable,
      hostName: host.name,
      addresses: addressesOf(host, normal.report.engine.address),
    })),
  );
  const byEngine = new Map<string, Relation[]>();
  for (const each of relations) {
    const engineId = parseContainerNodeId(each.from)?.engineId ?? "";
    const own = byEngine.get(engineId);
    if (own) own.push(each);
    else byEngine.set(engineId, [each]);
  }
  return { causes, byEngine: new Map([...byEngine].map(([id, own]) => [id, kept(own, previous?.byEngine.get(id))])) };
}

const kept = (next: readonly Relation[], previous: readonly Relation[] | undefined): readonly Relation[] =>
  previous && same(previous, next) ? previous : next;

function addressesOf({ row }: EngineState["host"], engineAddress: string | null): readonly string[] {
  const own = (row?.addresses ?? []).map((address) => address.ip);
  return engineAddress === null || own.includes(engineAddress) ? own : [...own, engineAddress];
}
