import type { NodeId } from "../ids";
import { type Ancestry, ancestryOf } from "../topology/ancestry";
import type { MemberNode } from "../topology/members";
import type { TopologyNode } from "../topology/model";
import { once } from "../topology/once";
import type { TextKey } from "./keys";

/** A member with where it stands, as a condition looks at it. */
export interface Subject {
  readonly node: MemberNode;
  readonly home: Ancestry;
  /** Names of its home zone and of those that it reaches into. */
  readonly zones: readonly string[];
  /** Names of the machines that it runs on: of a workload those of its pods. */
  readonly hosts: readonly string[];
  /** Names of a workload's pods. */
  readonly pods: readonly string[];
}

export const lower = (text: string): string => text.toLowerCase();

/** What a key says of a member, each whole, in lower case. */
export function valuesOf(subject: Subject, key: TextKey): readonly string[] {
  const { node, home, zones, hosts } = subject;
  switch (key) {
    case "name":
      return [lower(node.name)];
    case "kind":
      return [lower(kindOf(node))];
    case "image":
      return imagesOf(node).flatMap(imageNames);
    case "label":
      return labelNames(node.labels);
    case "zone":
      return zones.map(lower);
    case "host":
      return hosts.map(lower);
    case "cluster":
      return home.host?.kind === "cluster" ? [lower(home.host.name)] : [];
    case "vlan":
      return home.lane?.vid ? [String(home.lane.vid), lower(home.lane.name)] : [];
    case "state":
      return [lower(node.state)];
    default:
      return ownWords(node, key).map(lower);
  }
}

/** What only some members have: a container its compose names and networks, a workload what a cluster calls it by. */
export function ownWords(
  node: MemberNode,
  key: "network" | "mac" | "stack" | "service" | "namespace" | "app",
): readonly string[] {
  if (node.kind === "container") {
    if (key === "network") return node.networks;
    if (key === "mac") return node.macs;
    return key === "stack" || key === "service" ? known(node[key]) : [];
  }
  if (key === "service") return node.services;
  return key === "namespace" || key === "app" ? known(node[key]) : [];
}

const known = (word: string | null): readonly string[] => (word === null ? [] : [word]);

/** What `kind:` finds it by: "container", "Deployment". */
export const kindOf = (node: MemberNode): string => (node.kind === "container" ? "container" : node.workloadKind);

export const imagesOf = (node: MemberNode): readonly string[] =>
  node.kind === "container" ? [node.imageRef] : node.images;

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

const everything = new WeakMap<MemberNode, { readonly place: string; readonly text: string }>();

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

function joinAll({ node, home, zones, hosts, pods }: Subject): string {
  const { lane, host } = home;
  return [
    node.name,
    ...imagesOf(node),
    ...(["stack", "service", "namespace", "app", "mac", "network"] as const).flatMap((key) => ownWords(node, key)),
    ...(node.kind === "workload" ? [node.workloadKind] : []),
    host?.name ?? "",
    ...hosts,
    ...pods,
    ...zones,
    lane?.vid ? `vlan${lane.vid} vlan ${lane.vid} ${lane.name}` : "",
    ...node.addresses,
    ...node.ports.map((port) => `${port.hostPort}/${port.proto}`),
    ...node.labels,
  ]
    .join("\n")
    .toLowerCase();
}

/** Reads where members stand; siblings stand in the same boxes, so their parents are walked once. */
export function createSubjects(nodes: ReadonlyMap<NodeId, TopologyNode>): (node: MemberNode) => Subject {
  const homes = new Map<NodeId | null, Pick<Subject, "home" | "zones" | "hosts">>();
  const podsOf = once(() => gatherPods(nodes));
  return (node) => {
    let found = homes.get(node.parentId);
    if (!found) {
      const home = ancestryOf(node.parentId ?? node.id, nodes);
      const hosts = home.host?.kind === "host" ? [home.host.name] : [];
      found = { home, zones: home.zone ? [home.zone.name] : [], hosts };
      homes.set(node.parentId, found);
    }
    const { home } = found;
    const reached = node.alsoIn.flatMap(({ zoneId }) => nodes.get(zoneId)?.name ?? []);
    const zones = reached.length === 0 ? found.zones : [...found.zones, ...reached];
    if (node.kind === "container") return { node, home, zones, hosts: found.hosts, pods: [] };
    const pods = podsOf().get(node.id);
    return { node, home, zones, hosts: pods?.hosts ?? [], pods: pods?.names ?? [] };
  };
}

interface Pods {
  readonly names: string[];
  readonly hosts: string[];
}

function gatherPods(nodes: ReadonlyMap<NodeId, TopologyNode>): ReadonlyMap<NodeId, Pods> {
  const found = new Map<NodeId, Pods>();
  for (const node of nodes.values()) {
    if (node.kind !== "pod" || node.parentId === null) continue;
    let pods = found.get(node.parentId);
    if (!pods) {
      pods = { names: [], hosts: [] };
      found.set(node.parentId, pods);
    }
    pods.names.push(node.name);
    const host = node.hostId === null ? undefined : nodes.get(node.hostId);
    // A node of the cluster may stand on the map by another name than it has in the cluster.
    for (const name of [host?.name, node.nodeName]) if (name && !pods.hosts.includes(name)) pods.hosts.push(name);
  }
  return found;
}

const places = new WeakMap<Ancestry, string>();

/** The names around a member as one text: while it is the same, so is what a condition says of an unchanged node. */
export function placeOf({ node, home, zones, hosts, pods }: Subject): string {
  let place = places.get(home);
  if (place === undefined) {
    place = [home.host?.name, home.lane?.vid, home.lane?.name, home.zone?.name].join("\n");
    places.set(home, place);
  }
  if (node.kind === "container") return node.alsoIn.length === 0 ? place : [place, ...zones].join("\n");
  return [place, ...zones, ...hosts, ...pods].join("\n");
}
