import type { Edge, EdgeDrawing, Hub } from "@/components/topology/pipeline/edge-model";
import { networkHubs, volumeHubs } from "@/components/topology/pipeline/find-hubs";
import type { Ground, RouteOptions } from "@/components/topology/pipeline/ground";
import { type DrawnAt, liftEdges } from "@/components/topology/pipeline/lift-edges";
import { portTags } from "@/components/topology/pipeline/port-tags";
import { overlaps } from "@/components/topology/pipeline/visible";
import { hasCards, type Level } from "@/components/topology/scene/level";
import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";
import type { Relation, RelationKind } from "@/lib/domain/topology/model";

/** More lines than this at once say nothing any more. */
const most: Readonly<Record<Level, number>> = { close: 300, near: 300, middle: 200, far: 120 };

/** Everything that could be drawn of the whole map, sorted by host; what of it is drawn depends on where one looks. */
export interface WholeMap {
  readonly drawIn: (level: Level, window: Box, placeOf?: RouteOptions["placeOf"]) => EdgeDrawing;
}

interface Local {
  readonly relations: Relation[];
  readonly members: Relation[];
  readonly ports: Relation[];
}

/**
 * Prepares the edges of the whole map, once per change of the lab, the layout or the kinds. Inside a host they are lines
 * between cards, from further off between stacks, and far out nothing; between hosts they are one trunk per pair of
 * hosts, far out per pair of zones. Only what is near the screen is drawn, and no more than a person can read.
 */
export function wholeMap(relations: Iterable<Relation>, kinds: ReadonlySet<RelationKind>, ground: Ground): WholeMap {
  const locals = new Map<NodeId, Local>();
  const between: Relation[] = [];
  const localOf = (host: NodeId): Local => {
    const known = locals.get(host) ?? { relations: [], members: [], ports: [] };
    locals.set(host, known);
    return known;
  };
  for (const relation of relations) {
    if (!kinds.has(relation.kind)) continue;
    const host = ground.hostBox(relation.from);
    if (host === null) continue;
    if (relation.kind === "port") localOf(host).ports.push(relation);
    else if (relation.kind === "network") localOf(host).members.push(relation);
    else if (host === ground.hostBox(relation.to)) localOf(host).relations.push(relation);
    else between.push(relation);
  }

  // What is asked for again while a hand pans is worked out once.
  const once = <T>(make: () => T): (() => T) => {
    let made: { readonly value: T } | null = null;
    return () => {
      made ??= { value: make() };
      return made.value;
    };
  };
  const hosts = [...locals].map(([id, local]) => {
    const split = once(() => volumeHubs(local.relations));
    const lines = (drawnAt: DrawnAt) => once(() => liftEdges(split().rest, drawnAt, ground.holds));
    const hubs = once((): readonly Hub[] => [...split().hubs, ...networkHubs(local.members, ground)]);
    return {
      box: ground.boxes[id],
      ports: local.ports,
      near: lines(ground.drawnAt),
      middle: lines(stackOrCard(ground)),
      hubs,
    };
  });
  const hostPairs = once(() => liftEdges(between, ground.hostBox, ground.holds));
  const zonePairs = once(() => {
    const leaves = ({ from, to }: Relation) => ground.zoneBox(from) !== ground.zoneBox(to);
    const inside = between.filter((each) => !leaves(each));
    return [
      ...liftEdges(between.filter(leaves), zoneOrHost(ground), ground.holds),
      ...liftEdges(inside, ground.hostBox, ground.holds),
    ];
  });

  return {
    drawIn: (level, window, placeOf) => {
      const isNear = (id: NodeId) => {
        const box = ground.boxes[id];
        return box !== undefined && overlaps(box, window);
      };
      const touches = ({ from, to }: Edge) => isNear(from) || isNear(to);
      const options: RouteOptions = {
        tone: "map",
        most: most[level],
        anchorOf: (edge) => edge.to,
        ...(placeOf ? { placeOf } : {}),
      };
      if (level === "far") return ground.route(zonePairs().filter(touches), [], options);
      const inSight = hosts.filter(({ box }) => box && overlaps(box, window));
      const cards = hasCards(level);
      const local = inSight.flatMap((host) => (cards ? host.near() : host.middle()).filter(touches));
      const hubs = cards ? inSight.flatMap((host) => host.hubs()) : [];
      const ports = cards ? inSight.flatMap((host) => host.ports.filter((each) => isNear(each.to))) : [];
      const drawing = ground.route([...local, ...hostPairs().filter(touches)], hubs, options);
      return { ...drawing, tags: portTags(ports.slice(0, most.near), (node) => ground.boxes[node], "map") };
    },
  };
}

const stackOrCard =
  ({ stackBox, drawnAt }: Ground): DrawnAt =>
  (id) =>
    stackBox(id) ?? drawnAt(id);

const zoneOrHost =
  ({ zoneBox, hostBox }: Ground): DrawnAt =>
  (id) =>
    zoneBox(id) ?? hostBox(id);
