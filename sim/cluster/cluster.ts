import type { Clock } from "../clock.ts";
import { createRandom, type Random } from "../random.ts";
import { createImages, type Images } from "./images.ts";
import { type KubeObject, stamp } from "./objects.ts";
import { createStore, type Store } from "./store.ts";

/** A simulated cluster: a store of objects, and controllers that bring about what is written there. */
export interface Cluster {
  readonly name: string;
  /** "v1.34.1+k3s1" */
  readonly version: string;
  readonly clock: Clock;
  readonly store: Store;
  readonly images: Images;
  readonly random: Random;
  /** Nodes whose kubelet is not heard. */
  readonly silentNodes: Set<string>;
  /** What a kubelet remembers of its containers and the store doesn't say. Keys: "<uid of the pod>/<container>". */
  readonly memory: Map<string, ContainerMemory>;
  /** Epoch ms of the moment that is looked at. */
  now(): number;
  /** Something will be otherwise at this time, without anybody writing anything. */
  wakeAt(ms: number): void;
  /** Lets time pass: everything that is due by then happens in its order. */
  advance(toMs: number): void;
  /** From here on it keeps pace with its clock, until it is closed. */
  run(): void;
  /** What is due now, and what follows from what somebody has just written, happens very soon. */
  stir(): void;
  event(about: KubeObject, type: "Normal" | "Warning", reason: string, message: string, from: string): void;
  close(): void;
}

export interface ContainerMemory {
  /** Since when it is as it is, epoch ms. */
  sinceMs: number;
  /** Pulls that failed, or ends in a row. */
  tries: number;
}

export type Controller = (cluster: Cluster) => void;

export interface ClusterOptions {
  readonly name: string;
  readonly version: string;
  readonly seed: string;
  readonly clock: Clock;
  readonly controllers: readonly Controller[];
  /** Before the clock's time, for a cluster that is given a past. */
  readonly startsAt?: number;
}

/** Controllers that still disagree after so many rounds would do so for ever. */
const mostRounds = 500;
const stirMs = 15;
const eventHoldsMs = 3_600_000;

export function createCluster({ name, version, seed, clock, controllers, startsAt }: ClusterOptions): Cluster {
  let at = startsAt ?? clock.now();
  let dueAt = Number.POSITIVE_INFINITY;
  let timer: NodeJS.Timeout | null = null;
  let isRunning = false;
  const store = createStore({ now: () => at, seed });

  /** Until no controller has anything to do. */
  function settle(): void {
    for (let round = 0; ; round++) {
      const before = store.version();
      dueAt = Number.POSITIVE_INFINITY;
      for (const controller of controllers) controller(cluster);
      forgetEvents();
      if (store.version() === before) return;
      if (round > mostRounds) throw new Error(`The controllers of the simulated cluster ${name} never agree.`);
    }
  }

  function forgetEvents(): void {
    for (const event of store.list("Event")) {
      const overAt = Date.parse(String(event.lastTimestamp)) + eventHoldsMs;
      if (overAt <= at) store.remove(event);
      else cluster.wakeAt(overAt);
    }
  }

  function beat(): void {
    timer = null;
    cluster.advance(clock.now());
    if (!isRunning) return;
    // A timer for a time far away would fire at once.
    if (dueAt !== Number.POSITIVE_INFINITY) sleep(Math.min(Math.max(dueAt - clock.now(), stirMs), 3_600_000));
  }

  function sleep(ms: number): void {
    if (timer) clearTimeout(timer);
    timer = setTimeout(beat, ms);
  }

  const cluster: Cluster = {
    name,
    version,
    clock,
    store,
    images: createImages(),
    random: createRandom(`${seed}/cluster/${name}`),
    silentNodes: new Set(),
    memory: new Map(),
    now: () => at,
    wakeAt(ms) {
      if (ms > at) dueAt = Math.min(dueAt, ms);
    },
    advance(to) {
      settle();
      while (dueAt <= to) {
        at = dueAt;
        settle();
      }
      at = Math.max(at, to);
    },
    run() {
      isRunning = true;
      sleep(0);
    },
    stir() {
      at = Math.max(at, clock.now());
      if (isRunning) sleep(stirMs);
    },
    event(about, type, reason, message, from) {
      const { namespace = "default", name: aboutName, uid } = about.metadata;
      const said = store
        .list("Event", namespace)
        .find(
          (each) =>
            (each.involvedObject as { uid?: string }).uid === uid && each.reason === reason && each.message === message,
        );
      const lastTimestamp = stamp(at);
      if (said) return void store.update(said, { count: Number(said.count) + 1, lastTimestamp });
      store.create({
        apiVersion: "v1",
        kind: "Event",
        metadata: { name: `${aboutName}.${cluster.random.id().slice(0, 16)}`, namespace },
        involvedObject: { apiVersion: about.apiVersion, kind: about.kind, namespace, name: aboutName, uid },
        type,
        reason,
        message,
        count: 1,
        firstTimestamp: lastTimestamp,
        lastTimestamp,
        source: { component: from },
        reportingComponent: from,
      });
    },
    close() {
      isRunning = false;
      if (timer) clearTimeout(timer);
    },
  };
  return cluster;
}
