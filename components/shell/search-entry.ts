import { lettersOf } from "@/components/shell/letters-of";
import { bareImage } from "@/lib/domain/find/known-values";
import { createSubjects, imagesOf, lower, ownWords, placeOf, type Subject } from "@/lib/domain/find/subject";
import type { NodeId } from "@/lib/domain/ids";
import { isMember, type MemberNode } from "@/lib/domain/topology/members";
import type { TopologyNode } from "@/lib/domain/topology/model";

export type Findable = Exclude<TopologyNode, { kind: "network" }>;

export const isFindable = (node: TopologyNode): node is Findable => node.kind !== "network";

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
  /** Which letters that holds: `lettersOf`. */
  readonly letters: number;
}

/** Reads nodes into entries; one that did not change, in boxes of the same names, keeps its entry. */
export function createEntryReader(nodes: ReadonlyMap<NodeId, TopologyNode>) {
  const toSubject = createSubjects(nodes);
  return (node: Findable, before: Entry | undefined): Entry => {
    if (!isMember(node)) return before?.node === node ? before : boxEntry(node);
    const subject = toSubject(node);
    const place = placeOf(subject);
    return before?.node === node && before.place === place ? before : memberEntry(subject, place);
  };
}

const lines = (facts: readonly string[]): string => facts.map((fact) => `${lower(fact)}\n`).join("");

function memberEntry({ node, home, zones, hosts }: Subject, place: string): Entry {
  const { lane, host } = home;
  const images = imagesOf(node).map(bareImage);
  const facts = [
    ...images,
    ...imagesOf(node),
    ...(["stack", "service", "namespace", "app"] as const).flatMap((key) => ownWords(node, key)),
    ...(node.kind === "workload" ? [node.workloadKind] : []),
    ...node.addresses,
    ...node.ports.map((port) => `${port.hostPort}/${port.proto}`),
    ...ownWords(node, "mac"),
    ...node.labels,
    ...ownWords(node, "network"),
  ];
  const vlan = lane?.vid ? [`vlan${lane.vid}`, lane.name] : [];
  const around = [...new Set([...(host ? [host.name] : []), ...hosts]), ...zones, ...vlan];
  const name = lower(node.name);
  const typed = `${name} ${lower(images.join(" "))}`;
  return { node, place, name, facts: lines(facts), around: lines(around), typed, letters: lettersOf(typed) };
}

function boxEntry(node: Exclude<Findable, MemberNode>): Entry {
  const name = lower(node.name);
  return { node, place: "", name, facts: lines(boxFacts(node)), around: "", typed: name, letters: lettersOf(name) };
}

function boxFacts(node: Exclude<Findable, MemberNode>): readonly string[] {
  switch (node.kind) {
    case "host":
      return [node.address ?? ""];
    case "lane":
      return [...(node.vid === null ? [] : [`vlan${node.vid}`, "vlan", String(node.vid)]), ...node.cidrs];
    case "cluster":
      return [node.kind, node.address ?? ""];
    case "pod":
      return [node.kind, ...node.addresses, node.nodeName];
    case "service":
    case "ingress":
      return [node.kind, ...node.addresses, ...node.ports, node.serviceType, node.namespace];
    default:
      return [node.kind];
  }
}
