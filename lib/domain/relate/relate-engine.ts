import type { NodeId } from "../ids";
import type { NormalEngine } from "../normalise/normalise-engine";
import type { Relation } from "../topology/model";
import { relateCompose } from "./relate-compose";
import { relateNamespaces } from "./relate-namespaces";
import { type NetworkHub, relateNetworks } from "./relate-networks";
import { relatePorts } from "./relate-ports";
import { relateVolumes } from "./relate-volumes";

export interface EngineRelations {
  readonly relations: readonly Relation[];
  readonly hubs: readonly NetworkHub[];
}

/**
 * How the containers of one engine hang together, and why that is believed. Everything is found by index (by Docker id,
 * service, network, volume), never by comparing all pairs. Evidence names keys and ports, never the value of a variable.
 */
export function relateEngine(engine: NormalEngine, hostNode: NodeId): EngineRelations {
  const { hubs, relations } = relateNetworks(engine);
  const all = [
    ...relateNamespaces(engine),
    ...relateCompose(engine),
    ...relations,
    ...relateVolumes(engine),
    ...relatePorts(engine, hostNode),
  ];
  return { relations: all, hubs };
}
