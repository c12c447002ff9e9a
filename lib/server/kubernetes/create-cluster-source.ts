import "server-only";
import type { ClusterConfig } from "@/lib/domain/cluster-connection";
import { clusterKinds } from "@/lib/domain/cluster-report";
import { reason } from "@/lib/domain/reason";
import { backoffMs, sleep } from "@/lib/server/sources/backoff";
import { createStatusKeeper } from "@/lib/server/sources/source-status";
import { createSignIn } from "./connection/authorise";
import { connectCluster } from "./connection/connect-cluster";
import type { ApiConnection } from "./connection/open-connection";
import { toTrouble } from "./errors";
import { kindSources } from "./kinds/kinds";
import { createLogReader } from "./logs/create-log-reader";
import { behindReason } from "./observe/follow-kind";
import { createMemory, type ObserveOptions, observeCluster } from "./observe/observe-cluster";
import { longestPauseMs } from "./observe/pauses";
import { createReportStore } from "./observe/report-store";
import { createReader } from "./read/create-reader";
import { type ClusterTrouble, trouble } from "./trouble";
import type { ClusterSink, ClusterSource } from "./types";
import { createWriter } from "./write/create-writer";

/** A connection that held this long was a good one: its loss is tried again at once, before anything turns grey. */
const goodConnectionMs = 10_000;

/**
 * Observes a cluster from now on and tells `sink`. Returns at once; a configuration that can't work (no such context) is
 * told as a status, like a cluster that can't be reached.
 *
 * The status' reason is `{code: "cluster-failed", data: {why, detail}}` with a key of `clusterFailures`.
 */
export function createClusterSource(
  config: ClusterConfig,
  sink: ClusterSink,
  tuning: Pick<ObserveOptions, "timings" | "pings"> = {},
): ClusterSource {
  const controller = new AbortController();
  const { signal } = controller;
  const signIn = createSignIn();
  const store = createReportStore(config.id, scheduleReport);
  const memory = createMemory(store);
  /** Until the first picture is whole nothing is told of it. */
  let isTelling = false;
  let isScheduled = false;
  let eventAt: number | null = null;
  /** The connection that stands, for what is changed over it. */
  let standing: ApiConnection | null = null;
  const listeners = new Set<() => void>();
  const announce = () => {
    for (const listener of listeners) listener();
  };
  const status = createStatusKeeper({ ...config, kind: "cluster", hostId: null }, (next) => {
    if (signal.aborted) return;
    sink.status(next);
    announce();
  });

  /** What comes in one turn of the loop, of all kinds, is one report. */
  function scheduleReport(): void {
    if (isScheduled || !isTelling) return;
    isScheduled = true;
    setImmediate(report);
  }

  function report(): void {
    isScheduled = false;
    if (signal.aborted || !store.hasChanged()) return;
    const at = eventAt;
    eventAt = null;
    sink.report(store.current(), store.takeChanges(), at);
    announce();
  }

  function turnLive(): void {
    isTelling = true;
    // In this order: what is called live is never an older picture.
    report();
    status.turnLive({ version: asSaid(store.current().cluster.version), apiVersion: null });
  }

  function turnSilent({ why, detail }: ClusterTrouble): void {
    status.turnSilent(reason("cluster-failed", { why, detail: detail || null }));
    for (const kind of clusterKinds) {
      const { resource } = kindSources[kind].right;
      if (store.kind(kind).state === "live") store.setKind(kind, "behind", behindReason(resource, { why, detail }));
    }
  }

  async function run(): Promise<void> {
    let attempt = 0;
    let downSince = performance.now();
    while (!signal.aborted) {
      const startedAt = performance.now();
      const failure = await observeOnce();
      if (signal.aborted) return;
      if (status.current().state === "live") {
        downSince = performance.now();
        if (performance.now() - startedAt > goodConnectionMs) {
          attempt = 0;
          if (failure.why === "unreachable") continue;
        }
      }
      turnSilent(failure);
      const longestMs = longestPauseMs(failure, performance.now() - downSince);
      await sleep(Math.max(failure.retryAfterMs ?? 0, backoffMs(attempt++, longestMs)), signal);
    }
  }

  async function observeOnce(): Promise<ClusterTrouble> {
    let connected: Awaited<ReturnType<typeof connectCluster>> | null = null;
    try {
      connected = await connectCluster(config.connection, {
        signIn,
        onSkew: status.noteSkew,
        pingEveryMs: tuning.pings?.pingEveryMs,
      });
      standing = connected.connection;
      return await observeCluster(connected.connection, {
        address: connected.address,
        memory,
        signal,
        onLive: turnLive,
        onChanging(receivedAt) {
          if (receivedAt !== null) eventAt ??= receivedAt;
        },
        ...tuning,
      });
    } catch (error) {
      return toTrouble(error);
    } finally {
      standing = null;
      connected?.connection.close();
    }
  }

  sink.status(status.current());
  const ended = run();

  const asking = { clusterName: config.name, connection: () => standing, signal };
  return {
    id: config.id,
    status: status.current,
    report: () => (isTelling ? store.current() : null),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    writer: createWriter(asking),
    logs: createLogReader(asking),
    reader: createReader(asking),
    async dispose() {
      controller.abort(trouble("cancelled"));
      await ended;
    },
  };
}

/** "v1.34.4+k3s1" → "Kubernetes 1.34": what people call it, and what fits beside a name. */
function asSaid(version: string): string {
  const [major, minor] = version.replace(/^v/, "").split(/[.+~-]/);
  return major && minor ? `Kubernetes ${major}.${minor}` : "Kubernetes";
}
