import { type EdgeView, formatEdgeView, parseEdgeView, plainEdges } from "@/components/shell/edge-view";
import { formatViewPlace, parseViewPlace, type ViewPlace } from "@/components/shell/view-point";
import { type ChangeSpan, isChangeSpan } from "@/lib/domain/changes";
import type { NodeId } from "@/lib/domain/ids";
import { type Preset, presets } from "@/lib/domain/topology/presets";

/** What of the lab is chosen and shown; in the URL, so that map, table and a friend's browser agree. */
export interface LabView {
  readonly select: NodeId | null;
  /** A find expression, as typed: lib/domain/find. */
  readonly q: string;
  /** Nothing folds by itself: "fold=off". */
  readonly unfolded: boolean;
  /** On a phone the map itself rather than the list that stands for it: "view=map". */
  readonly asMap: boolean;
  /** The question that the map answers: "preset=machines"; *Zones* is not said. */
  readonly preset: Preset;
  /** Edges that are drawn: "edges=map,network". */
  readonly edges: EdgeView;
  /** The lane (VLAN or subnet) whose members stay lit: "vlan=lane:10". */
  readonly vlan: NodeId | null;
  /** What has changed within so long stays lit and is listed: "changed=1h". */
  readonly changed: ChangeSpan | null;
  /** Where a link looks at the map, "at=host:nas,812,440,0.75"; the map goes there and drops it from the address. */
  readonly at: ViewPlace | null;
  /** A selection of many that a link brings; the page takes it over and drops it from the address. */
  readonly many: readonly NodeId[];
}

export const plainView: LabView = {
  select: null,
  q: "",
  unfolded: false,
  asMap: false,
  preset: "zones",
  edges: plainEdges,
  vlan: null,
  changed: null,
  at: null,
  many: [],
};

export function parseLabView(params: Pick<URLSearchParams, "get">): LabView {
  return {
    select: params.get("select") || null,
    q: params.get("q") ?? "",
    unfolded: params.get("fold") === "off",
    asMap: params.get("view") === "map",
    many: (params.get("many") ?? "").split(",").filter(Boolean),
    preset: presets.find((preset) => preset === params.get("preset")) ?? "zones",
    edges: parseEdgeView(params.get("edges")),
    vlan: params.get("vlan") || null,
    changed: spanOf(params.get("changed")),
    at: parseViewPlace(params.get("at")),
  };
}

const spanOf = (text: string | null): ChangeSpan | null => (isChangeSpan(text) ? text : null);

/** The query string for `view`, "" when nothing is chosen, else with its "?". */
export function formatLabView(view: LabView): string {
  const params = new URLSearchParams();
  if (view.select) params.set("select", view.select);
  if (view.q) params.set("q", view.q);
  if (view.unfolded) params.set("fold", "off");
  if (view.asMap) params.set("view", "map");
  if (view.many.length > 0) params.set("many", view.many.join(","));
  if (view.preset !== "zones") params.set("preset", view.preset);
  const edges = formatEdgeView(view.edges);
  if (edges) params.set("edges", edges);
  if (view.vlan) params.set("vlan", view.vlan);
  if (view.changed) params.set("changed", view.changed);
  if (view.at) params.set("at", formatViewPlace(view.at));
  // Node ids and filters are full of signs that a query may carry as they are and people can then read.
  const text = params.toString().replace(/%(?:3A|2F|2C|7E|21)/g, decodeURIComponent);
  return text ? `?${text}` : "";
}
