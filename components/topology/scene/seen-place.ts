import type { Level } from "@/components/topology/scene/level";
import type { Card, Group, Scene, Zone } from "@/components/topology/scene/scene";
import { type Lens, seeCard, seeGroup, seeInside, seeMark, seeZone } from "@/components/topology/scene/squeeze";
import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";

/** Where a node is drawn at one level and zoom, in px of the plane; undefined for what has no place of its own there. */
export type PlaceOf = (id: NodeId) => Box | undefined;

interface Home {
  readonly zone: Zone | null;
  readonly group: Group;
  /** Which mark of its group it is; -1 for a stack, and for the group itself. */
  readonly index: number;
  readonly card: Card | null;
  readonly inside: Box | null;
}

interface Index {
  readonly homes: ReadonlyMap<NodeId, Home>;
  /** Zones, and what stands in nothing: drawn where their boxes are. */
  readonly still: ReadonlyMap<NodeId, Box>;
}

const known = new WeakMap<Scene, Index>();

/**
 * Places as the canvas draws them: pressed together below the heads, and far out a mark for each member. Each is worked
 * out when it is asked for: lines have few ends, and a map has thousands of members.
 */
export function seenPlaces(scene: Scene, level: Level, zoom: number): PlaceOf {
  const { homes, still } = known.get(scene) ?? index(scene);
  known.set(scene, { homes, still });
  const lens: Lens = { x: 0, y: 0, zoom, w: 0, h: 0 };
  const zones = new Map<Zone, ReturnType<typeof seeZone>>();
  const zoneOf = (zone: Zone) => {
    const seen = zones.get(zone) ?? seeZone(zone, lens);
    zones.set(zone, seen);
    return seen;
  };
  return (id) => {
    const home = homes.get(id);
    if (!home) return still.get(id);
    const { zone, group, index: at, card, inside } = home;
    const seen = seeGroup(group, lens, zone ? zoneOf(zone).press : null);
    if (group.id === id) return toPlane(seen.rect, zoom);
    if (level === "far") return at < 0 ? undefined : toPlane(seeMark(group, at, seen), zoom);
    if (card) return toPlane(seeCard(card, lens, seen), zoom);
    return inside ? toPlane(seeInside(inside, lens, seen), zoom) : undefined;
  };
}

const toPlane = ({ x, y, w, h }: Box, zoom: number): Box => ({ x: x / zoom, y: y / zoom, w: w / zoom, h: h / zoom });

function index(scene: Scene): Index {
  const homes = new Map<NodeId, Home>();
  const add = (group: Group, zone: Zone | null) => {
    homes.set(group.id, { zone, group, index: -1, card: null, inside: null });
    for (const { id, box } of [...group.stacks, ...group.rows])
      homes.set(id, { zone, group, index: -1, card: null, inside: box });
    for (const [i, id] of group.members.entries()) homes.set(id, { zone, group, index: i, card: null, inside: null });
    for (const card of group.cards) {
      const index = homes.get(card.id)?.index ?? -1;
      homes.set(card.id, { zone, group, index, card, inside: null });
    }
  };
  for (const zone of scene.zones) for (const group of zone.groups) add(group, zone);
  for (const group of scene.groups) add(group, null);
  return { homes, still: new Map([...scene.zones, ...scene.loose].map(({ id, box }) => [id, box])) };
}
