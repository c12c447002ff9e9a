import { expect, test, vi } from "vitest";
import { buildView } from "@/lib/domain/publish/build-view";
import { clusterReport, node } from "@/lib/domain/publish/cluster-samples";
import { inventory as sample } from "@/lib/domain/publish/samples";
import { inputOf } from "@/lib/domain/publish/shop-samples";
import { createMachineIdKeeper } from "./machine-id-keeper";

const view = (machineId: string) =>
  buildView(inputOf(clusterReport("k", { Node: [node("n1", "10.0.10.5", { machineId })] })), null);
const first = "a".repeat(32);
const second = "b".repeat(32);

test("a node's machine id is kept once, and again when it has another", async () => {
  const learn = vi.fn(async () => undefined);
  const keep = createMachineIdKeeper({ inventory: () => sample(), learn });
  const state = view(first);
  await keep(state);
  await keep(state);
  expect(learn.mock.calls).toEqual([[[{ hostId: "nas", machineId: first }]]]);
  await keep(view(second));
  expect(learn).toHaveBeenLastCalledWith([{ hostId: "nas", machineId: second }]);
});

test("a database that can't be written ends nothing, and is not asked again for the same", async () => {
  const learn = vi.fn(async () => {
    throw new Error("full");
  });
  const keep = createMachineIdKeeper({ inventory: () => sample(), learn });
  const state = view(first);
  await keep(state);
  await keep(state);
  expect(learn).toHaveBeenCalledTimes(1);
});
