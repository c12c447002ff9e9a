import { bareImage } from "@/lib/domain/find/known-values";
import { createSubjects, lower, placeOf, type Subject } from "@/lib/domain/find/subject";
import type { NodeId } from "@/lib/domain/ids";
import type { TopologyNode } from "@/lib/domain/topology/model";

export type Findable = Extract<TopologyNode, { kind: "container" | "stack" | "host" | "lane" | "zone" }>;

const findable: ReadonlySet<TopologyNode["kind"]> = new Set(["container", "stack", "host", "lane", "zone"]);

export const isFindable = (node: TopologyNode): node is Findable => findable.has(node.kind);

/** A node as the search reads it, in lower case. */
export interface Entry {
  readonly node: Findable;
  /** Changes when the names around the node do. */
  readonly place: string;
  readonly name: string;
  /** What is true of the node itself, one fact a line, each line ended. */
  readonly facts: string;
  /** Where it stands, likewise: a weaker reason to be found. */
  readonly around: string;
  /** What a slip of the finger is forgiven in: names that people type. */
  readonly typed: string;
}

/** Reads nodes into entries; one that did not change, in boxes of the same names, keeps its entry. */
export function createEntryReader(nodes: ReadonlyMap<NodeId, TopologyNode>) {
  const toSubject = createSubjects(nodes);
  return (node: Findable, before: Entry | undefined): Entry => {
    if (node.kind !== "container") return before?.node === node ? before : boxEntry(node);
    const subject = toSubject(node);
    const place = placeOf(subject);
    return before?.node === node && before.place === place ? before : containerEntry(subject, place);
  };
}

const lines = (facts: readonly string[]): string => facts.map((fact) => `${lower(fact)}\n`).join("");

function containerEntry({ node, home, zones }: Subject, place: string): Entry {
  const { lane, host } = home;
  const image = bareImage(node.imageRef);
  const facts = [
    image,
    node.imageRef,
    ...(node.stack === null ? [] : [node.stack]),
    ...(node.service === null ? [] : [node.service]),
    ...node.addresses,
    ...node.ports.map((port) => `${port.hostPort}/${port.proto}`),
    ...node.macs,
    ...node.labels,
    ...node.networks,
  ];
  const vlan = lane?.vid ? [`vlan${lane.vid}`, lane.name] : [];
  const around = [...(host ? [host.name] : []), ...zones, ...vlan];
  const name = lower(node.name);
  return { node, place, name, facts: lines(facts), around: lines(around), typed: `${name} ${lower(image)}` };
}

function boxEntry(node: Exclude<Findable, { kind: "container" }>): Entry {
  const name = lower(node.name);
  const facts =
    node.kind === "host"
      ? [node.address ?? ""]
      : node.kind === "lane"
        ? [...(node.vid === null ? [] : [`vlan${node.vid}`, "vlan", String(node.vid)]), ...node.cidrs]
        : [node.kind];
  return { node, place: "", name, facts: lines(facts), around: "", typed: name };
}
