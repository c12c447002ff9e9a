import { beforeEach, expect, test } from "vitest";
import { clusterKinds } from "@/lib/domain/cluster-report";
import type { Operation, WorkloadOperationKind } from "@/lib/domain/operation";
import type { Call } from "@/lib/server/commands/call";
import { workloadActs } from "./workload-acts";

const place = { clusterId: "c1", kind: "Deployment", namespace: "shop", name: "web" } as const;
const template = {
  containers: [
    { name: "setup", imageRef: "setup:1", init: true },
    { name: "web", imageRef: "web:1", init: false },
  ],
};
const deployment = { uid: "u", namespace: "shop", name: "web", desired: 3, paused: false, owner: null, template };

let lab: {
  object: object | null;
  scaler: object | null;
  allowed: readonly WorkloadOperationKind[];
  autoscalers: string;
  history: readonly unknown[];
};
let asked: string[];
beforeEach(() => {
  const allowed = ["rollout-restart", "scale", "delete-pod"] as const;
  lab = { object: deployment, scaler: null, allowed, autoscalers: "live", history: [] };
  asked = [];
});

function ask() {
  const objects = Object.fromEntries(clusterKinds.map((kind) => [kind, new Map<string, object>()]));
  if (lab.scaler) objects.HorizontalPodAutoscaler?.set("shop/by-load", lab.scaler);
  if (lab.object) objects.Deployment?.set("shop/web", lab.object);
  const source = {
    report: () => ({ objects, kinds: { HorizontalPodAutoscaler: { state: lab.autoscalers } } }),
    writer: {
      may: async (act: WorkloadOperationKind, { kind, name }: { kind: string; name: string }) => {
        asked.push(`${act} ${kind} ${name}`);
        return lab.allowed.includes(act);
      },
    },
  };
  const runtime = {
    sources: { cluster: (id: string) => (id === "c1" ? source : null) },
    operations: { history: async () => lab.history },
    view: { view: () => ({ nodes: new Map() }) },
  };
  return workloadActs.run(place, { runtime } as unknown as Call);
}
const kinds = async () => (await ask()).acts.map(({ kind }) => kind);

test("only what the cluster's account may do is offered, and a refusal comes with its reason", async () => {
  lab.object = { ...deployment, paused: true };
  const { acts, replicas } = await ask();
  expect(acts).toMatchObject([
    { kind: "rollout-restart", refusal: { code: "workload.refused.paused" } },
    { kind: "scale", refusal: null },
    { kind: "delete-pod", refusal: null },
  ]);
  expect(replicas).toBe(3);
  // Of pods any may be meant.
  expect(asked).toContain("delete-pod Pod ");
  expect(asked).toContain("rollout-pause Deployment web");
});

test("of a workload whose object can't be read only its pods may go", async () => {
  lab.object = null;
  expect(await kinds()).toEqual(["delete-pod"]);
});

test("the autoscaler that decides is told of with its limits, and asked about by its own name", async () => {
  expect((await ask()).autoscaler).toBeNull();
  lab.allowed = ["scale", "set-autoscaler"];
  lab.scaler = { name: "by-load", namespace: "shop", target: { kind: "Deployment", name: "web" }, min: 1, max: 4 };
  const { acts, autoscaler } = await ask();
  expect(autoscaler).toEqual({ name: "by-load", min: 1, max: 4 });
  expect(asked).toContain("set-autoscaler HorizontalPodAutoscaler by-load");
  expect(acts).toMatchObject([
    { kind: "scale", refusal: { code: "workload.refused.autoscaler" } },
    { kind: "set-autoscaler", refusal: null },
  ]);
});

test("which images it could be given others for is told by container", async () => {
  expect((await ask()).containers).toEqual([
    { container: "setup", image: "setup:1", init: true },
    { container: "web", image: "web:1", init: false },
  ]);
  lab.object = null;
  expect((await ask()).containers).toEqual([]);
});

test("autoscalers that may not be seen are not taken for none", async () => {
  expect((await ask()).autoscalersKnown).toBe(true);
  lab.autoscalers = "not-permitted";
  expect((await ask()).autoscalersKnown).toBe(false);
});

test("how its pods are replaced follows its strategy", async () => {
  expect((await ask()).replaces).toBe("together");
  lab.object = { ...deployment, strategy: "Recreate" };
  expect((await ask()).replaces).toBe("recreate");
});

test("the restarts that reached the cluster and ended are its past, five of them", async () => {
  const restart = (id: string, over: Partial<Operation> = {}, followed = true) => ({
    ...{ id, kind: "rollout-restart", state: "succeeded", startedAt: 1_000, endedAt: 4_000 },
    steps: [{ name: "follow", startedAt: followed ? 2_000 : null }],
    ...over,
  });
  lab.history = [
    ...[restart("runs", { state: "running" }), restart("refused", { state: "failed" }, false)],
    ...[restart("scaled", { kind: "scale" }), ...[1, 2, 3, 4, 5, 6].map((each) => restart(`r${each}`))],
  ];
  const { past } = await ask();
  expect(past.map(({ operationId }) => operationId)).toEqual(["r1", "r2", "r3", "r4", "r5"]);
  expect(past[0]).toMatchObject({ durationMs: 3_000, downMs: null, state: "succeeded" });
});
