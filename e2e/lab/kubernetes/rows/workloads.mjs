// Deployments, ReplicaSets, StatefulSets and DaemonSets for every cell of the health table.
import { apart, daemonSet, deployment, neverReady, notYetReady, replicaSet, sh, statefulSet } from "../objects.mjs";

const crashing = { command: sh("echo cannot open config >&2; exit 2") };
/** A template that differs, and whose pods stay on their way. */
const slowRelease = (container) => ({
  spec: {
    template: { spec: { containers: [{ ...container, env: [{ name: "RELEASE", value: "2" }], ...notYetReady }] } },
  },
});

/** Gives a workload another template once its first pods are there. */
const release = (kind, when) => (name) => ({
  when,
  act: (kubectl) =>
    kubectl("patch", kind, name, "--type=strategic", "-p", JSON.stringify(slowRelease({ name: "main" }))),
});

const observed = ({ metadata, status }) => status.observedGeneration === metadata.generation;
const counts = (found, wanted) =>
  observed(found) && Object.entries(wanted).every(([key, value]) => (found.status[key] ?? 0) === value);
const has = (wanted) => (found) => counts(found, wanted);
const condition = (type, status, reason) => (found) =>
  found.status.conditions?.some(
    (one) => one.type === type && one.status === status && (!reason || one.reason === reason),
  ) ?? false;
/** A reason by which a pod of the workload waits. */
const podWaits =
  (reason) =>
  ({ metadata }, { pods }) =>
    pods
      .filter((pod) => pod.metadata.labels?.["app.kubernetes.io/name"] === metadata.name)
      .some((pod) => pod.status.containerStatuses?.some(({ state }) => state.waiting?.reason === reason));

const releaseDeployment = release("deployment", has({ availableReplicas: 2 }));
const deployments = [
  {
    tier: "failed",
    name: "deadline-exceeded",
    row: "Progressing False, ProgressDeadlineExceeded",
    make: ({ registry }) =>
      deployment("deadline-exceeded", { image: `${registry}/app:nowhere` }, { progressDeadlineSeconds: 5 }),
    settled: condition("Progressing", "False", "ProgressDeadlineExceeded"),
  },
  {
    tier: "failed",
    name: "refused-pods",
    row: "ReplicaFailure True: a quota",
    inFull: true,
    make: () => deployment("refused-pods"),
    settled: condition("ReplicaFailure", "True"),
  },
  {
    tier: "failed",
    name: "none-available",
    row: "desired > 0 and available 0 beyond grace",
    make: () => deployment("none-available", crashing, { replicas: 2 }),
    settled: podWaits("CrashLoopBackOff"),
  },
  {
    tier: "warning",
    name: "partly-available",
    row: "available < desired while not rolling out",
    make: () => deployment("partly-available", { spec: apart("partly-available") }, { replicas: 2 }),
    steps: [
      {
        when: condition("Progressing", "True", "NewReplicaSetAvailable"),
        act: (kubectl) => kubectl("scale", "deployment/partly-available", "--replicas=3"),
      },
    ],
    settled: has({ replicas: 3, availableReplicas: 2 }),
  },
  {
    tier: "progressing",
    name: "rolling-out",
    row: "updated < desired",
    make: () => deployment("rolling-out", {}, { replicas: 2 }),
    steps: [releaseDeployment("rolling-out")],
    settled: (found) => observed(found) && found.status.updatedReplicas === 1 && found.status.replicas > 2,
  },
  {
    tier: "neutral",
    name: "paused",
    row: "paused",
    make: () => deployment("paused"),
    steps: [
      { when: has({ availableReplicas: 1 }), act: (kubectl) => kubectl("rollout", "pause", "deployment/paused") },
      {
        when: ({ spec }) => spec.paused,
        act: (kubectl) => kubectl("set", "env", "deployment/paused", "RELEASE=2"),
      },
    ],
    settled: condition("Progressing", "Unknown", "DeploymentPaused"),
  },
  {
    tier: "neutral",
    name: "scaled-to-zero",
    row: "desired 0",
    make: () => deployment("scaled-to-zero", {}, { replicas: 0 }),
    settled: has({ replicas: 0 }),
  },
  {
    tier: "ok",
    name: "web",
    row: "all counts match",
    make: ({ registry }) =>
      deployment(
        "web",
        {
          image: `${registry}/app:v1`,
          // The image's own: a server on port 8080.
          command: undefined,
          ports: [{ name: "http", containerPort: 8080 }],
          spec: apart("web"),
        },
        { replicas: 2 },
      ),
    settled: has({ replicas: 2, updatedReplicas: 2, availableReplicas: 2 }),
  },
].map((row) => ({ kind: "Deployment", ...row }));

const replicaSets = [
  {
    tier: "failed",
    name: "bare-refused",
    row: "ReplicaFailure",
    inFull: true,
    make: () => replicaSet("bare-refused"),
    settled: condition("ReplicaFailure", "True"),
  },
  {
    tier: "warning",
    name: "bare-behind",
    row: "available < desired beyond grace",
    make: () => replicaSet("bare-behind", neverReady, { replicas: 1 }),
    settled: has({ replicas: 1, availableReplicas: 0 }),
  },
  {
    tier: "ok",
    name: "bare",
    row: "counts match",
    make: () => replicaSet("bare"),
    settled: has({ availableReplicas: 1 }),
  },
].map((row) => ({ kind: "ReplicaSet", ...row }));

const releaseSet = release("statefulset", has({ readyReplicas: 1 }));
const statefulSets = [
  {
    tier: "failed",
    name: "stalled-set",
    row: "stalled with a failed pod",
    make: () => statefulSet("stalled-set", crashing, { replicas: 2 }),
    settled: podWaits("CrashLoopBackOff"),
  },
  {
    tier: "warning",
    name: "set-behind",
    row: "stalled without a failed pod",
    make: () => statefulSet("set-behind", neverReady, { replicas: 2 }),
    settled: has({ replicas: 1, readyReplicas: 0 }),
  },
  {
    tier: "progressing",
    name: "set-rolling",
    row: "revisions differ",
    make: () => statefulSet("set-rolling"),
    steps: [releaseSet("set-rolling")],
    settled: (found) => observed(found) && found.status.currentRevision !== found.status.updateRevision,
  },
  {
    tier: "neutral",
    name: "set-on-delete",
    row: "OnDelete with a pending revision",
    make: () => statefulSet("set-on-delete", {}, { updateStrategy: { type: "OnDelete" } }),
    steps: [releaseSet("set-on-delete")],
    settled: (found) => observed(found) && found.status.currentRevision !== found.status.updateRevision,
  },
  {
    tier: "neutral",
    name: "set-at-zero",
    row: "desired 0",
    make: () => statefulSet("set-at-zero", {}, { replicas: 0 }),
    settled: has({ replicas: 0 }),
  },
  {
    tier: "ok",
    name: "database",
    row: "ready = desired and revisions equal",
    make: () => statefulSet("database", {}, { replicas: 2 }),
    settled: has({ readyReplicas: 2 }),
  },
].map((row) => ({ kind: "StatefulSet", ...row }));

const releaseDaemon = release(
  "daemonset",
  ({ status }) => status.numberAvailable > 0 && status.numberAvailable === status.desiredNumberScheduled,
);
const daemonSets = [
  {
    tier: "failed",
    name: "daemon-crashing",
    row: "stalled with a failed pod",
    make: () => daemonSet("daemon-crashing", crashing),
    settled: podWaits("CrashLoopBackOff"),
  },
  {
    tier: "warning",
    name: "daemon-unready",
    row: "unavailable beyond grace",
    make: () => daemonSet("daemon-unready", neverReady),
    settled: ({ status }) =>
      status.numberUnavailable > 0 && status.currentNumberScheduled === status.desiredNumberScheduled,
  },
  {
    tier: "progressing",
    name: "daemon-rolling",
    row: "updated < desired",
    make: () => daemonSet("daemon-rolling"),
    steps: [releaseDaemon("daemon-rolling")],
    settled: (found) => observed(found) && found.status.updatedNumberScheduled < found.status.desiredNumberScheduled,
  },
  {
    tier: "neutral",
    name: "daemon-nowhere",
    row: "desired 0",
    make: () => daemonSet("daemon-nowhere", { spec: { nodeSelector: { "bulkhead-lab/disk": "none" } } }),
    settled: has({ desiredNumberScheduled: 0 }),
  },
  {
    tier: "neutral",
    name: "daemon-on-delete",
    row: "OnDelete with a pending revision",
    make: () => daemonSet("daemon-on-delete", {}, { updateStrategy: { type: "OnDelete" } }),
    steps: [releaseDaemon("daemon-on-delete")],
    settled: (found) => observed(found) && (found.status.updatedNumberScheduled ?? 0) === 0,
  },
  {
    tier: "ok",
    name: "agent",
    row: "all available",
    make: () => daemonSet("agent", { ports: [{ name: "metrics", containerPort: 9100, hostPort: 9100 }] }),
    settled: ({ status }) => status.numberAvailable > 0 && status.numberAvailable === status.desiredNumberScheduled,
  },
].map((row) => ({ kind: "DaemonSet", ...row }));

export const workloadRows = [...deployments, ...replicaSets, ...statefulSets, ...daemonSets];
