import { expect, test } from "vitest";
import type { WorkloadChange } from "@/lib/domain/rollout/change";
import { status } from "@/lib/server/kubernetes/fake/fake-status";
import { eventually, until } from "@/lib/server/kubernetes/fake/until";
import { kindSources } from "@/lib/server/kubernetes/kinds/kinds";
import { deployments, freshWebDeployment, restart, web } from "./web-deployment";

const {
  lab,
  api,
  source,
  stored,
  settle,
  meddle,
  makeAnew,
  justBefore,
  begin,
  stepOf,
  isFollowing,
  failureOf,
  patches,
} = freshWebDeployment();

test("a restart is tried on the server, written on the version that was seen, and followed until all pods are new", async () => {
  const { operationId } = await begin(restart());
  expect(await lab().operations().find(operationId)).toMatchObject({ state: "running", kind: "rollout-restart" });
  await eventually(async () => expect(await isFollowing(operationId)).toBe(true));
  const [dry, real, ...more] = patches();
  expect(more).toEqual([]);
  expect([dry?.query.get("dryRun"), real?.query.get("dryRun")]).toEqual(["All", null]);
  expect(JSON.parse(real?.body ?? "").metadata.resourceVersion).toBeTruthy();
  expect(JSON.stringify(stored().spec)).toContain("kubectl.kubernetes.io/restartedAt");

  settle(2, { updatedReplicas: 1 });
  await eventually(async () =>
    expect((await stepOf(operationId, "follow"))?.detail).toMatchObject({ data: { updated: 1, desired: 2 } }),
  );
  settle(2);
  await lab().operations().ended(operationId);
  expect(await lab().operations().find(operationId)).toMatchObject({ state: "succeeded", sourceId: "c1", nodeId: web });
});

test("a second click is the same operation, the same key too, and another wish takes over what is only followed", async () => {
  const first = await begin(restart());
  expect(await begin(restart())).toEqual(first);
  await eventually(async () => expect(await isFollowing(first.operationId)).toBe(true));
  const second = await begin({ kind: "scale", replicas: 5 });
  expect(second).not.toEqual(first);
  expect(await stepOf(first.operationId, "follow")).toMatchObject({ state: "done", detail: { data: { by: "ann" } } });
  await eventually(async () => expect(await isFollowing(second.operationId)).toBe(true));
  settle(5);
  await lab().operations().ended(second.operationId);
  expect(await lab().operations().find(second.operationId)).toMatchObject({ state: "succeeded" });
});

test("the same wish is no other one while it is followed, and before the change is made nothing gives way", async () => {
  api().answer = ({ method }) => (method === "PATCH" ? "hang" : undefined);
  const { operationId } = await begin(restart());
  await until(() => patches().length === 1);
  await expect(begin({ kind: "scale", replicas: 5 })).rejects.toThrow(/web is busy: ann started/);
  api().answer = null;
  api().cut();
  await eventually(async () => expect(await isFollowing(operationId)).toBe(true));
  expect(await begin(restart())).toEqual({ operationId });
  expect(await isFollowing(operationId)).toBe(true);
  settle(2);
  await lab().operations().ended(operationId);
  expect(await lab().operations().find(operationId)).toMatchObject({ state: "succeeded" });
});

test.each<WorkloadChange>([
  restart(),
  { kind: "scale", replicas: 3 },
  { kind: "rollout-pause" },
  { kind: "rollout-resume" },
])("a $kind is not written over what somebody has just changed, but on it", async (change) => {
  if (change.kind === "rollout-resume") {
    meddle({ paused: true });
    await until(() => source().report()?.objects.Deployment.get("shop/web")?.paused);
  }
  justBefore(() => meddle({}, { labels: { by: "bob" } }));
  const { operationId } = await begin(change);
  await eventually(async () => expect(await isFollowing(operationId)).toBe(true));
  const versions = patches().map(({ body }) => JSON.parse(body).metadata.resourceVersion);
  expect(versions.length).toBe(3);
  expect(versions[1]).toBe(versions[0]);
  expect(Number(versions[2])).toBeGreaterThan(Number(versions[1]));
  expect(stored().metadata.labels).toEqual({ by: "bob" });
  settle(change.kind === "scale" ? 3 : 2);
  await lab().operations().ended(operationId);
  expect(await lab().operations().find(operationId)).toMatchObject({ state: "succeeded" });
});

test.each([
  ["paused", () => meddle({ paused: true }), /is paused, so nothing would happen/],
  ["deleted and made anew", () => makeAnew(), /web was deleted and made anew meanwhile/],
])("what was %s between the look and the change is left alone", async (_how, work, said) => {
  justBefore(work);
  const { operationId } = await begin(restart());
  expect(await failureOf(operationId)).toMatch(said);
  expect(JSON.stringify(stored().spec)).not.toContain("restartedAt");
});

test("who was overtaken by a status writes again; who was overtaken by two others says so", async () => {
  let overtaken = 0;
  api().answer = ({ method, query }) => {
    if (method !== "PATCH" || query.get("dryRun") || overtaken++ > 0) return undefined;
    return { status: 409, body: status(409, "the object has been modified") };
  };
  const { operationId } = await begin({ kind: "rollout-pause" });
  await eventually(async () => expect(await isFollowing(operationId)).toBe(true));
  settle(2);
  await lab().operations().ended(operationId);
  expect(await lab().operations().find(operationId)).toMatchObject({ state: "succeeded" });
  expect(overtaken).toBe(2);

  api().answer = ({ method, query }) => {
    if (method !== "PATCH" || query.get("dryRun")) return undefined;
    const { metadata, ...rest } = stored();
    const next = { ...metadata, generation: Number(metadata.generation) + 1 };
    api()
      .store(deployments)
      .put("shop", "web", { ...rest, metadata: next });
    return { status: 409, body: status(409, "the object has been modified") };
  };
  const before = patches().length;
  const lost = await begin({ kind: "rollout-resume" });
  await lab().operations().ended(lost.operationId);
  expect(patches().length - before).toBe(3);
  expect(await lab().operations().find(lost.operationId)).toMatchObject({
    state: "failed",
    reason: { data: { message: 'Cluster "home" refused it: the object has been modified.' } },
  });
});

test.each([
  [403, 'deployments.apps "web" is forbidden: User "x" cannot patch resource', /Bind Bulkhead's account/],
  [403, "exceeded quota: small, requested: pods=1", /^Cluster "home" refused it: exceeded quota: small/],
  [400, 'admission webhook "no.lab" denied the request: not on a Friday', /not on a Friday\.$/],
  [404, "not found", /has no Deployment web in shop any more/],
])(
  "a refusal (%i) is the operation's end in the cluster's words, and nothing was changed",
  async (code, said, shown) => {
    api().answer = ({ method }) => (method === "PATCH" ? { status: code, body: status(code, said) } : undefined);
    const { operationId } = await begin(restart());
    await lab().operations().ended(operationId);
    const operation = await lab().operations().find(operationId);
    expect(operation).toMatchObject({ state: "failed" });
    expect(operation?.reason?.data.message).toMatch(shown);
    expect((await stepOf(operationId, "change"))?.state).toBe("skipped");
  },
);

test("what would not work is refused before anything is journaled", async () => {
  await expect(begin({ kind: "scale", replicas: 2 })).rejects.toMatchObject({ kind: "conflict" });
  api()
    .store(kindSources.HorizontalPodAutoscaler.path)
    .put("shop", "auto", {
      spec: { scaleTargetRef: { kind: "Deployment", name: "web" }, minReplicas: 2, maxReplicas: 6 },
    });
  await until(() => source().report()?.objects.HorizontalPodAutoscaler.size === 1);
  await expect(begin({ kind: "scale", replicas: 4 })).rejects.toThrow(/Autoscaler auto decides .* 2 to 6/);
  await expect(begin(restart(), "workload:c1/Deployment/shop/none")).rejects.toMatchObject({ kind: "not-found" });
  expect(await lab().operations().history({ limit: 10 })).toEqual([]);
});

test("pods that don't come are said to stand still, and a deadline of the Deployment's own is its failure", async () => {
  await lab().killed({ stallMs: 300 });
  const { operationId } = await begin({ kind: "scale", replicas: 3 });
  await eventually(async () => expect(await isFollowing(operationId)).toBe(true));
  settle(3, { readyReplicas: 2, availableReplicas: 2 });
  await lab().operations().ended(operationId);
  const stalled = await lab().operations().find(operationId);
  expect(stalled?.reason?.data.message).toMatch(/^Nothing has moved for 0\.3 s\. 2 of 3 pods ready\./);

  const late = await begin(restart());
  await eventually(async () => expect(await isFollowing(late.operationId)).toBe(true));
  const condition = { type: "Progressing", status: "False", reason: "ProgressDeadlineExceeded", message: "timed out" };
  settle(3, { updatedReplicas: 1, conditions: [condition] });
  await lab().operations().ended(late.operationId);
  expect((await lab().operations().find(late.operationId))?.reason?.data.message).toMatch(
    /did not get ready in time.*timed out/,
  );
});

test("an account's rights are asked for once in a while, each by itself", async () => {
  api().denied.add("patch deployments/scale");
  const place = { kind: "Deployment", namespace: "shop", name: "web" } as const;
  const may = () => Promise.all([source().writer.may("scale", place), source().writer.may("rollout-restart", place)]);
  expect(await may()).toEqual([false, true]);
  const asked = api().requests.length;
  expect(await may()).toEqual([false, true]);
  expect(api().requests.length).toBe(asked);
});
