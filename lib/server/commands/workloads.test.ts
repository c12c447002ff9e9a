import { afterEach, beforeEach, expect, test } from "vitest";
import type { Role } from "@/lib/domain/permission";
import type { WorkloadChange } from "@/lib/domain/rollout/change";
import { openTestDatabase } from "@/lib/server/db/test-database";
import { type FakeCluster, fakeClusterCall } from "./fake-cluster-call";
import { runCommand } from "./run-command";
import { deletePod, pauseRollout, removePod, restartRollout, scaleWorkload, setImage, undoRollout } from "./workloads";

const web = "workload:c1/Deployment/shop/web";
const lone = "workload:c1/Pod/shop/lone";
const none = { initContainers: [], containers: [] };
const owner = { kind: "ReplicaSet", name: "web-1", uid: "r" };

let opened: Awaited<ReturnType<typeof openTestDatabase>>;
let begun: WorkloadChange[];
let lab: FakeCluster;
beforeEach(async () => {
  opened = await openTestDatabase();
  begun = [];
  lab = { isProtected: false, may: true, state: "live" };
});
afterEach(() => opened.remove());

function call(role: Role | null) {
  return fakeClusterCall(role, {
    ...{ db: opened.db, lab, begun },
    nodes: [
      [web, { kind: "workload", parentId: "zone:iot" }],
      [lone, { kind: "workload", parentId: "zone:iot" }],
      ["pod:c1/u1", { kind: "pod", name: "web-1-a", parentId: web }],
      ["pod:c1/u2", { kind: "pod", name: "lone", parentId: lone }],
    ],
    objects: {
      Pod: new Map([
        ["shop/web-1-a", { name: "web-1-a", uid: "u1", owner, ...none }],
        ["shop/lone", { name: "lone", uid: "u2", owner: null, ...none }],
      ]),
    },
    writer: {
      revisions: async () => [
        { name: "web-2", number: 2, isCurrent: true },
        { name: "web-1", number: 1, isCurrent: false },
      ],
    },
  });
}
const click = { nodeId: web, key: "click-0001" };

test("a viewer may do nothing of it, an operator all but remove what nothing makes anew", async () => {
  const asked = [
    [restartRollout, click],
    [scaleWorkload, { ...click, replicas: 3 }],
    [pauseRollout, click],
    [setImage, { ...click, images: [{ container: "web", image: "web:2" }] }],
    [undoRollout, { ...click, revision: "web-1" }],
    [deletePod, { ...click, podId: "pod:c1/u1" }],
  ] as const;
  for (const [command, input] of asked) {
    expect(await runCommand(command as typeof restartRollout, input, call("viewer")), command.name).toMatchObject({
      error: { kind: "forbidden" },
    });
    expect(await runCommand(command as typeof restartRollout, input, call("operator")), command.name).toMatchObject({
      ok: true,
    });
  }
  expect(begun.map(({ kind }) => kind)).toEqual([
    "rollout-restart",
    "scale",
    "rollout-pause",
    "set-image",
    "rollout-undo",
    "delete-pod",
  ]);
  const remove = { ...click, nodeId: lone, podId: "pod:c1/u2", typedName: "lone" };
  expect(await runCommand(removePod, remove, call("operator"))).toMatchObject({ error: { kind: "forbidden" } });
  expect(await runCommand(removePod, remove, call("admin"))).toMatchObject({ ok: true });
});

test("a pod that stands alone goes by its typed name only, and a pod of another workload not at all", async () => {
  const bare = { ...click, nodeId: lone, podId: "pod:c1/u2" };
  expect(await runCommand(deletePod, bare, call("admin"))).toMatchObject({ error: { kind: "forbidden" } });
  const typed = await runCommand(removePod, { ...bare, typedName: "web" }, call("admin"));
  expect(typed).toMatchObject({ error: { kind: "invalid-input", fields: { typedName: 'This is not "lone".' } } });
  const others = await runCommand(deletePod, { ...click, podId: "pod:c1/u2" }, call("admin"));
  expect(others).toMatchObject({ error: { kind: "not-found" } });
  expect(begun).toEqual([]);
});

test("in a protected zone the name is typed; without the cluster's right or its answer nothing is begun", async () => {
  lab.isProtected = true;
  expect(await runCommand(restartRollout, click, call("operator"))).toMatchObject({ error: { kind: "invalid-input" } });
  const typed = { ...click, typedName: "web" };
  expect(await runCommand(restartRollout, typed, call("operator"))).toMatchObject({ ok: true });
  lab.may = false;
  const refused = await runCommand(restartRollout, typed, call("operator"));
  expect(refused).toMatchObject({ error: { kind: "forbidden", message: expect.stringMatching(/operate role/) } });
  lab.state = "stale";
  expect(await runCommand(restartRollout, typed, call("operator"))).toMatchObject({ error: { kind: "unreachable" } });
  expect(begun.length).toBe(1);
});

test("an undo goes to a revision that is kept and is not the current one, an image is one that could be pulled", async () => {
  const undo = (revision: string) => runCommand(undoRollout, { ...click, revision }, call("operator"));
  expect(await undo("web-2")).toMatchObject({
    error: { kind: "conflict", message: expect.stringMatching(/what web runs already/) },
  });
  expect(await undo("api-1")).toMatchObject({
    error: { kind: "conflict", message: expect.stringMatching(/no revision api-1 any more/) },
  });
  expect(await undo("web-1")).toMatchObject({ ok: true });
  expect(begun).toEqual([{ kind: "rollout-undo", to: { name: "web-1", number: 1 } }]);
  const set = (image: string) =>
    runCommand(setImage, { ...click, images: [{ container: "web", image }], undoIfFails: true }, call("operator"));
  expect(await set("not an image")).toMatchObject({ error: { kind: "invalid-input" } });
  const both = ["web:3", "web:4"].map((image) => ({ container: "web", image }));
  expect(await runCommand(setImage, { ...click, images: both }, call("operator"))).toMatchObject({
    error: { kind: "invalid-input" },
  });
  expect(await set("web:3")).toMatchObject({ ok: true });
  expect(begun[1]).toMatchObject({ kind: "set-image", undoIfFails: true });
});

test("nobody asks for a thousand and one pods, or for half of one", async () => {
  for (const replicas of [1_001, -1, 1.5])
    expect(await runCommand(scaleWorkload, { ...click, replicas }, call("operator"))).toMatchObject({
      error: { kind: "invalid-input" },
    });
});
