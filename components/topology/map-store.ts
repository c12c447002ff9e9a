"use client";

import { create } from "zustand";
import { type EdgeDrawing, noEdges, type Point } from "@/components/topology/pipeline/edge-model";
import { type Folding, nothingFolded } from "@/components/topology/pipeline/fold";

import { noProgress, type Progress } from "@/components/topology/progress/node-progress";

import type { Level } from "@/components/topology/scene/level";

import type { NodeId } from "@/lib/domain/ids";
import type { Geometry } from "@/lib/domain/topology/geometry-model";
import type { LaneMembers } from "@/lib/domain/topology/lane-members";
import type { Preset } from "@/lib/domain/topology/presets";
import type { Reach } from "@/lib/domain/topology/reach";

/**
 * What is the map's own: where things stand, what is folded, lit and pointed at. Health, names and counts are the
 * lab's; selection and filters are the address's and only mirrored here, so that a card reads one flag and not a URL.
 */
export interface MapState {
  readonly geometry: Geometry | null;
  /** What of the address the geometry was made for: after a change of it the picture of before stays for a moment. */
  readonly madeFor: { readonly preset: Preset; readonly unfolded: boolean } | null;
  /** The layout failed or took too long, and this is the grid that stands in for it. */
  readonly plain: boolean;
  readonly byItself: Folding;
  /** A person's own folding and unfolding, over what folds by itself. */
  readonly chosen: ReadonlyMap<NodeId, boolean>;
  readonly folded: ReadonlySet<NodeId>;
  /** How near the map is. */
  readonly level: Level;
  /** Cards are mounted and drawn; until they all are, and wherever the map is too far for them, the canvas draws. */
  readonly asCards: boolean;
  readonly focusId: NodeId | null;
  /** The focus is to be seen: it came by the keyboard. */
  readonly focusSeen: boolean;
  readonly hoverId: NodeId | null;
  readonly selectId: NodeId | null;
  /** What stays lit while the rest fades; null: nothing is faded. Holds the boxes around what is lit, too. */
  readonly lit: ReadonlySet<NodeId> | null;
  /** What the selection is related to, itself left out. */
  readonly related: ReadonlySet<NodeId>;
  /** What the selection needs and what needs it, by hops; null without one. */
  readonly reach: Reach | null;
  /** Those of `related` that are so only possibly. */
  readonly possible: ReadonlySet<NodeId>;
  /** What stays selected with the selection: itself and all that stands in it. */
  readonly selectionInside: ReadonlySet<NodeId>;
  /** Who is on the VLAN that is looked at; null while none is. */
  readonly lane: LaneMembers | null;
  /** Which nodes have changed within the span that is looked at; null while none is. */
  readonly changed: ReadonlySet<NodeId> | null;
  /** Lines and hubs that are drawn now, beside the breaches: places on the plane. */
  readonly edges: EdgeDrawing;
  /** The edge or hub that is pointed at or has the keyboard's focus, and where on the screen, if by a pointer. */
  readonly edge: { readonly id: string; readonly at: Point | null } | null;
  /** The breaches that are pointed at or have the keyboard's focus, by their runs, and where on the screen. */
  readonly breach: { readonly runIds: readonly string[]; readonly at: Point | null } | null;
  /** Both ends of every breach. */
  readonly breachEnds: ReadonlySet<NodeId>;
  /** Of a selection of many: its members, and the folded boxes that hold some of them. What wears the ring. */
  readonly selectedIds: ReadonlySet<NodeId>;
  /** What operations say on the nodes that they work on. */
  readonly progress: Progress;
  /** A node that somebody asked to be shown, until it is. */
  readonly wish: { readonly id: NodeId; readonly focus: boolean } | null;
}

const none: ReadonlySet<NodeId> = new Set();

export const emptyMap: MapState = {
  geometry: null,
  madeFor: null,
  plain: false,
  byItself: nothingFolded,
  chosen: new Map(),
  folded: none,
  level: "near",
  asCards: true,
  focusId: null,
  focusSeen: false,
  hoverId: null,
  selectId: null,
  lit: null,
  related: none,
  reach: null,
  possible: none,
  selectionInside: none,
  lane: null,
  changed: null,
  edges: noEdges,
  edge: null,
  breach: null,
  breachEnds: none,
  selectedIds: none,
  progress: noProgress,
  wish: null,
};

export const useMap = create<MapState>(() => emptyMap);

/** Folds or opens one box by a person's hand. */
export function chooseFold(id: NodeId, fold: boolean): void {
  useMap.setState((map) => ({ chosen: new Map(map.chosen).set(id, fold) }));
}
