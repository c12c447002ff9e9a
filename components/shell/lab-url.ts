import { type EdgeView, formatEdgeView, parseEdgeView, plainEdges } from "@/components/shell/edge-view";
import { type Tier, tiers } from "@/lib/domain/health";
import type { NodeId } from "@/lib/domain/ids";
import { type Preset, presets } from "@/lib/domain/topology/presets";

/** What of the lab is chosen and shown; in the URL, so that map, table and a friend's browser agree. */
export interface LabView {
  readonly select: NodeId | null;
  readonly q: string;
  readonly health: readonly Tier[];
  readonly zone: NodeId | null;
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
  /** A selection of many that a link brings; the page takes it over and drops it from the address. */
  readonly many: readonly NodeId[];
}

export const plainView: LabView = {
  select: null,
  q: "",
  health: [],
  zone: null,
  unfolded: false,
  asMap: false,
  preset: "zones",
  edges: plainEdges,
  vlan: null,
  many: [],
};

/** Unknown tiers in a typed or old address are left out rather than refused. */
export function parseLabView(params: Pick<URLSearchParams, "get">): LabView {
  const asked = (params.get("health") ?? "").split(",");
  return {
    select: params.get("select") || null,
    q: params.get("q") ?? "",
    health: tiers.filter((tier) => asked.includes(tier)),
    zone: params.get("zone") || null,
    unfolded: params.get("fold") === "off",
    asMap: params.get("view") === "map",
    many: (params.get("many") ?? "").split(",").filter(Boolean),
    preset: presets.find((preset) => preset === params.get("preset")) ?? "zones",
    edges: parseEdgeView(params.get("edges")),
    vlan: params.get("vlan") || null,
  };
}

/** The query string for `view`, "" when nothing is chosen, else with its "?". */
export function formatLabView(view: LabView): string {
  const params = new URLSearchParams();
  if (view.select) params.set("select", view.select);
  if (view.q) params.set("q", view.q);
  if (view.health.length > 0) params.set("health", view.health.join(","));
  if (view.zone) params.set("zone", view.zone);
  if (view.unfolded) params.set("fold", "off");
  if (view.asMap) params.set("view", "map");
  if (view.many.length > 0) params.set("many", view.many.join(","));
  if (view.preset !== "zones") params.set("preset", view.preset);
  const edges = formatEdgeView(view.edges);
  if (edges) params.set("edges", edges);
  if (view.vlan) params.set("vlan", view.vlan);
  // Node ids are full of ":" and "/", which a query may carry as they are and people can then read.
  const text = params.toString().replaceAll("%3A", ":").replaceAll("%2F", "/").replaceAll("%2C", ",");
  return text ? `?${text}` : "";
}

export const isFiltered = (view: LabView): boolean => view.q !== "" || view.health.length > 0 || view.zone !== null;
