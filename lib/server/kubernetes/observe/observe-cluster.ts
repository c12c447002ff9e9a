import "server-only";
import { type ClusterKind, clusterKinds, type KindStatus } from "@/lib/domain/cluster-report";
import { isClusterFailure } from "@/lib/domain/words/cluster-failure-words";
import { aborted } from "@/lib/server/sources/aborted";
import { list, record, text } from "@/lib/server/sources/read";
import type { ApiConnection } from "../connection/open-connection";
import { toTrouble } from "../errors";
import { kindSources } from "../kinds/kinds";
import type { ReflectorMemory } from "../reflector/reflect";
import type { Timings } from "../reflector/timings";
import { type ClusterTrouble, trouble } from "../trouble";
import { reviewAccess } from "./access-review";
import { followKind } from "./follow-kind";
import type { ReportStore } from "./report-store";
import { type PingTimings, watchPings } from "./watch-pings";

/** A kind that hasn't answered by then delays the picture no longer. */
const firstPictureMs = 10_000;

/** What outlives one connection to a cluster. */
export interface Memory {
  readonly store: ReportStore;
  readonly reflectors: Readonly<Record<ClusterKind, ReflectorMemory>>;
  /** The uid of kube-system that the versions in `reflectors` belong to; "" if it was never seen. */
  ownId: string;
}

export const createMemory = (store: ReportStore): Memory => ({
  store,
  reflectors: Object.fromEntries(
    clusterKinds.map((kind) => [kind, { version: null, listedAt: 0 }]),
  ) as unknown as Memory["reflectors"],
  ownId: "",
});

export interface ObserveOptions {
  /** Host of the API's address. */
  readonly address: string;
  readonly memory: Memory;
  /** Every kind is live, or known not to be, or has let the rest wait long enough. */
  readonly onLive: () => void;
  readonly onChanging: (receivedAt: number | null) => void;
  readonly signal: AbortSignal;
  readonly timings?: Partial<Timings>;
  readonly pings?: PingTimings;
}

/** Observes over one connection until it fails or `signal` aborts; it never resolves otherwise. @throws ClusterTrouble */
export async function observeCluster(connection: ApiConnection, options: ObserveOptions): Promise<never> {
  const { memory, signal: outer } = options;
  const controller = new AbortController();
  const signal = AbortSignal.any([outer, controller.signal]);
  const stop = (error: unknown) => controller.abort(error);
  try {
    // First and alone: it dials, and tells whether Kubernetes answers.
    const version = await askVersion(connection, signal);
    void watchPings(connection, { signal, onSilent: stop }, options.pings);
    const [review, ownId] = await Promise.all([reviewAccess(connection, signal), askOwnId(connection, signal)]);
    memory.store.setFacts({ version, address: options.address });
    if (ownId !== "" && ownId !== memory.ownId) {
      // Another cluster, or one built anew, at the same address: its versions mean nothing here.
      for (const reflector of Object.values(memory.reflectors)) reflector.version = null;
      memory.ownId = ownId;
    }

    const unsettled = new Set<ClusterKind>(clusterKinds);
    let isPatient = true;
    const look = () => {
      if (unsettled.size > 0 && isPatient) return;
      const states = clusterKinds.map((kind) => memory.store.kind(kind));
      if (states.some(({ state }) => state === "live") || states.every(isNoFailure)) options.onLive();
      // A server that answers nothing but errors is not there for anybody.
      else if (unsettled.size === 0) stop(failureIn(states));
    };
    const settled = (kind: ClusterKind) => {
      unsettled.delete(kind);
      look();
    };
    const patience = setTimeout(() => {
      isPatient = false;
      look();
    }, firstPictureMs);
    signal.addEventListener("abort", () => clearTimeout(patience), { once: true });
    return await Promise.race([
      aborted(signal),
      ...clusterKinds.map((kind) =>
        followKind(connection, {
          source: kindSources[kind],
          store: memory.store,
          memory: memory.reflectors[kind],
          review,
          onSettled: () => settled(kind),
          onChanging: options.onChanging,
          signal,
          timings: options.timings,
        }),
      ),
    ]);
  } catch (error) {
    // What ended the connection is the reason to show, not the reads that were called off because of it.
    throw signal.aborted ? toTrouble(signal.reason) : error;
  } finally {
    stop(trouble("cancelled"));
  }
}

const isNoFailure = ({ state }: KindStatus): boolean => state === "not-permitted" || state === "absent";

function failureIn(states: readonly KindStatus[]): ClusterTrouble {
  const { why, detail } = states.find((status) => !isNoFailure(status))?.reason?.data ?? {};
  return trouble(isClusterFailure(why) ? why : "server-error", typeof detail === "string" ? detail : "");
}

/** @returns "v1.34.4", "" where the account may not ask. @throws ClusterTrouble `not-kubernetes` for any other answer. */
export async function askVersion(connection: ApiConnection, signal: AbortSignal): Promise<string> {
  try {
    const version = text(record(await connection.ask({ path: "/version", signal })).gitVersion, 64);
    if (version === "") throw trouble("not-kubernetes");
    return version;
  } catch (error) {
    const failure = toTrouble(error);
    if (failure.why === "forbidden") return "";
    throw failure.status === 404 ? trouble("not-kubernetes", "", { cause: failure }) : failure;
  }
}

/** The uid of kube-system, asked for as a list, since that is what the account may do; "" where it may not. */
async function askOwnId(connection: ApiConnection, signal: AbortSignal): Promise<string> {
  const query = { fieldSelector: "metadata.name=kube-system" };
  try {
    const answer = record(await connection.ask({ path: "/api/v1/namespaces", query, signal }));
    return text(record(record(list(answer.items)[0]).metadata).uid, 128);
  } catch {
    return "";
  }
}
