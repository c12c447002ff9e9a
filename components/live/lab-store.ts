"use client";

import { create } from "zustand";
import type { NodeId } from "@/lib/domain/ids";
import type { Operation } from "@/lib/domain/operation";
import type { SourceStatus } from "@/lib/domain/source";
import type { Finding, Relation, TopologyNode } from "@/lib/domain/topology/model";

/**
 * - `connecting`: no snapshot yet.
 * - `live`: what is shown is what the panel knows.
 * - `lost`: the panel does not answer; what is shown is as of `lostAt`.
 */
export type Connection = "connecting" | "live" | "lost";

/** The lab as the stream last told it. Maps are replaced, never changed; an unchanged node keeps its identity. */
export interface Lab {
  readonly bootId: string | null;
  readonly revision: number;
  readonly nodes: ReadonlyMap<NodeId, TopologyNode>;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly findings: ReadonlyMap<string, Finding>;
  readonly sources: ReadonlyMap<string, SourceStatus>;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly connection: Connection;
  /** Epoch ms; null while the connection is live or never was. */
  readonly lostAt: number | null;
  /** Another build of the panel is running than the one this page came from. */
  readonly outdated: boolean;
  readonly banners: Readonly<Partial<Record<"read-only" | "demo" | "signed-out", string>>>;
}

/** The one store of live data; the map, the table and the shell read it by the smallest slice they need. */
export const useLab = create<Lab>(() => ({
  bootId: null,
  revision: 0,
  nodes: new Map(),
  relations: new Map(),
  findings: new Map(),
  sources: new Map(),
  operations: new Map(),
  connection: "connecting",
  lostAt: null,
  outdated: false,
  banners: {},
}));
