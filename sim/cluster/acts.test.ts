import { afterAll, beforeAll, expect, test } from "vitest";
import type { Operation } from "@/lib/domain/operation";
import type { WorkloadChange } from "@/lib/domain/rollout/change";
import { openTestDatabase } from "@/lib/server/db/test-database";
import { eventually } from "@/lib/server/kubernetes/fake/until";
import { createOperations, type Operations } from "@/lib/server/operations/create-operations";
import { type WatchedHousehold, watchHousehold } from "./watched-household.ts";

/** Everything that the panel does with workloads, done to the household's cluster by the panel's own executor. */
let household: WatchedHousehold;
let operations: Operations;
let opened: Awaited<ReturnType<typeof openTestDatabase>>;

beforeAll(async () => {
  [household, opened] = await Promise.all([watchHousehold(), openTestDatabase()]);
  const secrets = { seal: (_purpose: string, text: string) => text, open: (_purpose: string, text: string) => text };
  const sources = { engine: () => null, cluster: () => household.watched.source };
  operations = await createOperations({ db: opened.db, secrets, panelId: null, sources });
});
afterAll(async () => {
  await operations.close();
  await household.close();
  await opened.remove();
});

let clicks = 0;
const actor = { id: "u1", name: "ann" };

/** How it ends. */
async function done(path: string, change: WorkloadChange): Promise<Operation> {
  const nodeId = path.startsWith("host:") ? path : `workload:k3s/${path}`;
  const { operationId } = await operations.startChange({ nodeId, change, actor, idempotencyKey: `click-${clicks++}` });
  await operations.ended(operationId);
  return (await operations.find(operationId)) as Operation;
}

const stored = (kind: string, namespace: string, name: string) => household.cluster.store.get(kind, namespace, name);
const podsOf = (namespace: string, name: string) =>
  household.cluster.store.list("Pod", namespace).filter(({ metadata }) => metadata.name.startsWith(`${name}-`));
const succeeded = { state: "succeeded" };
const restart: WorkloadChange = { kind: "rollout-restart", at: "2026-11-30T12:00:00Z" };

test.concurrent.for(["Deployment/ingress/traefik", "StatefulSet/monitoring/loki", "DaemonSet/monitoring/alloy"])(
  "%s is restarted, one pod after the other",
  async (path) => {
    const [, namespace = "", name = ""] = path.split("/");
    const before = new Set(podsOf(namespace, name).map(({ metadata }) => metadata.uid));
    expect(await done(path, restart)).toMatchObject(succeeded);
    const after = podsOf(namespace, name).filter(({ metadata }) => !metadata.deletionTimestamp);
    expect(after.length).toBe(before.size);
    expect(after.some(({ metadata }) => before.has(metadata.uid))).toBe(false);
  },
);

test.concurrent("a Deployment is scaled up, and to nothing", async () => {
  const path = "Deployment/smart-home/esphome";
  expect(await done(path, { kind: "scale", replicas: 3 })).toMatchObject(succeeded);
  expect(podsOf("smart-home", "esphome")).toHaveLength(3);
  expect(await done(path, { kind: "scale", replicas: 0 })).toMatchObject(succeeded);
  expect(podsOf("smart-home", "esphome").filter(({ metadata }) => !metadata.deletionTimestamp)).toEqual([]);
});

test.concurrent("another image is rolled out; one that no registry has is late and says so", async () => {
  const path = "Deployment/smart-home/music-assistant";
  const to = (image: string): WorkloadChange => ({
    kind: "set-image",
    images: [{ container: "music-assistant", image: `ghcr.io/music-assistant/server:${image}` }],
  });
  expect(await done(path, to("2.7.0"))).toMatchObject(succeeded);
  household.cluster.store.update(stored("Deployment", "smart-home", "music-assistant")!, {
    spec: { ...stored("Deployment", "smart-home", "music-assistant")!.spec, progressDeadlineSeconds: 8 },
  });
  expect(await done(path, to("2.7.x"))).toMatchObject({
    state: "failed",
    reason: { data: { message: expect.stringMatching(/ImagePull|progress|registry|pull/i) } },
  });
  const [stuck] = podsOf("smart-home", "music-assistant").filter(({ status }) => status?.phase === "Pending");
  expect(JSON.stringify(stuck?.status)).toMatch(/ErrImagePull|ImagePullBackOff/);
  expect(podsOf("smart-home", "music-assistant").some(({ status }) => status?.phase === "Running")).toBe(true);
});

test.concurrent.for([
  { path: "StatefulSet/smart-home/influxdb", container: "influxdb", image: "influxdb:2.8" },
  { path: "DaemonSet/kube-system/kube-vip", container: "kube-vip", image: "ghcr.io/kube-vip/kube-vip:v1.0.2" },
])(
  "$path gets another image on every pod, and goes back to the revision before",
  async ({ path, container, image }) => {
    const [kind, namespace = "", name = ""] = path.split("/") as ["StatefulSet" | "DaemonSet", string, string];
    const images = () => new Set(podsOf(namespace, name).map(({ spec }) => spec.containers[0].image));
    const [before] = images();
    expect(await done(path, { kind: "set-image", images: [{ container, image }] })).toMatchObject(succeeded);
    expect(images()).toEqual(new Set([image]));
    const revisions = await household.watched.source.writer.revisions({ kind, namespace, name });
    const first = revisions!.find(({ isCurrent }) => !isCurrent)!;
    const to = { name: first.name, number: first.number };
    expect(await done(path, { kind: "rollout-undo", to })).toMatchObject(succeeded);
    expect(images()).toEqual(new Set([before]));
  },
);

test.concurrent("a rollout that fails is turned back where that was asked for", async () => {
  const path = "Deployment/kube-system/metrics-server";
  const deployment = () => stored("Deployment", "kube-system", "metrics-server")!;
  household.cluster.store.update(deployment(), { spec: { ...deployment().spec, progressDeadlineSeconds: 5 } });
  const image = deployment().spec.template.spec.containers[0].image;
  const images = [{ container: "metrics-server", image: `${image}-typo` }];
  expect(await done(path, { kind: "set-image", images, undoIfFails: true })).toMatchObject({ state: "rolled-back" });
  await eventually(() => expect(deployment().spec.template.spec.containers[0].image).toBe(image));
});

test.concurrent("a rollout that is stuck is undone", async () => {
  const path = "Deployment/dev/blinds-bridge";
  const place = { kind: "Deployment", namespace: "dev", name: "blinds-bridge" } as const;
  const revisions = await household.watched.source.writer.revisions(place);
  expect(revisions?.map(({ number, isCurrent }) => `${number} ${isCurrent}`)).toEqual(["2 true", "1 false"]);
  const [, first] = revisions!;
  expect(await done(path, { kind: "rollout-undo", to: { name: first!.name, number: first!.number } })).toMatchObject(
    succeeded,
  );
  expect(stored("Deployment", "dev", "blinds-bridge")?.status).toMatchObject({ replicas: 1, availableReplicas: 1 });
});

test.concurrent("a rollout is paused, and what is changed meanwhile waits until it is resumed", async () => {
  const path = "Deployment/cameras/go2rtc";
  expect(await done(path, { kind: "rollout-pause" })).toMatchObject(succeeded);
  const deployment = stored("Deployment", "cameras", "go2rtc")!;
  const { template } = deployment.spec;
  const annotated = { ...template, metadata: { ...template.metadata, annotations: { note: "new" } } };
  household.cluster.store.update(deployment, { spec: { ...deployment.spec, template: annotated } });
  household.cluster.stir();
  const sets = () =>
    household.cluster.store.list("ReplicaSet", "cameras").filter(({ metadata }) => /go2rtc/.test(metadata.name));
  expect(sets()).toHaveLength(1);
  await eventually(() =>
    expect(household.watched.source.report()?.objects.Deployment.get("cameras/go2rtc")?.paused).toBe(true),
  );
  expect(await done(path, { kind: "rollout-resume" })).toMatchObject(succeeded);
  await eventually(() =>
    expect(
      sets()
        .map(({ spec }) => spec.replicas)
        .sort(),
    ).toEqual([0, 1]),
  );
});

test.concurrent("a pod that is deleted is gone, and its ReplicaSet makes another", async () => {
  const [pod] = podsOf("kube-system", "coredns");
  const { name, uid } = pod!.metadata;
  expect(await done("Deployment/kube-system/coredns", { kind: "delete-pod", pod: { name, uid } })).toMatchObject(
    succeeded,
  );
  await eventually(() =>
    expect(podsOf("kube-system", "coredns").some(({ metadata }) => metadata.uid !== uid)).toBe(true),
  );
});

test.concurrent("a CronJob is suspended, resumed and run now; its run succeeds", async () => {
  const path = "CronJob/monitoring/speedtest";
  expect(await done(path, { kind: "cron-suspend" })).toMatchObject(succeeded);
  expect(stored("CronJob", "monitoring", "speedtest")?.spec.suspend).toBe(true);
  expect(await done(path, { kind: "cron-resume" })).toMatchObject(succeeded);
  expect(await done(path, { kind: "run-now", job: "speedtest-now" })).toMatchObject(succeeded);
  expect(stored("Job", "monitoring", "speedtest-now")?.status).toMatchObject({ succeeded: 1 });
});

test.concurrent("a Job that failed is tried again, and finds this time what it looks for", async () => {
  const change = { kind: "retry-job", job: "import-2024-again" } as const;
  expect(await done("Job/smart-home/import-2024", change)).toMatchObject(succeeded);
  expect(stored("Job", "smart-home", "import-2024-again")?.status).toMatchObject({ succeeded: 1 });
});

test.concurrent("an autoscaler's bounds are moved, and it brings the pods within them", async () => {
  expect(await done("Deployment/smart-home/whisper", { kind: "set-autoscaler", min: 3, max: 5 })).toMatchObject(
    succeeded,
  );
  await eventually(() => expect(stored("Deployment", "smart-home", "whisper")?.status.availableReplicas).toBe(3));
});

test.concurrent("a node is cordoned, gets no new pod but those of DaemonSets, and is uncordoned", async () => {
  const node = { clusterId: "k3s", node: "mini-2" };
  expect(await done("host:mini-2", { kind: "cordon", ...node })).toMatchObject(succeeded);
  const taints = () => stored("Node", "", "mini-2")?.spec.taints;
  await eventually(() => expect(taints()).toMatchObject([{ key: "node.kubernetes.io/unschedulable" }]));
  expect(await done("host:mini-2", { kind: "uncordon", ...node })).toMatchObject(succeeded);
  await eventually(() => expect(taints()).toBeUndefined());
});
