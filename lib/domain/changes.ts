import type { NodeId } from "./ids";
import type { Transition, TransitionChange } from "./transition";

/** How far back one asks what has changed, as the address says it; ms. */
export const changeSpans = { "15m": 15 * 60_000, "1h": 3_600_000, "24h": 24 * 3_600_000 } as const;
export type ChangeSpan = keyof typeof changeSpans;

export const isChangeSpan = (text: string | null): text is ChangeSpan => text !== null && text in changeSpans;

/** How a container was at one time. */
export type Condition = Pick<Transition, "tier" | "code" | "data" | "zoneId" | "hostId">;

/** One recorded change of one container. */
export interface Change {
  /** Tells it from all others. */
  readonly id: number;
  readonly nodeId: NodeId;
  /** Epoch ms, panel's clock. */
  readonly at: number;
  readonly change: TransitionChange;
  /** Null where it was not there, or nothing is kept of it. */
  readonly before: Condition | null;
  /** Null where it has gone. */
  readonly after: Condition | null;
}

/** Changes, newest first, and where the next ones begin; null: there are no more. */
export interface ChangePage {
  readonly changes: readonly Change[];
  readonly next: string | null;
  /** All that have changed within the span, however many pages they fill. On the first page alone. */
  readonly nodeIds: readonly NodeId[] | null;
}
