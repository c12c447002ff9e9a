import { afterEach, beforeEach, expect, test } from "vitest";
import type { Role } from "@/lib/domain/permission";
import type { WorkloadChange } from "@/lib/domain/rollout/change";
import { host } from "@/lib/domain/topology/node-samples";
import { openTestDatabase } from "@/lib/server/db/test-database";
import { type FakeCluster, fakeClusterCall } from "./fake-cluster-call";
import { resumeCronJob, retryJob, runCronJob, suspendCronJob } from "./jobs";
import { cordonNode, uncordonNode } from "./nodes";
import { runCommand } from "./run-command";
import { setAutoscaler } from "./workloads";

const nightly = "workload:c1/CronJob/shop/nightly";
const migrate = "workload:c1/Job/shop/migrate";
const web = "workload:c1/Deployment/shop/web";

let opened: Awaited<ReturnType<typeof openTestDatabase>>;
let begun: WorkloadChange[];
let asked: unknown[];
let lab: FakeCluster;
beforeEach(async () => {
  opened = await openTestDatabase();
  [begun, asked] = [[], []];
  lab = { isProtected: false, may: true, state: "live" };
});
afterEach(() => opened.remove());

function call(role: Role | null) {
  const scaler = { name: "by-load", namespace: "shop", target: { kind: "Deployment", name: "web" }, min: 1, max: 4 };
  const deployment = { name: "web", namespace: "shop", desired: 1, uid: "u", owner: null };
  return fakeClusterCall(role, {
    ...{ db: opened.db, lab, begun, asked },
    nodes: [
      ...[nightly, migrate, web].map((id) => [id, { kind: "workload", parentId: "zone:iot" }] as const),
      ["host:pi", host("pi", "zone:iot", { nodes: [{ clusterId: "c1", name: "pi-4", cordoned: false }] })],
    ],
    objects: {
      Deployment: new Map([["shop/web", deployment]]),
      HorizontalPodAutoscaler: new Map([["shop/by-load", scaler]]),
    },
  });
}
const key = "click-0001";
const node = { nodeId: "host:pi", clusterId: "c1", node: "pi-4", key };
const all = [
  [suspendCronJob, { nodeId: nightly, key }],
  [resumeCronJob, { nodeId: nightly, key }],
  [runCronJob, { nodeId: nightly, key }],
  [retryJob, { nodeId: migrate, key }],
  [setAutoscaler, { nodeId: web, key, min: 2, max: 5 }],
  [cordonNode, node],
  [uncordonNode, node],
] as const;
const perform = (command: (typeof all)[number][0], input: object, role: Role = "operator") =>
  runCommand(command as typeof runCronJob, input as { nodeId: string; key: string }, call(role));

test.each(all)("$name is for operators, and asks what the cluster's account may do", async (command, input) => {
  expect(await perform(command, input, "viewer")).toMatchObject({ error: { kind: "forbidden" } });
  expect(begun).toEqual([]);
  expect(await perform(command, input)).toMatchObject({ ok: true });
  lab.may = false;
  expect(await perform(command, input)).toMatchObject({
    error: { kind: "forbidden", message: expect.stringMatching(/operate(-nodes)? role/) },
  });
  lab.state = "stale";
  expect(await perform(command, input)).toMatchObject({ error: { kind: "unreachable" } });
  expect(begun.length).toBe(1);
});

test("each Job that is asked for has a name of its own, of what it is made from", async () => {
  for (let i = 0; i < 2; i++) await perform(runCronJob, { nodeId: nightly, key });
  await perform(retryJob, { nodeId: migrate, key });
  const names = begun.flatMap((change) => ("job" in change ? change.job : []));
  expect(names[0]).toMatch(/^nightly-manual-[0-9a-f]{8}$/);
  expect(names[2]).toMatch(/^migrate-retry-[0-9a-f]{8}$/);
  expect(new Set(names).size).toBe(3);
});

test("an autoscaler's right is asked by its own name, and its limits make sense", async () => {
  await perform(setAutoscaler, { nodeId: web, key, min: 2, max: 5 });
  expect(asked[0]).toEqual(["set-autoscaler", { kind: "HorizontalPodAutoscaler", namespace: "shop", name: "by-load" }]);
  for (const [min, max] of [
    [3, 2],
    [0, 2],
    [1, 1_001],
    [1.5, 2],
  ])
    expect(await perform(setAutoscaler, { nodeId: web, key, min, max })).toMatchObject({
      error: { kind: "invalid-input" },
    });
  expect(begun.length).toBe(1);
});

test("in a protected zone the name is typed before anything starts or a node takes no more", async () => {
  lab.isProtected = true;
  for (const [command, input, name] of [
    [runCronJob, { nodeId: nightly, key }, "nightly"],
    [retryJob, { nodeId: migrate, key }, "migrate"],
    [setAutoscaler, { nodeId: web, key, min: 2, max: 5 }, "web"],
    [cordonNode, node, "pi-4"],
  ] as const) {
    expect(await perform(command, input)).toMatchObject({ error: { fields: { typedName: `This is not "${name}".` } } });
    expect(await perform(command, { ...input, typedName: name })).toMatchObject({ ok: true });
  }
});

test("a host is cordoned only as the node that it is", async () => {
  for (const other of [
    { ...node, node: "pi-5" },
    { ...node, clusterId: "c2" },
    { ...node, nodeId: "host:none" },
  ])
    expect(await perform(cordonNode, other)).toMatchObject({ error: { kind: "not-found" } });
  expect(await perform(cordonNode, { ...node, nodeId: nightly })).toMatchObject({ error: { kind: "invalid-input" } });
  expect(begun).toEqual([]);
});
