import "server-only";
import type { EngineConfig } from "@/lib/domain/engine-connection";
import { type BulkheadError, isBulkheadError } from "@/lib/domain/failure";
import { reason } from "@/lib/domain/reason";
import { backoffMs, sleep } from "@/lib/server/sources/backoff";
import { createStatusKeeper } from "@/lib/server/sources/source-status";
import { createEngineLink } from "./create-engine-client";
import { toEngineError } from "./errors";
import { createEventMemory } from "./observe/event-memory";
import { type LookAgain, type Memory, observeEngine } from "./observe/observe-engine";
import { createReportStore } from "./observe/report-store";
import { createWitness } from "./observe/witness";
import { trouble } from "./trouble";
import type { EngineSink, EngineSource } from "./types";

/** A local engine costs nothing to knock at, and its restart should be seen at once. */
const longestPauseMs = { local: 1_500, remote: 5_000 };
/** A connection that held this long was a good one: its loss is tried again at once, before anything turns grey. */
const goodConnectionMs = 10_000;

/**
 * Observes an engine from now on and tells `sink`. Returns at once; a configuration that can't work (unreadable key) is
 * told as a status, like an engine that can't be reached.
 *
 * The status' reason is `{code: "source-failed", data: {kind}}` with a kind of `failurePolicy`.
 */
export function createEngineSource(config: EngineConfig, sink: EngineSink): EngineSource {
  const controller = new AbortController();
  const { signal } = controller;
  const memory: Memory = {
    store: createReportStore(config.id),
    witness: createWitness(),
    events: createEventMemory(),
  };
  const link = createEngineLink(config);
  const status = createStatusKeeper({ ...config, kind: "engine" }, (next) => {
    if (!signal.aborted) sink.status(next);
  });

  const engineNow = () => Date.now() + (status.current().clockSkewMs ?? 0);

  /** Null while the engine is not observed. */
  let lookAgain: LookAgain | null = null;

  function turnLive(look: LookAgain): void {
    lookAgain = look;
    const facts = memory.store.current()?.engine;
    status.turnLive({
      version: facts ? `Docker ${asSaid(facts.version)}` : null,
      apiVersion: facts?.apiVersion ?? null,
    });
  }

  function turnSilent(error: BulkheadError): void {
    status.turnSilent(reason("source-failed", { kind: error.kind }));
    link.breaker.trip();
    link.transport.reset();
  }

  async function run(): Promise<void> {
    const longestMs = config.connection.transport === "unix" ? longestPauseMs.local : longestPauseMs.remote;
    let attempt = 0;
    while (!signal.aborted) {
      const startedAt = performance.now();
      const error = await observeOnce();
      if (signal.aborted) return;
      const held = status.current().state === "live" && performance.now() - startedAt > goodConnectionMs;
      if (held && error.kind === "unreachable") {
        attempt = 0;
        continue;
      }
      turnSilent(error);
      await sleep(backoffMs(attempt++, longestMs), signal);
    }
  }

  async function observeOnce(): Promise<BulkheadError> {
    try {
      return await observeEngine(
        link,
        memory,
        {
          live: turnLive,
          engineNow,
          skew: status.noteSkew,
          drift: status.addDrift,
          changed(ids, eventAt) {
            const report = memory.store.current();
            if (report && !signal.aborted) sink.report(report, ids, eventAt);
          },
        },
        signal,
      );
    } catch (error) {
      return isBulkheadError(error) ? error : toEngineError(config.name, error);
    } finally {
      lookAgain = null;
    }
  }

  sink.status(status.current());
  const ended = run();

  return {
    id: config.id,
    client: link.client,
    status: status.current,
    report: () => memory.store.current(),
    noteStopAsked: (containerId) => memory.witness.noteStopAsked(containerId, engineNow()),
    refresh: async (containerIds) => lookAgain?.(containerIds),
    async dispose() {
      controller.abort(trouble("cancelled", "isn't observed any more."));
      link.transport.dispose();
      await ended;
    },
  };
}

/** "20.10.24+dfsg1" → "20.10": what people call it, and what fits beside a host's name. */
const asSaid = (version: string): string => version.split(/[.+~-]/, 2).join(".");
