import "server-only";
import { isBulkheadError } from "@/lib/domain/failure";
import { aborted } from "@/lib/server/sources/aborted";
import { sleep } from "@/lib/server/sources/backoff";
import type { EngineLink } from "../create-engine-client";
import type { EventMemory } from "./event-memory";
import { createInspectQueue } from "./inspect-queue";
import type { EngineEvent } from "./parse-event";
import { readEvents } from "./read-events";
import { type Compared, createReconciler } from "./reconcile";
import { createRefresher } from "./refresh";
import type { ReportStore } from "./report-store";
import { watchPings } from "./watch-pings";
import type { Witness } from "./witness";

/** Relists lie 30 s and a little apart; the networks are listed every second time. After a failure the next comes sooner. */
const relistMs = 30_000;
const relistJitterMs = 3_000;
const relistAfterErrorMs = 5_000;
/** However many reasons there are for a list, it is asked for at most once in this time. */
const crowdedRelistMs = 1_000;
/** A busy engine tells of a change so long after its list shows it, at the most. */
const lateEventMs = 2_000;

/** What outlives one connection to an engine. */
export interface Memory {
  readonly store: ReportStore;
  readonly witness: Witness;
  readonly events: EventMemory;
}

/** Inspects these containers at once, whatever events say. Resolves when the answers have been told; never rejects. */
export type LookAgain = (containerIds: readonly string[]) => Promise<void>;

export interface Observed {
  /** @param lookAgain - Good until this connection ends. */
  live(lookAgain: LookAgain): void;
  changed(containerIds: readonly string[], eventAt: number | null): void;
  drift(count: number): void;
  skew(ms: number): void;
  engineNow(): number;
}

/**
 * Observes over one connection until it fails or `outer` aborts; it never resolves otherwise. Events are subscribed to
 * before the list is read, so nothing falls between; what they name is inspected, never believed.
 */
export async function observeEngine(
  { client, caller }: EngineLink,
  memory: Memory,
  told: Observed,
  outer: AbortSignal,
): Promise<never> {
  const { store, witness, events } = memory;
  const controller = new AbortController();
  const signal = AbortSignal.any([outer, controller.signal]);
  const stop = (error: unknown) => controller.abort(error);

  const refresher = createRefresher(caller, store, witness);
  let early: { event: EngineEvent; receivedAt: number }[] | null = [];
  let isRelistWanted = false;
  let endPause = (): void => undefined;
  /** Also while a list is being read, which may be older than the reason for the next. */
  const relistNow = () => {
    isRelistWanted = true;
    endPause();
  };

  /** When an event last told of a container, `performance.now()`; also of one that is forgotten since. */
  const heardAt = new Map<string, number>();
  const inspect = (id: string, eventAt: number | null) =>
    refresher.inspect(id, signal).then((changed) => {
      if (changed) told.changed([id], eventAt);
      if (!store.container(id)) containers.forget(id);
    }, failed);
  const containers = createInspectQueue({ inspect, onOverflow: relistNow });
  const networks = createInspectQueue({
    inspect: (id, eventAt) =>
      client.inspectNetwork(id).then((network) => {
        if (store.setNetwork(id, network)) told.changed([], eventAt);
        if (!network) networks.forget(id);
      }, failed),
    onOverflow: relistNow,
  });
  const reconciler = createReconciler({
    caller,
    store,
    refresher,
    engineNow: told.engineNow,
    lastRequest: containers.lastRequest,
  });

  /** A single failed read is made good by the next relist; a dead connection is found by pings and the event stream. */
  function failed(error: unknown): void {
    if (!isBulkheadError(error)) stop(error);
  }

  function follow(event: EngineEvent, eventAt: number): void {
    if (event.about === "network") {
      // Who is on a network is the containers' to say; the network's own report stays the same.
      if (event.containerId === null) {
        networks.request(event.id, { eventAt });
        return;
      }
      // A network is joined just before a start and left just after an end; alone it is news at once.
      const running = store.container(event.containerId)?.state === "running";
      containers.request(event.containerId, { soon: !running, eventAt });
      return;
    }
    heardAt.set(event.id, performance.now());
    if (event.action === "exec_die") {
      if (mayChangeStreak(event)) containers.request(event.id, { soon: true, eventAt });
      return;
    }
    if (addWitnessed(event.id)) told.changed([event.id], eventAt);
    // A kill changes nothing yet, and these follow or precede an event that says the same.
    const soon =
      event.action === "kill" || event.action === "oom" || event.action === "stop" || event.action === "restart";
    if (event.action !== "kill") containers.request(event.id, { soon, eventAt });
  }

  /** A check of a healthy container began to fail, or passed again: told by no event of its own, unlike the rest. */
  function mayChangeStreak(event: EngineEvent): boolean {
    const check = store.container(event.id)?.check;
    return check?.status === "healthy" && (event.exitCode !== 0) !== check.failingStreak > 0;
  }

  /** An inspect may have shown the end before the event told of it: what only events tell is then added at once. */
  function addWitnessed(id: string): boolean {
    const report = store.container(id);
    return (
      report !== undefined && report.state !== "running" && store.setContainer(id, { ...report, ...witness.of(id) })
    );
  }

  async function relistForever(): Promise<void> {
    for (let turn = 1; ; turn++) {
      const pause = new AbortController();
      endPause = () => pause.abort();
      signal.addEventListener("abort", endPause, { once: true });
      const startedAt = performance.now();
      if (!isRelistWanted) await sleep(relistMs + Math.random() * relistJitterMs, pause.signal);
      signal.removeEventListener("abort", endPause);
      await sleep(crowdedRelistMs - (performance.now() - startedAt), signal);
      isRelistWanted = false;
      while (!signal.aborted && !(await relist(turn % 2 === 0))) await sleep(relistAfterErrorMs, signal);
      if (signal.aborted) return;
    }
  }

  /** What a list shows before its event comes, however late a busy engine tells of it, was not missed. */
  async function countDrift({ untold, startedAt }: Compared): Promise<void> {
    await sleep(lateEventMs, signal);
    const missed = untold.filter((id) => (heardAt.get(id) ?? 0) < startedAt);
    if (missed.length > 0 && !signal.aborted) told.drift(missed.length);
  }

  async function relist(networksToo: boolean): Promise<boolean> {
    for (const [id, at] of heardAt) if (performance.now() - at > relistMs) heardAt.delete(id);
    try {
      const compared = await reconciler.compare(signal);
      const { changed } = compared;
      const networksChanged = networksToo && (await reconciler.networks());
      if (changed.length > 0 || networksChanged) told.changed(changed, null);
      if (compared.untold.length > 0) void countDrift(compared);
      return true;
    } catch (error) {
      failed(error);
      return false;
    }
  }

  try {
    const { clockSkewMs } = await caller.ping();
    if (clockSkewMs !== null) told.skew(clockSkewMs);
    const dropped = store.setFacts(await client.info());
    if (dropped.length > 0) {
      witness.clear();
      events.clear();
    }

    await new Promise<void>((resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      const read = readEvents(
        caller,
        { sinceNs: events.connect(told.engineNow()), signal },
        {
          onOpen: resolve,
          onLost: relistNow,
          onEvent(event, receivedAt) {
            // What is told once more has been followed, or is covered by the list that comes.
            if (!events.take(event)) return;
            witness.take(event);
            if (early) early.push({ event, receivedAt });
            else follow(event, receivedAt);
          },
        },
      );
      read.catch(stop);
    });
    void watchPings(caller, { signal, onSkew: told.skew, onSilent: stop, onSlept: relistNow });

    await reconciler.networks();
    const changed = await reconciler.fill(signal);
    // In this order: what is called live is never an older picture.
    told.changed([...dropped, ...changed], null);
    told.live(async (ids) => void (await Promise.all(ids.map((id) => inspect(id, null)))));
    const waiting = early;
    early = null;
    for (const { event, receivedAt } of waiting) follow(event, receivedAt);

    void relistForever();
    return await aborted(signal);
  } catch (error) {
    // What ended the connection is the reason to show, not the reads that were called off because of it.
    throw signal.aborted ? signal.reason : error;
  } finally {
    stop(undefined);
    containers.clear();
    networks.clear();
  }
}
