import { expect, test } from "vitest";
import { daemonSet, deployment, job, replicaSet, statefulSet } from "../publish/cluster-samples";
import { condition, podContainer, podOf } from "../publish/pod-samples";
import { t0 } from "../publish/samples";
import { build, type Tables } from "../publish/shop-samples";
import { sentence } from "../words/sentence";
import { setsOf } from "./made-by";
import { toRollout } from "./to-rollout";

/** What is said of the rollout of the one workload in these tables, and what it waits for. */
function told(tables: Tables, id: string) {
  const view = build(tables);
  const state = view.clusterParts.get("k")?.workloads.get(`workload:k/${id}`);
  const report = view.clusters.get("k")?.normal.report;
  if (!state || !report) throw new Error(`no ${id}`);
  const rollout = toRollout(state, setsOf(state.facts, report.objects));
  const say = (reason: Parameters<typeof sentence>[0]) => sentence(reason, { now: t0 });
  return rollout && [say(rollout.progress), rollout.waits && `${rollout.waits.pod}: ${say(rollout.waits.why)}`];
}

const owner = { kind: "Deployment", name: "web", uid: "uid-default-web" };
const sets = (...revisions: [name: string, revision: string, desired: number][]) =>
  revisions.map(([name, revision, desired]) => replicaSet(name, { revision, desired, owner }));
const progressing = (reason: string, status: "True" | "False" = "True") => [
  condition("Available"),
  condition("Progressing", status, { reason }),
];
const notPulled = {
  phase: "Pending" as const,
  containers: [
    podContainer("app", {
      ready: false,
      state: { kind: "waiting", reason: "ImagePullBackOff", message: "no such tag" },
    }),
  ],
};
const ofSet = (name: string, id: string, over = {}) => podOf({ kind: "ReplicaSet", name }, id, over);

test("what is rolled out says so, also while one of its pods is away", () => {
  expect(told({ Deployment: [deployment("web", { desired: 3 })] }, "Deployment/default/web")).toEqual([
    "Done: all 3 pods are of the newest revision",
    null,
  ]);
  expect(told({ Deployment: [deployment("web", { desired: 2, available: 1 })] }, "Deployment/default/web")?.[0]).toBe(
    "Done: all 2 pods are of the newest revision",
  );
});

test("what is under way says how many are new and old, and for which of the new ones it waits", () => {
  const web = { desired: 3, replicas: 4, updated: 2, available: 3, revision: "2" };
  const tables = {
    Deployment: [deployment("web", { ...web, conditions: progressing("ReplicaSetUpdated") })],
    ReplicaSet: sets(["web-old", "1", 2], ["web-new", "2", 2]),
    Pod: [
      ofSet("web-old", "a"),
      ofSet("web-old", "b", notPulled),
      ofSet("web-new", "c"),
      ofSet("web-new", "d", notPulled),
    ],
  };
  expect(told(tables, "Deployment/default/web")).toEqual([
    "2 of 3 pods new, 2 old still there",
    "web-new-d: ImagePullBackOff in app: no such tag",
  ]);
  const stuck = deployment("web", { ...web, conditions: progressing("ProgressDeadlineExceeded", "False") });
  expect(told({ ...tables, Deployment: [stuck] }, "Deployment/default/web")?.[0]).toBe(
    "Past its deadline with 2 of 3 pods new, 2 old still there",
  );
});

test("with all new ones well it waits for old ones to end, or for the new ones to stay ready", () => {
  const web = { desired: 1, replicas: 2, updated: 1, minReadyMs: 30_000, revision: "2" };
  const tables = {
    Deployment: [deployment("web", { ...web, conditions: progressing("ReplicaSetUpdated") })],
    ReplicaSet: sets(["web-old", "1", 1], ["web-new", "2", 1]),
  };
  const fresh = ofSet("web-new", "c");
  expect(told({ ...tables, Pod: [fresh, ofSet("web-old", "a")] }, "Deployment/default/web")?.[1]).toBe(
    "null: new pods to stay ready for 30 s",
  );
  const going = ofSet("web-old", "a", { deletedAt: t0 + 10_000 });
  expect(told({ ...tables, Pod: [fresh, going] }, "Deployment/default/web")?.[1]).toBe(
    "web-old-a: Ending: it was told to stop",
  );
});

test("paused, not taken up and scaled to 0 are no progress", () => {
  const paused = { paused: true, desired: 2, replicas: 2, updated: 1 };
  expect(told({ Deployment: [deployment("web", paused)] }, "Deployment/default/web")).toEqual([
    "Paused with 1 of 2 pods new, 1 old still there",
    null,
  ]);
  expect(told({ Deployment: [deployment("web", { paused: true })] }, "Deployment/default/web")?.[0]).toBe(
    "Paused, with nothing left to replace",
  );
  expect(told({ Deployment: [deployment("web", { generation: 3 })] }, "Deployment/default/web")?.[0]).toMatch(
    /taken up/,
  );
  expect(told({ Deployment: [deployment("web", { desired: 0 })] }, "Deployment/default/web")).toBeNull();
});

test("a StatefulSet goes by its revisions, its partition and whether somebody has to delete", () => {
  const rolling = { desired: 3, currentRevision: "r1", updateRevision: "r2", updated: 1 };
  const of = (over: object) =>
    told({ StatefulSet: [statefulSet("db", { ...rolling, ...over })] }, "StatefulSet/default/db");
  expect(of({})?.[0]).toBe("1 of 3 pods new, 2 old still there");
  expect(of({ strategy: "OnDelete" })?.[0]).toMatch(/when somebody deletes it \(OnDelete\)$/);
  expect(of({ partition: 2 })?.[0]).toMatch(/pods below number 2 keep the old revision/);
  expect(of({ currentRevision: "r2", updated: 0 })?.[0]).toBe("Done: all 3 pods are of the newest revision");
  const pods = ["r1", "r2"].map((revision, at) =>
    podOf({ kind: "StatefulSet", name: "db" }, String(at), { revision, ...notPulled }),
  );
  expect(told({ StatefulSet: [statefulSet("db", rolling)], Pod: pods }, "StatefulSet/default/db")?.[1]).toMatch(
    /^db-1: /,
  );
});

test("a DaemonSet's newest revision is its youngest pod's", () => {
  const pod = (id: string, revision: string, createdAt: number) =>
    podOf({ kind: "DaemonSet", name: "agent" }, id, { revision, createdAt, ...notPulled });
  const tables = {
    DaemonSet: [daemonSet("agent", { desired: 2, updated: 1 })],
    Pod: [pod("a", "r1", t0 - 9_000_000), pod("b", "r2", t0 - 1_000)],
  };
  expect(told(tables, "DaemonSet/default/agent")).toEqual([
    expect.stringMatching(/^1 of 2 pods new, 1 old still there/),
    expect.stringMatching(/^agent-b: ImagePullBackOff/),
  ]);
});

test("a Job rolls nothing out", () => {
  expect(told({ Job: [job("once")] }, "Job/default/once")).toBeNull();
});
