import type { NodeId } from "../ids";
import { minZoneColumns } from "./arrange-zones";
import { layOutHost } from "./lay-out-host";
import { once } from "./once";
import { packRoots, type Root } from "./pack-roots";
import { compareNewcomers } from "./slot-families";
import { kindOf } from "./slot-gaps";
import type { SlotNode, SlotStructure, SlotTable } from "./slot-table";
import { goneBoxes, slottedTree } from "./slotted-tree";

/**
 * Where hosts stand in *Machines*: on the plane, those of one zone beside each other, no walls. What is inside a host
 * stands as in *Zones*, so only hosts have rows here.
 *
 * @param zones - The slots of *Zones*: a host is as wide here as it is there.
 */
export function assignMachines(previous: SlotTable, structure: SlotStructure, zones: SlotTable): SlotTable {
  const byId = new Map(structure.nodes.map((node) => [node.id, node]));
  const tree = once(() => slottedTree(structure, zones));
  const zoneOf = (id: NodeId): NodeId => {
    let at = id;
    for (let depth = 0; depth < 8; depth++) {
      const parent = zones[at]?.parent ?? null;
      if (parent === null) return at;
      at = parent;
    }
    return at;
  };
  const root = (id: NodeId): Root => {
    const columns = zones[zoneOf(id)]?.columns || minZoneColumns;
    const height = () => {
      const host = tree().get(id);
      return host ? layOutHost(host, { x: 0, y: 0 }, columns, tree(), {}) : 0;
    };
    return { id, columns, height };
  };
  const rank = ({ id }: SlotNode): number => zones[zoneOf(id)]?.order ?? 0;
  const hosts = structure.nodes
    .filter((node) => node.kind === "host")
    .sort((a, b) => rank(a) - rank(b) || compareNewcomers(a, b));
  const gone = goneBoxes(zones, new Set(byId.keys())).flatMap(([id]) =>
    kindOf(id) === "host" && previous[id] ? [root(id)] : [],
  );
  return packRoots(
    hosts.map(({ id }) => root(id)),
    previous,
    gone,
  );
}
