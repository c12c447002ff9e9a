// A real Pod for every cell of the health table. See health-rows.mjs for the shape of a row.
import { failing, firstTime, hog, neverReady, notYetReady, once, pod, podSpec, sh } from "../objects.mjs";

const statuses = ({ status }) => [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
const waits =
  (...reasons) =>
  (found) =>
    statuses(found).some(({ state }) => reasons.includes(state.waiting?.reason));
const phase = (wanted, reason) => (found) =>
  found.status.phase === wanted && (!reason || found.status.reason === reason);
const ready = ({ status }) => status.conditions?.some(({ type, status: is }) => type === "Ready" && is === "True");
const running = ({ status }) => status.containerStatuses?.[0]?.state.running !== undefined;
const restarted = (times) => (found) => running(found) && found.status.containerStatuses[0].restartCount >= times;
const condition = (type, reason) => (found) =>
  found.status.conditions?.some((one) => one.type === type && one.reason === reason) ?? false;
const warned =
  (reason) =>
  (_, { events }) =>
    events.some((event) => event.reason === reason);

const failed = [
  {
    name: "crash-loop",
    row: "container waiting: CrashLoopBackOff",
    make: () => pod("crash-loop", { command: sh("echo cannot open config >&2; exit 2") }),
    settled: waits("CrashLoopBackOff"),
  },
  {
    name: "image-missing",
    row: "container waiting: ImagePullBackOff",
    make: ({ registry }) => pod("image-missing", { image: `${registry}/app:nowhere` }),
    settled: waits("ImagePullBackOff"),
  },
  {
    name: "image-never-pulled",
    row: "container waiting: ErrImageNeverPull",
    make: () => pod("image-never-pulled", { image: "bulkhead-lab/nowhere:1", imagePullPolicy: "Never" }),
    settled: waits("ErrImageNeverPull"),
  },
  {
    name: "image-name-invalid",
    row: "container waiting: InvalidImageName",
    make: () => pod("image-name-invalid", { image: "Bulkhead//Lab" }),
    settled: waits("InvalidImageName"),
  },
  {
    name: "config-missing",
    row: "container waiting: CreateContainerConfigError",
    make: () => pod("config-missing", { envFrom: [{ configMapRef: { name: "nowhere" } }] }),
    settled: waits("CreateContainerConfigError"),
  },
  {
    name: "no-such-program",
    row: "container waiting: RunContainerError, then CrashLoopBackOff",
    make: () => pod("no-such-program", { command: ["/bin/no-such-program"] }),
    settled: waits("RunContainerError", "CrashLoopBackOff"),
  },
  {
    name: "hook-failed",
    row: "container waiting: PostStartHookError, then CrashLoopBackOff",
    make: () => pod("hook-failed", { lifecycle: { postStart: { exec: { command: sh("exit 7") } } } }),
    settled: waits("PostStartHookError", "CrashLoopBackOff"),
  },
  {
    name: "init-failed",
    row: "init container waiting: CrashLoopBackOff",
    make: () => {
      const initContainers = podSpec({ name: "migrate", command: sh("echo no database >&2; exit 4") }).containers;
      return pod("init-failed", { spec: { initContainers } });
    },
    settled: waits("CrashLoopBackOff"),
  },
  {
    name: "exited-with-error",
    row: "phase Failed",
    make: () => once("exited-with-error", { command: sh("exit 3") }),
    settled: phase("Failed"),
  },
  {
    name: "out-of-memory",
    row: "phase Failed, OOMKilled",
    needs: "memory",
    make: () => once("out-of-memory", hog),
    settled: (found) => found.status.containerStatuses?.[0]?.state.terminated?.reason === "OOMKilled",
  },
  {
    name: "over-deadline",
    row: "phase Failed, DeadlineExceeded",
    make: () => once("over-deadline", { spec: { activeDeadlineSeconds: 3 } }),
    settled: phase("Failed", "DeadlineExceeded"),
  },
  {
    name: "evicted",
    row: "phase Failed, Evicted",
    slow: true,
    make: () =>
      once("evicted", {
        command: sh("dd if=/dev/zero of=/state/much bs=1024 count=8192; sleep 1000000"),
        volumes: [{ name: "state", emptyDir: { sizeLimit: "1Mi" } }],
        mounts: [{ name: "state", mountPath: "/state" }],
      }),
    settled: phase("Failed", "Evicted"),
  },
  {
    name: "unschedulable",
    row: "Unschedulable",
    make: () => pod("unschedulable", { spec: { nodeSelector: { "bulkhead-lab/disk": "none" } } }),
    settled: condition("PodScheduled", "Unschedulable"),
  },
];

const warning = [
  {
    name: "oom-but-up",
    row: "last termination OOMKilled within 10 minutes",
    needs: "memory",
    make: () => pod("oom-but-up", { ...firstTime("exec tail /dev/zero"), resources: hog.resources }),
    settled: (found) =>
      restarted(1)(found) && found.status.containerStatuses[0].lastState.terminated.reason === "OOMKilled",
  },
  {
    name: "failed-but-up",
    row: "last termination non-zero within 10 minutes",
    make: () => pod("failed-but-up", failing(1)),
    settled: (found) => ready(found) && restarted(1)(found),
  },
  {
    name: "restarted-often",
    row: "at least 3 restarts in 10 minutes",
    slow: true,
    make: () => pod("restarted-often", failing(3)),
    settled: restarted(3),
  },
  {
    name: "unready-again",
    row: "running unready with a previous termination",
    make: () => pod("unready-again", { ...failing(1), ...neverReady }),
    settled: restarted(1),
  },
  {
    name: "check-failing",
    row: "readiness overdue by its own probe's budget",
    make: () => pod("check-failing", neverReady),
    settled: (found, all) => running(found) && !ready(found) && warned("Unhealthy")(found, all),
  },
  {
    name: "held-fast",
    row: "terminating past its grace and 60 seconds",
    slow: true,
    make: () => pod("held-fast", {}, { finalizers: ["bulkhead-lab/held"] }),
    steps: [{ when: running, act: (kubectl) => kubectl("delete", "pod/held-fast", "--wait=false") }],
    settled: ({ metadata }) => Date.now() > Date.parse(metadata.deletionTimestamp) + 61_000,
  },
];

const progressing = [
  {
    name: "secret-missing",
    row: "ContainerCreating",
    make: () => {
      const volumes = [{ name: "secret", secret: { secretName: "nowhere" } }];
      return pod("secret-missing", { volumes, mounts: [{ name: "secret", mountPath: "/secret" }] });
    },
    settled: waits("ContainerCreating"),
  },
  {
    name: "initialising",
    row: "PodInitializing",
    make: () => pod("initialising", { spec: { initContainers: podSpec({ name: "migrate" }).containers } }),
    settled: (found) =>
      waits("PodInitializing")(found) && found.status.initContainerStatuses[0].state.running !== undefined,
  },
  {
    name: "young",
    row: "running, unready and young",
    make: () => pod("young", notYetReady),
    settled: (found) => running(found) && !ready(found),
  },
];

const others = [
  {
    name: "done",
    tier: "neutral",
    row: "Succeeded",
    make: () => once("done", { command: sh("echo done") }),
    settled: phase("Succeeded"),
  },
  { name: "ready", tier: "ok", row: "Ready", make: () => pod("ready"), settled: ready },
];

const of = (tier) => (row) => ({ tier, ...row });

export const podRows = [
  ...failed.map(of("failed")),
  ...warning.map(of("warning")),
  ...progressing.map(of("progressing")),
  ...others,
].map((row) => ({ kind: "Pod", ...row }));
