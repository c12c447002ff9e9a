import { afterEach, beforeEach, expect, test } from "vitest";
import type { WorkloadChange } from "@/lib/domain/rollout/change";
import type { FakeRequest } from "@/lib/server/kubernetes/fake/fake-apiserver";
import { eventually } from "@/lib/server/kubernetes/fake/until";
import { kindSources } from "@/lib/server/kubernetes/kinds/kinds";
import { type FakeLab, openFakeLab } from "./fake-lab";

const web = "workload:c1/Deployment/shop/web";
const host = "host:cluster.c1.pi-4";
const cordon: WorkloadChange = { kind: "cordon", clusterId: "c1", node: "pi-4" };
const uncordon: WorkloadChange = { ...cordon, kind: "uncordon" };
const range = (min: number, max: number): WorkloadChange => ({ kind: "set-autoscaler", min, max });

let lab: FakeLab;
beforeEach(async () => {
  lab = await openFakeLab();
  nodes().put("", "pi-4", { spec: { podCIDR: "10.42.0.0/24" } });
  deployments().put("shop", "web", { spec: { replicas: 2 } });
  scalers().put("shop", "by-load", {
    spec: { scaleTargetRef: { kind: "Deployment", name: "web" }, minReplicas: 1, maxReplicas: 4 },
  });
  await eventually(() => {
    expect(lab.source.report()?.objects.Node.size).toBe(1);
    expect(lab.source.report()?.objects.HorizontalPodAutoscaler.size).toBe(1);
    expect(lab.source.report()?.objects.Deployment.size).toBe(1);
  });
});
afterEach(() => lab.close());

const nodes = () => lab.api.store(kindSources.Node.path);
const scalers = () => lab.api.store(kindSources.HorizontalPodAutoscaler.path);
const deployments = () => lab.api.store(kindSources.Deployment.path);
const node = () => nodes().objects.get("pi-4") as { spec: object } | undefined;
const scaler = () => scalers().objects.get("shop/by-load") as { spec: object } | undefined;
const isReal = ({ query }: FakeRequest) => !query.get("dryRun");
const isWrite = ({ method }: FakeRequest) => method === "PATCH";
const reported = () => lab.source.report()?.objects.Node.get("pi-4")?.unschedulable;

test("a node is cordoned and uncordoned, each tried first and written on the version that was seen", async () => {
  const id = await lab.begin(host, cordon);
  expect(await lab.ended(id)).toMatchObject({ state: "succeeded", nodeId: host, sourceId: "c1", name: "pi-4" });
  expect(node()?.spec).toEqual({ podCIDR: "10.42.0.0/24", unschedulable: true });
  const [dry, real, ...more] = lab.writes();
  expect([dry?.query.get("dryRun"), real?.query.get("dryRun"), more]).toEqual(["All", null, []]);
  expect(real?.path).toBe("/api/v1/nodes/pi-4");
  expect(JSON.parse(real?.body ?? "").metadata.resourceVersion).toBeTruthy();
  await eventually(() => expect(reported()).toBe(true));
  await expect(lab.begin(host, cordon)).rejects.toThrow(/pi-4 is cordoned already/);
  expect(await lab.ended(await lab.begin(host, uncordon))).toMatchObject({ state: "succeeded" });
  expect(node()?.spec).toMatchObject({ unschedulable: false });
});

test("a node that is not there is not cordoned", async () => {
  await expect(lab.begin(host, { ...cordon, node: "pi-5" })).rejects.toThrow(/no node pi-5 any more/);
});

test("a node that is removed and added again between the look and the change is another one", async () => {
  lab.api.answer = (request) => {
    if (!isWrite(request) || !isReal(request)) return undefined;
    nodes().delete("", "pi-4");
    nodes().put("", "pi-4", { spec: {} });
    lab.api.answer = null;
    return undefined;
  };
  expect(await lab.failureOf(await lab.begin(host, cordon))).toMatch(/pi-4 was deleted and made anew meanwhile/);
  expect(node()?.spec).toEqual({});
});

test("a node whose status moves all the time is cordoned all the same", async () => {
  let moved = 0;
  lab.api.answer = (request) => {
    if (!isWrite(request) || moved >= 3) return undefined;
    nodes().put("", "pi-4", { ...node(), status: { moved: moved++ } });
    return undefined;
  };
  expect(await lab.ended(await lab.begin(host, cordon))).toMatchObject({ state: "succeeded" });
  expect(moved).toBe(3);
});

test("a cordon that the panel was stopped in is taken over if it was made, and else not asked for again", async () => {
  const hang = (isMade: boolean) => {
    lab.api.answer = (request) => {
      if (!isWrite(request) || !isReal(request)) return undefined;
      if (isMade) nodes().put("", "pi-4", { spec: { unschedulable: true } });
      return "hang";
    };
  };
  hang(false);
  const lost = await lab.begin(host, cordon);
  await eventually(() => expect(lab.writes().filter(isReal)).toHaveLength(1));
  await lab.killed();
  expect(await lab.failureOf(lost)).toMatch(/stopped before anything was changed/);
  hang(true);
  const made = await lab.begin(host, cordon);
  await eventually(() => expect(lab.writes().filter(isReal)).toHaveLength(2));
  await lab.killed();
  expect(await lab.ended(made)).toMatchObject({ state: "succeeded" });
  expect(lab.writes().filter(isReal)).toHaveLength(2);
});

test("an autoscaler's limits are changed, and followed until it asks for as many as it may", async () => {
  const id = await lab.begin(web, range(3, 6));
  await lab.followed(id);
  expect(scaler()?.spec).toMatchObject({ minReplicas: 3, maxReplicas: 6, scaleTargetRef: { name: "web" } });
  await eventually(async () =>
    expect((await lab.operations().find(id))?.steps.at(-1)?.detail?.code).toBe("workload.autoscaler-unheeded"),
  );
  deployments().put("shop", "web", { spec: { replicas: 3 } });
  const ended = await lab.ended(id);
  expect(ended).toMatchObject({ state: "succeeded", nodeId: web, kind: "set-autoscaler" });
  expect(ended.steps.at(-1)?.detail).toMatchObject({ data: { desired: 3, min: 3, max: 6 } });
});

test("with nothing asked for an autoscaler does nothing, and that is said instead of waited for", async () => {
  deployments().put("shop", "web", { spec: { replicas: 0 } });
  await eventually(() => expect(lab.source.report()?.objects.Deployment.get("shop/web")?.desired).toBe(0));
  const ended = await lab.ended(await lab.begin(web, range(2, 6)));
  expect(ended.steps.at(-1)?.detail?.code).toBe("workload.autoscaler-idle");
});

test("another pair of limits takes over what is only followed; without an autoscaler there is none to change", async () => {
  const first = await lab.begin(web, range(3, 6));
  await lab.followed(first);
  expect(await lab.begin(web, range(3, 6))).toBe(first);
  const second = await lab.begin(web, range(2, 6));
  expect(second).not.toBe(first);
  expect(await lab.ended(second)).toMatchObject({ state: "succeeded" });
  scalers().delete("shop", "by-load");
  await eventually(() => expect(lab.source.report()?.objects.HorizontalPodAutoscaler.size).toBe(0));
  await expect(lab.begin(web, range(1, 2))).rejects.toThrow(/No autoscaler decides/);
});

test.each([
  ["deleted", () => scalers().delete("shop", "by-load"), /no HorizontalPodAutoscaler by-load in shop any more/],
  [
    "made anew",
    () => {
      scalers().delete("shop", "by-load");
      scalers().put("shop", "by-load", {
        spec: { scaleTargetRef: { kind: "Deployment", name: "web" }, maxReplicas: 9 },
      });
    },
    /by-load was deleted and made anew meanwhile/,
  ],
])("an autoscaler that is %s between the look and the change is left alone", async (_what, work, said) => {
  lab.api.answer = (request) => {
    if (!isWrite(request) || !isReal(request)) return undefined;
    lab.api.answer = null;
    work();
    return undefined;
  };
  expect(await lab.failureOf(await lab.begin(web, range(3, 6)))).toMatch(said);
});
