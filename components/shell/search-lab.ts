import type { ContainerNode, TopologyNode } from "@/lib/domain/topology/model";

export type Findable = Extract<TopologyNode, { kind: "container" | "host" | "zone" }>;

const shown = 12;

/**
 * The nodes that a typed text means, best first: whole name, start of the name, start of a word in it, anywhere in it,
 * then image, address, published port, stack. At most a dozen; an
 * empty text finds nothing.
 */
export function searchLab(nodes: Iterable<TopologyNode>, text: string): readonly Findable[] {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return [];
  const found: { node: Findable; rank: number }[] = [];
  for (const node of nodes) {
    if (node.kind !== "container" && node.kind !== "host" && node.kind !== "zone") continue;
    const rank = rankName(node.name.toLowerCase(), wanted) ?? rankFacts(node, wanted);
    if (rank !== null) found.push({ node, rank });
  }
  found.sort((a, b) => a.rank - b.rank || a.node.name.length - b.node.name.length || (a.node.id < b.node.id ? -1 : 1));
  return found.slice(0, shown).map((item) => item.node);
}

function rankName(name: string, wanted: string): number | null {
  const at = name.indexOf(wanted);
  if (at < 0) return null;
  if (name === wanted) return 0;
  if (at === 0) return 1;
  return /[^a-z0-9]/.test(name[at - 1] ?? "") ? 2 : 3;
}

function rankFacts(node: Findable, wanted: string): number | null {
  if (node.kind === "zone") return null;
  if (node.kind === "host") return node.address?.startsWith(wanted) ? 4 : null;
  return containerFacts(node).some((fact) => fact.toLowerCase().includes(wanted)) ? 5 : null;
}

const containerFacts = (node: ContainerNode): readonly string[] => [
  node.imageRef,
  ...node.addresses,
  ...node.ports.map((port) => String(port.hostPort)),
  node.stack ?? "",
];
