import { sha256 } from "../../random.ts";
import type { Cluster, ContainerMemory } from "../cluster.ts";
import type { Behaviour } from "../images.ts";
import { type KubeObject, stamp } from "../objects.ts";

/** What a kubelet says of one container. */
export interface ContainerStatus {
  readonly name: string;
  readonly image: string;
  readonly imageID: string;
  readonly containerID?: string;
  readonly ready: boolean;
  readonly started: boolean;
  readonly restartCount: number;
  readonly state: ContainerState;
  readonly lastState: ContainerState;
}

export interface ContainerState {
  readonly waiting?: { readonly reason: string; readonly message?: string };
  readonly running?: { readonly startedAt: string };
  readonly terminated?: {
    readonly exitCode: number;
    readonly reason: string;
    readonly startedAt: string;
    readonly finishedAt: string;
    readonly containerID: string;
  };
}

export interface ContainerSpec {
  readonly name: string;
  readonly image: string;
  readonly readinessProbe?: unknown;
}

interface Life {
  readonly cluster: Cluster;
  readonly pod: KubeObject;
  readonly spec: ContainerSpec;
  readonly memory: ContainerMemory;
  /** An init container: it does its work and ends, whatever its image would do as a service. */
  readonly isInit: boolean;
}

const initRunsMs = 700;
const imagePullFailsMs = 6_000;
const firstBackOffMs = 10_000;
const longestBackOffMs = 300_000;
/** One that ran for so long has proved itself, and begins anew with its patience. */
const provenMs = 600_000;

export const waitingFor = ({ name, image }: ContainerSpec, reason: string): ContainerStatus => ({
  name,
  image,
  imageID: "",
  ready: false,
  started: false,
  restartCount: 0,
  state: { waiting: { reason } },
  lastState: {},
});

/** One step of a container's life, as far as time has come for it. */
export function live(
  cluster: Cluster,
  pod: KubeObject,
  spec: ContainerSpec,
  seen: ContainerStatus | undefined,
  { isInit }: { readonly isInit: boolean },
): ContainerStatus {
  const memory = memoryOf(cluster, pod, spec.name);
  const life = { cluster, pod, spec, memory, isInit };
  const status = seen ?? waitingFor(spec, "ContainerCreating");
  const { waiting, running, terminated } = status.state;
  if (running) return whileRunning(life, status, running.startedAt);
  if (terminated) return afterItsEnd(life, status, terminated.exitCode);
  switch (waiting?.reason) {
    case "ErrImagePull":
      return due(life, imagePullFailsMs) ? { ...status, state: { waiting: backingOff(life) } } : status;
    case "ImagePullBackOff":
      return due(life, backOff(memory.tries)) ? pull(life, status) : status;
    case "CrashLoopBackOff":
      return due(life, backOff(memory.tries - 1)) ? start(life, status) : status;
    default:
      return due(life, 400 + (hashOf(pod, spec) % 1_100)) ? pull(life, status) : status;
  }
}

/** A container ends at once, by whatever hand. */
export function endOf(cluster: Cluster, pod: KubeObject, status: ContainerStatus, exitCode: number, reason: string) {
  const { running } = status.state;
  if (!running) return status;
  const memory = memoryOf(cluster, pod, status.name);
  const ranMs = cluster.now() - Date.parse(running.startedAt);
  memory.tries = ranMs >= provenMs ? 1 : memory.tries + 1;
  memory.sinceMs = cluster.now();
  const terminated = {
    exitCode,
    reason,
    startedAt: running.startedAt,
    finishedAt: stamp(cluster.now()),
    containerID: status.containerID ?? "",
  };
  return { ...status, ready: false, started: false, state: { terminated } };
}

function memoryOf(cluster: Cluster, { metadata: { uid } }: KubeObject, container: string): ContainerMemory {
  const key = `${uid}/${container}`;
  const known = cluster.memory.get(key) ?? { sinceMs: cluster.now(), tries: 0 };
  cluster.memory.set(key, known);
  return known;
}

function due({ cluster, memory }: Life, afterMs: number): boolean {
  cluster.wakeAt(memory.sinceMs + afterMs);
  return cluster.now() >= memory.sinceMs + afterMs;
}

const backOff = (tries: number): number => Math.min(longestBackOffMs, firstBackOffMs * 2 ** Math.max(0, tries - 1));

function pull(life: Life, status: ContainerStatus): ContainerStatus {
  const { cluster, pod, spec, memory } = life;
  if (cluster.images.find(spec.image)) {
    memory.tries = 0;
    return start(life, status);
  }
  memory.tries++;
  memory.sinceMs = cluster.now();
  const message = `failed to pull and unpack image "${spec.image}": failed to resolve reference "${spec.image}": not found`;
  cluster.event(pod, "Warning", "Failed", `Failed to pull image "${spec.image}": ${message}`, "kubelet");
  return { ...status, state: { waiting: { reason: "ErrImagePull", message } } };
}

function backingOff({ cluster, pod, spec, memory }: Life) {
  memory.sinceMs = cluster.now();
  const message = `Back-off pulling image "${spec.image}"`;
  cluster.event(pod, "Normal", "BackOff", message, "kubelet");
  return { reason: "ImagePullBackOff", message };
}

function start({ cluster, pod, spec, memory, isInit }: Life, status: ContainerStatus): ContainerStatus {
  memory.sinceMs = cluster.now();
  const hasRun = status.lastState.terminated !== undefined;
  const digest = sha256(spec.image);
  cluster.event(pod, "Normal", "Started", `Started container ${spec.name}`, "kubelet");
  const restartCount = status.restartCount + (hasRun ? 1 : 0);
  return {
    ...status,
    image: spec.image,
    imageID: `${spec.image.replace(/:[^:/]+$/, "")}@sha256:${digest}`,
    containerID: `containerd://${sha256(`${pod.metadata.uid}/${spec.name}/${restartCount}`)}`,
    started: true,
    ready: !isInit && spec.readinessProbe === undefined,
    restartCount,
    state: { running: { startedAt: stamp(cluster.now()) } },
  };
}

function whileRunning(life: Life, status: ContainerStatus, startedAt: string): ContainerStatus {
  const { cluster, pod, spec, isInit } = life;
  const behaviour = behaviourOf(life);
  if (behaviour.kind === "job") {
    if (!due({ ...life, memory: { sinceMs: Date.parse(startedAt), tries: 0 } }, behaviour.runsMs)) return status;
    return endOf(cluster, pod, status, behaviour.exitCode, behaviour.exitCode === 0 ? "Completed" : "Error");
  }
  if (spec.readinessProbe === undefined || isInit) return status;
  const readyAt = Date.parse(startedAt) + behaviour.readyMs;
  cluster.wakeAt(readyAt);
  return { ...status, ready: behaviour.isReady && cluster.now() >= readyAt };
}

function behaviourOf({ cluster, spec, isInit }: Life): Behaviour {
  const found = cluster.images.find(spec.image) ?? { kind: "service", readyMs: 0, isReady: true };
  return isInit && found.kind === "service" ? { kind: "job", runsMs: initRunsMs, exitCode: 0, lastWords: [] } : found;
}

function afterItsEnd(life: Life, status: ContainerStatus, exitCode: number): ContainerStatus {
  const { cluster, pod, spec, memory, isInit } = life;
  const policy = pod.spec.restartPolicy ?? "Always";
  const isDone = exitCode === 0 && (isInit || policy !== "Always");
  if (isDone || policy === "Never") return status;
  const ended = { ...status, lastState: status.state };
  // The first time it is tried again at once.
  if (memory.tries <= 1) return due(life, 1_000) ? start(life, ended) : status;
  const message = `back-off ${backOff(memory.tries - 1) / 1_000}s restarting failed container=${spec.name} pod=${pod.metadata.name}_${pod.metadata.namespace}(${pod.metadata.uid})`;
  const told = `Back-off restarting failed container ${spec.name} in pod ${pod.metadata.name}`;
  cluster.event(pod, "Warning", "BackOff", told, "kubelet");
  return { ...ended, state: { waiting: { reason: "CrashLoopBackOff", message } } };
}

const hashOf = ({ metadata: { uid } }: KubeObject, { name }: ContainerSpec): number =>
  Number.parseInt(sha256(`${uid}/${name}`).slice(0, 6), 16);
