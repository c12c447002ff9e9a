import type { SlotKind, SlotNode } from "./slot-table";

/** Sample structures for tests of slots and geometry. */
export function node(id: string, parentId: string | null, over: Partial<SlotNode> = {}): SlotNode {
  const [kind = "", name = ""] = id.split(":");
  return { id, parentId, kind: kind as SlotKind, name: name.split("/").at(-1) ?? name, rank: 0, ...over };
}

export interface ZoneShape {
  readonly hosts: readonly { readonly stacks: readonly number[]; readonly loose: number }[];
}

/** Zones z0, z1 … with one lane each, hosts under it, each host with stacks of the given card counts and loose cards. */
export function lab(zones: readonly ZoneShape[]): SlotNode[] {
  return zones.flatMap(({ hosts }, z) => [
    node(`zone:z${z}`, null, { rank: z }),
    node(`lane:v${z}`, `zone:z${z}`, { rank: 10 * z }),
    ...hosts.flatMap(({ stacks, loose }, h) => {
      const [host, engine] = [`host:h${z}-${h}`, `e${z}-${h}`];
      return [
        node(host, `lane:v${z}`),
        ...Array.from({ length: loose }, (_, c) => node(`container:${engine}/loose-${c}`, host)),
        ...stacks.flatMap((cards, s) => [
          node(`stack:${engine}/s${s}`, host),
          ...Array.from({ length: cards }, (_, c) => node(`container:${engine}/s${s}-c${c}`, `stack:${engine}/s${s}`)),
        ]),
      ];
    }),
  ]);
}
