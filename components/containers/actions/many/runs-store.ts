"use client";

import { create } from "zustand";
import type { NodeId } from "@/lib/domain/ids";
import type { OperationState } from "@/lib/domain/operation";
import type { ManyKind } from "@/lib/domain/redeploy/refuse-many";

/**
 * `unchanged`: its image was current already. `left`: not begun, because somebody said so. `unknown`: begun, and how it
 * ended was not told.
 */
export type ItemState = "waiting" | OperationState | "unchanged" | "refused" | "left" | "unknown";

export interface RunItem {
  readonly nodeId: NodeId;
  readonly name: string;
  readonly state: ItemState;
  readonly operationId: string | null;
  /** Why it was refused, in the panel's words. */
  readonly refusal: string | null;
}

export interface Run {
  readonly id: number;
  readonly kind: ManyKind;
  readonly items: readonly RunItem[];
  /** Begins no more of them. */
  readonly halted: boolean;
  readonly ended: boolean;
}

/** What is done to many, until its result has been seen. Outlives the page that began it, not the browser's tab. */
export const useRuns = create<{ readonly runs: readonly Run[] }>(() => ({ runs: [] }));
