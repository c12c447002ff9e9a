import "server-only";
import type { ClusterFailure } from "@/lib/domain/words/cluster-failure-words";

/**
 * A failure as the adapter's inner parts know it, still without the cluster's name: `toClusterError` puts that in front.
 * `detail` is the cluster's own word or a place in a kubeconfig; "" where there is nothing to add.
 */
export interface ClusterTrouble extends Error {
  readonly why: ClusterFailure;
  readonly detail: string;
  /** Of HTTP, or the code of an ERROR frame; null where nothing was answered. */
  readonly status: number | null;
  /** What the cluster asks to wait; null if it doesn't say. */
  readonly retryAfterMs: number | null;
}

export const trouble = (
  why: ClusterFailure,
  detail = "",
  {
    cause,
    status = null,
    retryAfterMs = null,
  }: { cause?: unknown; status?: number | null; retryAfterMs?: number | null } = {},
): ClusterTrouble => Object.assign(new Error(`${why}: ${detail}`, { cause }), { why, detail, status, retryAfterMs });

export const isTrouble = (error: unknown): error is ClusterTrouble =>
  error instanceof Error && "why" in error && "retryAfterMs" in error;
