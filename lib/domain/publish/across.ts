import { relateAcross } from "../relate/relate-across";
import type { EngineRelations } from "../relate/relate-engine";
import type { Relation } from "../topology/model";
import type { EngineState } from "./engine-state";

/** Relations from engine to engine, with what they came from. */
export interface AcrossState {
  readonly causes: readonly (EngineRelations | EngineState["context"])[];
  readonly relations: readonly Relation[];
}

/** @returns `previous` itself while no engine's containers and no host's addresses have changed. */
export function nextAcross(engines: ReadonlyMap<string, EngineState>, previous: AcrossState | null): AcrossState {
  const all = [...engines.values()];
  const causes = all.flatMap(({ related, context }) => [related, context]);
  if (previous?.causes.length === causes.length && causes.every((each, i) => each === previous.causes[i]))
    return previous;
  const relations = relateAcross(
    all.map(({ related, host, normal }) => ({
      reachable: related.reachable,
      hostName: host.name,
      addresses: addressesOf(host, normal.report.engine.address),
    })),
  );
  return { causes, relations };
}

function addressesOf({ row }: EngineState["host"], engineAddress: string | null): readonly string[] {
  const own = (row?.addresses ?? []).map((address) => address.ip);
  return engineAddress === null || own.includes(engineAddress) ? own : [...own, engineAddress];
}
