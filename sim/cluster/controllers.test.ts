import { beforeEach, describe, expect, test } from "vitest";
import { createClock } from "../clock.ts";
import { barePod, cronJob, daemonSet, deployment, job, statefulSet } from "../scenarios/cluster/manifests.ts";
import { householdNodes } from "../scenarios/cluster/nodes.ts";
import { claim } from "../scenarios/cluster/wiring.ts";
import { type Cluster, createCluster } from "./cluster.ts";
import { controllers } from "./controllers/controllers.ts";
import { crash, rollOut, silence } from "./hand.ts";
import { service } from "./images.ts";
import type { KubeObject, NewObject } from "./objects.ts";
import { conditionOf } from "./with-conditions.ts";

/** Time passes only as a test lets it: what takes minutes is over at once. */
let cluster: Cluster;
const [second, minute, hour] = [1_000, 60_000, 3_600_000];

beforeEach(() => {
  cluster = createCluster({ name: "c", version: "v1.34.1", seed: "test", clock: createClock(), controllers });
  for (const node of householdNodes) cluster.store.create(node);
  for (const image of ["web:1", "web:2", "job:1"]) cluster.images.provide(image, service);
  cluster.images.provide("job:1", { kind: "job", runsMs: 5_000, exitCode: 0, lastWords: [] });
  cluster.images.provide("job:2", { kind: "job", runsMs: 5_000, exitCode: 3, lastWords: ["no"] });
});

const pass = (ms: number) => cluster.advance(cluster.now() + ms);
const make = (object: NewObject) => {
  cluster.store.create(object);
  pass(15 * second);
};
const get = (kind: string, name: string) => cluster.store.get(kind, "x", name) as KubeObject;
const change = (kind: string, name: string, spec: object) =>
  cluster.store.update(get(kind, name), { spec: { ...get(kind, name).spec, ...spec } });
const pods = (name: string) =>
  cluster.store.list("Pod", "x").filter(({ metadata }) => metadata.name.startsWith(`${name}-`));
const images = (name: string) =>
  pods(name)
    .map(({ spec }) => spec.containers[0].image)
    .sort();
const ready = (name: string) =>
  pods(name).filter(({ status }) => conditionOf(status?.conditions, "Ready")?.status === "True");
const reasons = (name: string) =>
  cluster.store
    .list("Event", "x")
    .filter((each) => (each.involvedObject as { name: string }).name.startsWith(name))
    .map(({ reason }) => reason);
const progress = (name: string) => conditionOf(get("Deployment", name).status.conditions, "Progressing");

describe("a Deployment", () => {
  beforeEach(() => make(deployment("x", "web", { image: "web:1", replicas: 3, port: 80 })));

  test("has its pods, spread over the nodes, and says so", () => {
    expect(ready("web")).toHaveLength(3);
    expect(new Set(pods("web").map(({ spec }) => spec.nodeName)).size).toBe(3);
    expect(get("Deployment", "web").status).toMatchObject({ replicas: 3, updatedReplicas: 3, availableReplicas: 3 });
    expect(progress("web")?.reason).toBe("NewReplicaSetAvailable");
  });

  test("rolls another image out one by one, with never fewer ready pods than it is to have", () => {
    rollOut(cluster, "x", "web", () => "web:2");
    let most = 0;
    for (let i = 0; i < 60; i++) {
      pass(500);
      expect(ready("web").filter(({ metadata }) => !metadata.deletionTimestamp).length).toBeGreaterThanOrEqual(3);
      most = Math.max(most, pods("web").filter(({ metadata }) => !metadata.deletionTimestamp).length);
    }
    expect(most).toBe(4);
    expect(images("web")).toEqual(["web:2", "web:2", "web:2"]);
    expect(get("Deployment", "web").metadata.annotations?.["deployment.kubernetes.io/revision"]).toBe("2");
  });

  test("goes back to a template that it has had by its old ReplicaSet, as the newest revision", () => {
    rollOut(cluster, "x", "web", () => "web:2");
    pass(minute);
    rollOut(cluster, "x", "web", () => "web:1");
    pass(minute);
    expect(cluster.store.list("ReplicaSet", "x")).toHaveLength(2);
    expect(get("Deployment", "web").metadata.annotations?.["deployment.kubernetes.io/revision"]).toBe("3");
    expect(images("web")).toEqual(["web:1", "web:1", "web:1"]);
  });

  test("that nobody can pull keeps its old pods, backs off, and is late when its deadline has passed", () => {
    rollOut(cluster, "x", "web", () => "web:nope");
    pass(30 * second);
    expect(images("web")).toEqual(["web:1", "web:1", "web:1", "web:nope"]);
    expect(JSON.stringify(pods("web").at(-1)?.status.containerStatuses)).toContain("ImagePullBackOff");
    expect(reasons("web")).toContain("Failed");
    expect(progress("web")).toMatchObject({ status: "True", reason: "ReplicaSetUpdated" });
    pass(2 * minute);
    expect(progress("web")).toMatchObject({ status: "False", reason: "ProgressDeadlineExceeded" });
    cluster.images.provide("web:nope", service);
    pass(6 * minute);
    expect(ready("web")).toHaveLength(3);
    expect(progress("web")?.reason).toBe("NewReplicaSetAvailable");
  });

  test("that is paused is scaled, and rolls out nothing before it is resumed", () => {
    change("Deployment", "web", { paused: true, replicas: 2 });
    rollOut(cluster, "x", "web", () => "web:2");
    pass(minute);
    expect(images("web")).toEqual(["web:1", "web:1"]);
    expect(progress("web")?.reason).toBe("DeploymentPaused");
    change("Deployment", "web", { paused: false });
    pass(minute);
    expect(images("web")).toEqual(["web:2", "web:2"]);
  });

  test("that recreates ends all of the old before it makes the first of the new", () => {
    change("Deployment", "web", { strategy: { type: "Recreate" } });
    rollOut(cluster, "x", "web", () => "web:2");
    for (let i = 0; i < 40; i++) {
      pass(500);
      expect(new Set(images("web")).size).toBeLessThan(2);
    }
    expect(images("web")).toEqual(["web:2", "web:2", "web:2"]);
  });

  test("takes its ReplicaSets and pods along when it is deleted", () => {
    cluster.store.remove(get("Deployment", "web"));
    pass(minute);
    expect([...cluster.store.list("ReplicaSet", "x"), ...pods("web")]).toEqual([]);
  });
});

describe("a container", () => {
  test("that crashes is tried again at once, then after ever longer pauses", () => {
    cluster.images.provide("web:1", { kind: "job", runsMs: 2_000, exitCode: 1, lastWords: [] });
    make(deployment("x", "web", { image: "web:1" }));
    const restarts = () => pods("web")[0]?.status.containerStatuses[0].restartCount;
    pass(minute);
    expect(restarts()).toBeGreaterThan(2);
    const before = restarts();
    pass(20 * minute);
    expect(restarts() - before).toBeLessThan(9);
    expect(JSON.stringify(pods("web")[0]?.status)).toContain("CrashLoopBackOff");
    expect(reasons("web")).toContain("BackOff");
  });

  test("that is killed once is back a moment later, and what ended it is kept", () => {
    make(deployment("x", "web", { image: "web:1", port: 80 }));
    crash(cluster, { namespace: "x", workload: "web" }, { exitCode: 137, reason: "OOMKilled" });
    expect(ready("web").length).toBeLessThanOrEqual(1);
    pass(10 * second);
    expect(ready("web")).toHaveLength(1);
    const [status] = pods("web")[0]?.status.containerStatuses ?? [];
    expect(status).toMatchObject({
      restartCount: 1,
      lastState: { terminated: { exitCode: 137, reason: "OOMKilled" } },
    });
  });

  test("waits for what prepares it", () => {
    cluster.images.provide("prepare:1", service);
    cluster.store.create(deployment("x", "web", { image: "web:1", initImage: "prepare:1" }));
    pass(1_200);
    expect(pods("web")[0]?.status).toMatchObject({ phase: "Pending" });
    expect(pods("web")[0]?.status.containerStatuses[0].state).toEqual({ waiting: { reason: "PodInitializing" } });
    pass(10 * second);
    expect(pods("web")[0]?.status.initContainerStatuses[0].state.terminated.reason).toBe("Completed");
    expect(ready("web")).toHaveLength(1);
  });
});

test("a StatefulSet makes its pods one after the other, each with a claim, and updates the highest first", () => {
  cluster.store.create({
    apiVersion: "storage.k8s.io/v1",
    kind: "StorageClass",
    metadata: { name: "local-path" },
    provisioner: "rancher.io/local-path",
  });
  const spec = { volumeClaimTemplates: [claim("x", "data", "1Gi")] };
  make(statefulSet("x", "db", { image: "web:1", replicas: 2, port: 80, spec }));
  expect(ready("db").map(({ metadata }) => metadata.name)).toEqual(["db-0", "db-1"]);
  expect(get("PersistentVolumeClaim", "data-db-1").status).toMatchObject({
    phase: "Bound",
    capacity: { storage: "1Gi" },
  });
  const { template } = get("StatefulSet", "db").spec;
  const [container] = template.spec.containers;
  change("StatefulSet", "db", {
    template: { ...template, spec: { ...template.spec, containers: [{ ...container, image: "web:2" }] } },
  });
  pass(2_500);
  expect(pods("db").find(({ metadata }) => metadata.name === "db-0")?.spec.containers[0].image).toBe("web:1");
  pass(minute);
  expect(images("db")).toEqual(["web:2", "web:2"]);
  const { currentRevision, updateRevision } = get("StatefulSet", "db").status;
  expect(currentRevision).toBe(updateRevision);
  expect(cluster.store.list("ControllerRevision", "x").map(({ revision }) => revision)).toEqual([1, 2]);
});

test("a DaemonSet has a pod on each node, on a cordoned one too", () => {
  const node = cluster.store.get("Node", "", "pi-4")!;
  cluster.store.update(node, { spec: { ...node.spec, unschedulable: true } });
  make(daemonSet("x", "agent", { image: "web:1" }));
  expect(
    pods("agent")
      .map(({ spec }) => spec.nodeName)
      .sort(),
  ).toEqual(["mini-1", "mini-2", "pi-4"]);
  expect(get("DaemonSet", "agent").status).toMatchObject({ desiredNumberScheduled: 3, numberReady: 3 });
});

test("a pod that no node may have waits, says why, and is bound when one may", () => {
  make(barePod("x", "web-0", { image: "web:1", nodeSelector: { disk: "ssd" } }));
  expect(conditionOf(get("Pod", "web-0").status.conditions, "PodScheduled")).toMatchObject({
    status: "False",
    message: "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector.",
  });
  const node = cluster.store.get("Node", "", "mini-2")!;
  cluster.store.update(node, { metadata: { ...node.metadata, labels: { ...node.metadata.labels, disk: "ssd" } } });
  pass(10 * second);
  expect(get("Pod", "web-0")).toMatchObject({ spec: { nodeName: "mini-2" }, status: { phase: "Running" } });
});

test("a node that is not heard is not known to be ready, its pods wait to end, and it comes back", () => {
  make(deployment("x", "web", { image: "web:1", nodeSelector: { "home.example/coral": "true" } }));
  silence(cluster, "mini-2", true);
  pass(second);
  const isReady = () => conditionOf(cluster.store.get("Node", "", "mini-2")?.status.conditions, "Ready")?.status;
  expect([isReady(), ready("web").length]).toEqual(["Unknown", 0]);
  silence(cluster, "mini-2", false);
  pass(10 * second);
  expect([isReady(), ready("web").length]).toEqual(["True", 1]);
});

describe("a Job", () => {
  test("ends when its pod has, and what was asked for is counted", () => {
    make(job("x", "once", { image: "job:1" }));
    expect(get("Job", "once").status).toMatchObject({ succeeded: 1, active: 0 });
    expect(conditionOf(get("Job", "once").status.conditions, "Complete")?.status).toBe("True");
  });

  test("tries again after longer and longer pauses, and fails when it may not any more", () => {
    make(job("x", "once", { image: "job:2" }));
    pass(5 * minute);
    expect(get("Job", "once").status).toMatchObject({ failed: 3 });
    expect(conditionOf(get("Job", "once").status.conditions, "Failed")?.reason).toBe("BackoffLimitExceeded");
    pass(hour);
    expect(pods("once")).toHaveLength(3);
  });
});

test("a CronJob runs at its times and not while it is suspended, and keeps its newest runs", () => {
  make(cronJob("x", "often", "*/10 * * * *", { image: "job:1" }));
  pass(hour);
  const jobs = () => cluster.store.list("Job", "x").length;
  expect(jobs()).toBe(2);
  const { lastScheduleTime } = get("CronJob", "often").status;
  change("CronJob", "often", { suspend: true });
  pass(hour);
  expect(get("CronJob", "often").status.lastScheduleTime).toBe(lastScheduleTime);
});

test("events are forgotten after an hour", () => {
  make(deployment("x", "web", { image: "web:1" }));
  expect(reasons("web").length).toBeGreaterThan(2);
  pass(2 * hour);
  expect(reasons("web")).toEqual([]);
});
