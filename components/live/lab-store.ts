"use client";

import { create } from "zustand";
import type { NodeId } from "@/lib/domain/ids";
import type { Operation } from "@/lib/domain/operation";
import type { SourceStatus } from "@/lib/domain/source";
import type { Finding, Place, Relation, TopologyNode } from "@/lib/domain/topology/model";
import type { Position } from "@/lib/domain/topology/position";

/**
 * - `connecting`: no snapshot yet.
 * - `live`: what is shown is what the panel knows.
 * - `lost`: the panel does not answer; what is shown is as of `lostAt`.
 */
export type Connection = "connecting" | "live" | "lost";

export type BannerKind = "read-only" | "demo" | "signed-out";

/** The lab as the stream last told it. Maps are replaced, never changed; an unchanged node keeps its identity. */
export interface Lab {
  readonly bootId: string | null;
  readonly revision: number;
  /** When the panel made this picture, epoch ms, panel's clock; null before the first. */
  readonly at: number | null;
  readonly nodes: ReadonlyMap<NodeId, TopologyNode>;
  /** Ids by parent (`null`: the roots), in slot order. */
  readonly children: ReadonlyMap<NodeId | null, readonly NodeId[]>;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly findings: ReadonlyMap<string, Finding>;
  /** Gaps, and where boxes stand in other presets than *Zones*. */
  readonly places: ReadonlyMap<string, Place>;
  /** Where this person dragged boxes to, in all presets. */
  readonly positions: readonly Position[];
  readonly sources: ReadonlyMap<string, SourceStatus>;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly connection: Connection;
  /** Epoch ms; null while the connection is live or never was. */
  readonly lostAt: number | null;
  /** Panel's clock minus the browser's, ms. */
  readonly clockOffsetMs: number;
  /** Another build of the panel is running than the one this page came from. */
  readonly outdated: boolean;
  readonly banners: Readonly<Partial<Record<BannerKind, string>>>;
}

export const emptyLab: Lab = {
  bootId: null,
  revision: 0,
  at: null,
  nodes: new Map(),
  children: new Map(),
  relations: new Map(),
  findings: new Map(),
  places: new Map(),
  positions: [],
  sources: new Map(),
  operations: new Map(),
  connection: "connecting",
  lostAt: null,
  clockOffsetMs: 0,
  outdated: false,
  banners: {},
};

/**
 * The one store of live data; the map, the table and the shell read it by the smallest slice they need. Written by the
 * live client alone.
 */
export const useLab = create<Lab>(() => emptyLab);
