import { expect, test } from "vitest";
import { noCounts } from "@/lib/domain/health";
import type { Operation } from "@/lib/domain/operation";
import { reason } from "@/lib/domain/reason";
import type { PatchEvent, SnapshotEvent } from "@/lib/domain/stream";
import type { StackNode, TopologyNode } from "@/lib/domain/topology/model";
import { applyEvent } from "./apply-event";
import { countLab } from "./hooks";
import { emptyLab } from "./lab-store";

const node = (id: string, over: Partial<StackNode> = {}): TopologyNode => ({
  kind: "stack",
  id,
  parentId: "zone:a",
  name: id,
  health: { tier: "ok", reason: reason("running"), since: null },
  slot: { column: 0, order: 0, columns: 0 },
  sourceId: "e1",
  counts: noCounts,
  ...over,
});
const slot = (order: number) => ({ column: 0, order, columns: 0 });
const snapshot = (nodes: TopologyNode[], revision = 1): SnapshotEvent => ({
  type: "snapshot",
  bootId: "b1",
  revision,
  at: 0,
  nodes,
  relations: [],
  findings: [],
  sources: [],
  places: [],
  operations: [],
});
const patch = (prev: number, put: TopologyNode[], del: string[] = []): PatchEvent => ({
  type: "patch",
  prev,
  revision: prev + 1,
  at: 0,
  nodes: { put, del },
  relations: { put: [], del: [] },
  findings: { put: [], del: [] },
  places: { put: [], del: [] },
});
const start = (nodes: TopologyNode[]) => applyEvent(emptyLab, snapshot(nodes)) ?? emptyLab;

test("a change of one node leaves every other node and every list of children as the same object", () => {
  const before = start([node("a"), node("b"), node("c", { parentId: "zone:b" })]);
  const after = applyEvent(before, patch(1, [node("b", { name: "renamed" })]));
  expect(after?.nodes.get("b")?.name).toBe("renamed");
  expect(after?.nodes.get("a")).toBe(before.nodes.get("a"));
  expect(after?.children).toBe(before.children);
});

test("children stand in slot order, and only the parents concerned get a new list", () => {
  const before = start([node("a", { slot: slot(1) }), node("b", { slot: slot(0) }), node("x", { parentId: "zone:b" })]);
  expect(before.children.get("zone:a")).toEqual(["b", "a"]);
  const after = applyEvent(before, patch(1, [node("c", { slot: slot(0.5) })], ["b"]));
  expect(after?.children.get("zone:a")).toEqual(["c", "a"]);
  expect(after?.children.get("zone:b")).toBe(before.children.get("zone:b"));
});

test("a node that moves leaves its old parent, and a parent left empty is gone", () => {
  const before = start([node("a"), node("x", { parentId: "zone:b" })]);
  const after = applyEvent(before, patch(1, [node("x")]));
  expect(after?.children.get("zone:a")).toEqual(["a", "x"]);
  expect(after?.children.has("zone:b")).toBe(false);
});

test("a patch that does not continue what the tab has is refused, an old one is passed over", () => {
  const before = start([node("a")]);
  expect(applyEvent(before, patch(5, [node("b")]))).toBeNull();
  expect(applyEvent(before, patch(0, [node("b")]))).toBe(before);
  expect(applyEvent(emptyLab, patch(0, [node("b")]))).toBeNull();
});

test("a snapshot of a restarted panel replaces everything, although its revisions start again", () => {
  const before = applyEvent(emptyLab, snapshot([node("a")], 900)) ?? emptyLab;
  const after = applyEvent(before, { ...snapshot([node("b")], 1), bootId: "b2" });
  expect([...(after?.nodes.keys() ?? [])]).toEqual(["b"]);
  expect(after?.revision).toBe(1);
});

test("running operations stay however many have ended since", () => {
  const operation = (id: string, state: Operation["state"], endedAt: number | null) =>
    ({ id, state, endedAt }) as Operation;
  let lab = applyEvent(emptyLab, { type: "operation", operation: operation("r", "running", null) }) ?? emptyLab;
  for (let index = 0; index < 80; index += 1)
    lab = applyEvent(lab, { type: "operation", operation: operation(`e${index}`, "succeeded", index) }) ?? lab;
  expect(lab.operations.has("r")).toBe(true);
  expect(lab.operations.size).toBe(51);
  expect(lab.operations.has("e79")).toBe(true);
});

test("the lab's counts add up the roots, so that nothing is counted twice", () => {
  const counts = { ...noCounts, ok: 3, failed: 1 };
  const lab = start([
    node("zone:a", { parentId: null, counts }),
    node("zone:b", { parentId: null, counts }),
    node("a", { counts }),
  ]);
  expect(countLab(lab)).toEqual({ ...noCounts, ok: 6, failed: 2 });
});

test("a banner that was withdrawn while this browser was away is gone when it comes back", () => {
  const full = applyEvent(emptyLab, { type: "banner", kind: "read-only", message: "The disk is full." });
  expect(full?.banners).toEqual({ "read-only": "The disk is full." });
  expect(full && applyEvent(full, { type: "hello", streamId: "s2", build: "x", now: 0 })?.banners).toEqual({});
});

test("after a sleep, or when a clock was set, the first word of the panel says how far its clock is from this one", () => {
  const hour = 3_600_000;
  const now = Date.now() - hour;
  expect(applyEvent(emptyLab, { type: "hello", streamId: "s", build: "b", now })?.clockOffsetMs).toBeCloseTo(-hour, -3);
  expect(applyEvent(emptyLab, { type: "beat", now })?.clockOffsetMs).toBeCloseTo(-hour, -3);
});

test("of a node that changed, what says the same stays the same object", () => {
  const before = start([node("a")]);
  const after = applyEvent(before, patch(1, [node("a", { name: "renamed" })]));
  expect(after?.nodes.get("a")?.health).toBe(before.nodes.get("a")?.health);
  expect(after?.nodes.get("a")?.name).toBe("renamed");
});
