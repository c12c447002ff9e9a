import "server-only";
import type { ClusterKind } from "@/lib/domain/cluster-report";
import { reason } from "@/lib/domain/reason";
import { sleep } from "@/lib/server/sources/backoff";
import type { ApiConnection } from "../connection/open-connection";
import { toTrouble } from "../errors";
import type { KindSource } from "../kinds/kind";
import { type ReflectorMemory, reflect } from "../reflector/reflect";
import type { Timings } from "../reflector/timings";
import type { ClusterTrouble } from "../trouble";
import type { Review } from "./access-review";
import type { ReportStore } from "./report-store";

/** A closed door is tried again soon at first (a server that starts knows no rights yet), then seldom. */
const firstPauseMs = 1_000;
const longestPauseMs = 300_000;
/** What was there isn't taken for gone before the cluster has said so this often. */
const absencesUntilGone = 3;

export interface FollowOptions {
  readonly source: Pick<KindSource, "kind" | "right" | "path">;
  readonly store: ReportStore;
  readonly memory: ReflectorMemory;
  readonly review: Review;
  /** The kind's state is known: live, or why not. */
  readonly onSettled: () => void;
  readonly onChanging: (receivedAt: number | null) => void;
  readonly signal: AbortSignal;
  readonly timings?: Partial<Timings>;
}

/**
 * Keeps one kind's table and state true over one connection. Never resolves. @throws ClusterTrouble when the whole
 * connection is at fault; with the signal's reason when it aborts.
 */
export async function followKind(connection: ApiConnection, options: FollowOptions): Promise<never> {
  const { source, store, memory, review, signal } = options;
  const { kind, right, path } = source;
  const { resource } = right;
  let refusals = 0;

  const settle: (...state: Parameters<ReportStore["setKind"]>) => void = (...state) => {
    store.setKind(...state);
    options.onSettled();
  };

  for (;;) {
    if (signal.aborted) throw signal.reason;
    const missing = await review(right, signal);
    if (missing !== null) {
      if (await isAbsent(connection, source, signal)) refuseAbsent();
      else settle(kind, "not-permitted", reason("cluster-kind-not-permitted", { verb: missing, resource }));
    } else {
      try {
        await reflect(connection, {
          path,
          table: store.table(kind),
          memory,
          signal,
          timings: options.timings,
          told: {
            live() {
              refusals = 0;
              settle(kind, "live", null);
            },
            behind(why) {
              settle(kind, notLive(store, kind), behindReason(resource, why));
            },
            changing: options.onChanging,
          },
        });
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        const failure = toTrouble(error);
        if (failure.status === 403)
          settle(kind, "not-permitted", reason("cluster-kind-not-permitted", { verb: "list", resource }));
        else if (failure.status === 404) refuseAbsent();
        else throw failure;
      }
    }
    await sleep(Math.min(longestPauseMs, firstPauseMs * 2 ** refusals++) * (1 + Math.random() / 4), signal);
  }

  function refuseAbsent(): void {
    const wasListed = memory.version !== null || store.table(kind).snapshot().size > 0;
    if (wasListed && refusals + 1 < absencesUntilGone) {
      store.setKind(kind, "behind", reason("cluster-kind-absent", { resource }));
      return;
    }
    memory.version = null;
    options.onChanging(null);
    store.table(kind).clear();
    settle(kind, "absent", reason("cluster-kind-absent", { resource }));
  }
}

/** Why a kind isn't watched. */
export const behindReason = (resource: string, { why, detail }: Pick<ClusterTrouble, "why" | "detail">) =>
  reason("cluster-kind-behind", { resource, why, detail: detail || null });

/** `behind` needs something to be behind of. */
export function notLive(store: ReportStore, kind: ClusterKind): "behind" | "waiting" {
  const { state } = store.kind(kind);
  return state === "live" || state === "behind" ? "behind" : "waiting";
}

/** Whom a kind is refused to may still ask whether it exists: which kinds there are is no secret. */
async function isAbsent(
  connection: ApiConnection,
  { path }: FollowOptions["source"],
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await connection.ask({ path: path.slice(0, path.lastIndexOf("/")), signal });
    return false;
  } catch (error) {
    return toTrouble(error).status === 404;
  }
}
