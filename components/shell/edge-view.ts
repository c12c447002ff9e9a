import { type RelationKind, relationKinds } from "@/lib/domain/topology/model";

/** Which edges are drawn beside the breaches, which always are. */
export interface EdgeView {
  /** On the whole map, and not of the selection alone. */
  readonly whole: boolean;
  readonly kinds: readonly RelationKind[];
}

/** A network says who could talk, not who does: it is drawn when somebody asks for it. */
const usual: readonly RelationKind[] = relationKinds.filter((kind) => kind !== "network");

export const plainEdges: EdgeView = { whole: false, kinds: usual };

/** "map,depends-on,volume": "map" is the whole map; no kind means the usual ones, "none" means no kind at all. */
export function parseEdgeView(text: string | null): EdgeView {
  const words = (text ?? "").split(",");
  const kinds = relationKinds.filter((kind) => words.includes(kind));
  const whole = words.includes("map");
  if (kinds.length === 0 && !words.includes("none")) return whole ? { whole, kinds: usual } : plainEdges;
  return { whole, kinds };
}

/** "" for the usual. */
export function formatEdgeView({ whole, kinds }: EdgeView): string {
  const asUsual = kinds.length === usual.length && usual.every((kind) => kinds.includes(kind));
  const named = asUsual ? [] : kinds.length === 0 ? ["none"] : relationKinds.filter((kind) => kinds.includes(kind));
  return [...(whole ? ["map"] : []), ...named].join(",");
}
