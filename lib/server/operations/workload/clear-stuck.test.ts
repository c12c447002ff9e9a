import { expect, test, vi } from "vitest";
import { BulkheadError } from "@/lib/domain/failure";
import type { WorkloadChange } from "@/lib/domain/rollout/change";
import { clearStuck } from "./clear-stuck";
import type { WorkloadRun } from "./workload-run";

const written = {
  kind: "StatefulSet",
  namespace: "shop",
  name: "db",
  uid: "s",
  generation: 4,
  lateSince: null,
} as const;
const wanted = { name: "db-old", number: 1 };

function pod(name: string, over: { revision?: string; ready?: boolean; owner?: string; deletedAt?: number } = {}) {
  const { revision = "db-new", ready = false, owner = "s", deletedAt = null } = over;
  const conditions = [{ type: "Ready", status: ready ? "True" : "False" }];
  return { namespace: "shop", name, uid: `uid-${name}`, owner: { uid: owner }, revision, conditions, deletedAt };
}

function cluster(pods: readonly object[], write = vi.fn(async (_change: WorkloadChange) => undefined)) {
  let observedGeneration = 4;
  const listeners = new Set<() => void>();
  const report = () => ({
    objects: {
      StatefulSet: new Map([["shop/db", { observedGeneration }]]),
      Pod: new Map(pods.map((each, index) => [String(index), each])),
    },
  });
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const observe = (generation: number) => {
    observedGeneration = generation;
    for (const listener of [...listeners]) listener();
  };
  const source = { report, subscribe, writer: { write } };
  const run = { source, signal: new AbortController().signal, stallMs: 5_000 } as unknown as WorkloadRun;
  const deleted = () =>
    write.mock.calls.map(([change]) => (change.kind === "delete-pod" ? change.pod.name : change.kind));
  return { run, write, observe, deleted };
}

test("only pods of its own that are not ready and not of the wanted revision are deleted", async () => {
  const { run, deleted } = cluster([
    pod("stuck"),
    pod("ready", { ready: true }),
    pod("wanted", { revision: "db-old" }),
    pod("others", { owner: "x" }),
    pod("ending", { deletedAt: 1 }),
  ]);
  expect(await clearStuck(run, written, wanted)).toMatchObject({ data: { count: 1 } });
  expect(deleted()).toEqual(["stuck"]);
});

test("nothing is deleted before its controller has seen the template", async () => {
  const { run, deleted, observe } = cluster([pod("stuck")]);
  observe(3);
  const clearing = clearStuck(run, written, wanted);
  await Promise.resolve();
  expect(deleted()).toEqual([]);
  observe(4);
  await clearing;
  expect(deleted()).toEqual(["stuck"]);
});

test("a pod that has gone is no trouble, one that may not be deleted is", async () => {
  const refuse = (kind: "not-found" | "forbidden") => vi.fn(() => Promise.reject(new BulkheadError(kind, kind)));
  await expect(clearStuck(cluster([pod("a")], refuse("not-found")).run, written, wanted)).resolves.toBeTruthy();
  await expect(clearStuck(cluster([pod("a")], refuse("forbidden")).run, written, wanted)).rejects.toMatchObject({
    kind: "forbidden",
  });
});
