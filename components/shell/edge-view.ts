import { type RelationKind, relationKinds } from "@/lib/domain/topology/model";
import type { Preset } from "@/lib/domain/topology/presets";

/** Which edges are drawn beside the breaches, which always are. */
export interface EdgeView {
  /** On the whole map, and not of the selection alone. */
  readonly whole: boolean;
  readonly kinds: readonly RelationKind[];
}

/** A network and a link say who could talk, not who does: they are drawn when somebody asks for them. */
const usual: readonly RelationKind[] = relationKinds.filter((kind) => kind !== "network" && kind !== "link");

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

/** What a preset draws whatever was chosen. *Machines* answers what hangs on what, so links are part of it. */
export const alwaysDrawn = (preset: Preset): readonly RelationKind[] => (preset === "machines" ? ["link"] : []);

/** The kinds that are drawn in a preset. */
export interface DrawnKinds {
  /** While nothing is selected, over the whole map. */
  readonly whole: readonly RelationKind[];
  readonly selection: readonly RelationKind[];
}

export function drawnKinds(preset: Preset, { whole, kinds }: EdgeView): DrawnKinds {
  const always = alwaysDrawn(preset);
  const all = [...new Set([...kinds, ...always])];
  return { whole: whole ? all : always, selection: all };
}
