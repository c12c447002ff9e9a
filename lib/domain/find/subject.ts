import type { NodeId } from "../ids";
import { type Ancestry, ancestryOf } from "../topology/ancestry";
import type { ContainerNode, TopologyNode } from "../topology/model";
import type { TextKey } from "./keys";

/** A container with where it stands, as a condition looks at it. */
export interface Subject {
  readonly node: ContainerNode;
  readonly home: Ancestry;
  /** Names of its home zone and of those that it reaches into. */
  readonly zones: readonly string[];
}

export const lower = (text: string): string => text.toLowerCase();

/** What a key says of a container, each whole, in lower case. */
export function valuesOf({ node, home, zones }: Subject, key: TextKey): readonly string[] {
  switch (key) {
    case "name":
      return [lower(node.name)];
    case "image":
      return imageNames(node.imageRef);
    case "label":
      return labelNames(node.labels);
    case "zone":
      return zones.map(lower);
    case "host":
      return home.host ? [lower(home.host.name)] : [];
    case "vlan":
      return home.lane?.vid ? [String(home.lane.vid), lower(home.lane.name)] : [];
    case "network":
      return node.networks.map(lower);
    case "mac":
      return node.macs;
    case "stack":
    case "service":
      return node[key] === null ? [] : [lower(node[key])];
    case "state":
      return [lower(node.state)];
  }
}

/** "ghcr.io/x/app:1" answers to itself, "ghcr.io/x/app", "app:1" and "app". */
function imageNames(ref: string): readonly string[] {
  const whole = lower(ref).replace(/@sha256:.*$/, "");
  const last = whole.slice(whole.lastIndexOf("/") + 1);
  const bare = last.replace(/:.*$/, "");
  return [lower(ref), whole, whole.slice(0, whole.length - last.length) + bare, last, bare];
}

/** "traefik.enable=true" answers to itself and to its name. */
const labelNames = (labels: readonly string[]): readonly string[] =>
  labels.flatMap((label) => {
    const text = lower(label);
    const cut = text.indexOf("=");
    return cut < 0 ? [text] : [text, text.slice(0, cut)];
  });

const everything = new WeakMap<ContainerNode, { readonly place: string; readonly text: string }>();

/** Everything that a word without a key is looked for in, in lower case. Kept: the next letter asks for it again. */
export function everythingOf(subject: Subject): string {
  const place = placeOf(subject);
  let known = everything.get(subject.node);
  if (known?.place !== place) {
    known = { place, text: joinAll(subject) };
    everything.set(subject.node, known);
  }
  return known.text;
}

function joinAll({ node, home, zones }: Subject): string {
  const { lane, host } = home;
  return [
    node.name,
    node.imageRef,
    node.stack ?? "",
    node.service ?? "",
    host?.name ?? "",
    ...zones,
    lane?.vid ? `vlan${lane.vid} vlan ${lane.vid} ${lane.name}` : "",
    ...node.addresses,
    ...node.ports.map((port) => `${port.hostPort}/${port.proto}`),
    ...node.macs,
    ...node.networks,
    ...node.labels,
  ]
    .join("\n")
    .toLowerCase();
}

/** Reads where containers stand; siblings stand in the same boxes, so their parents are walked once. */
export function createSubjects(nodes: ReadonlyMap<NodeId, TopologyNode>): (node: ContainerNode) => Subject {
  const homes = new Map<NodeId | null, { readonly home: Ancestry; readonly zones: readonly string[] }>();
  return (node) => {
    let found = homes.get(node.parentId);
    if (!found) {
      const home = ancestryOf(node.parentId ?? node.id, nodes);
      found = { home, zones: home.zone ? [home.zone.name] : [] };
      homes.set(node.parentId, found);
    }
    const { home } = found;
    if (node.alsoIn.length === 0) return { node, home, zones: found.zones };
    const reached = node.alsoIn.flatMap(({ zoneId }) => nodes.get(zoneId)?.name ?? []);
    return { node, home, zones: [...found.zones, ...reached] };
  };
}

const places = new WeakMap<Ancestry, string>();

/** The names around a container as one text: while it is the same, so is what a condition says of an unchanged node. */
export function placeOf({ node, home, zones }: Subject): string {
  let place = places.get(home);
  if (place === undefined) {
    place = [home.host?.name, home.lane?.vid, home.lane?.name, home.zone?.name].join("\n");
    places.set(home, place);
  }
  return node.alsoIn.length === 0 ? place : [place, ...zones].join("\n");
}
