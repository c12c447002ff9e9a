import type { NodeId } from "../ids";
import type { NormalEngine } from "../normalise/normalise-engine";
import type { Relation } from "../topology/model";
import { mergeRelations } from "./merge-relations";
import { type Reachable, reachableOf } from "./relate-across";
import { relateCompose } from "./relate-compose";
import { relateMentions } from "./relate-mentions";
import { relateNamespaces } from "./relate-namespaces";
import { type NetworkHub, relateNetworks } from "./relate-networks";
import { relatePorts } from "./relate-ports";
import { relateRoutes } from "./relate-routes";
import { relateStated } from "./relate-stated";
import { relateVolumes } from "./relate-volumes";

export interface EngineRelations {
  readonly relations: readonly Relation[];
  readonly hubs: readonly NetworkHub[];
  /** What joins it to other engines. */
  readonly reachable: Reachable;
}

/**
 * How the containers of one engine hang together, and why that is believed. Everything is found by index (by Docker id,
 * service, name, network, volume), never by comparing all pairs. Evidence names keys and ports, never the value of a variable.
 */
export function relateEngine(engine: NormalEngine, hostNode: NodeId): EngineRelations {
  const { hubs, relations } = relateNetworks(engine);
  const all = [
    ...relateNamespaces(engine),
    ...relateStated(engine),
    ...relateCompose(engine),
    ...relateMentions(engine),
    ...relateRoutes(engine),
    ...relations,
    ...relateVolumes(engine),
    ...relatePorts(engine, hostNode),
  ];
  return { relations: mergeRelations(all), hubs, reachable: reachableOf(engine) };
}
