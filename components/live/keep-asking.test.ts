import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Result } from "@/lib/domain/failure";
import type { TopologyNode } from "@/lib/domain/topology/model";
import { keepAsking } from "./keep-asking";
import { emptyLab, useLab } from "./lab-store";

const unreachable = { kind: "unreachable", message: "no answer" } as const;
let asked: AbortSignal[] = [];
let answer: () => Promise<Result<number>>;
let told: Result<number>[] = [];
let stop: () => void;
beforeEach(() => {
  vi.useFakeTimers();
  useLab.setState(emptyLab);
  [asked, told] = [[], []];
  answer = async () => ({ ok: true, data: asked.length });
});
afterEach(() => {
  stop();
  useLab.setState(emptyLab);
  vi.useRealTimers();
});

const ask = (_nodeId: string, signal: AbortSignal) => {
  asked.push(signal);
  return answer();
};
const begin = () => {
  stop = keepAsking({ ask, changes: (lab, id) => lab.nodes.get(id), collectMs: 100 }, "a", (each) => told.push(each));
  return vi.advanceTimersByTimeAsync(0);
};
const nodes = (...ids: string[]) => useLab.setState({ nodes: new Map(ids.map((id) => [id, { id } as TopologyNode])) });

test("it is asked at once, and once more after several changes, of its own node alone", async () => {
  await begin();
  expect(told).toEqual([{ ok: true, data: 1 }]);
  nodes("a");
  await vi.advanceTimersByTimeAsync(60);
  nodes("a");
  await vi.advanceTimersByTimeAsync(60);
  expect(asked.length).toBe(1);
  await vi.advanceTimersByTimeAsync(60);
  expect(told.at(-1)).toEqual({ ok: true, data: 2 });
  const { nodes: known } = useLab.getState();
  useLab.setState({ nodes: new Map(known).set("b", { id: "b" } as TopologyNode) });
  await vi.advanceTimersByTimeAsync(500);
  expect(asked.length).toBe(2);
});

test("an answer that a change has overtaken is not told, nor is one after the end", async () => {
  const late: ((answer: Result<number>) => void)[] = [];
  answer = () => new Promise((resolve) => late.push(resolve));
  await begin();
  nodes("a");
  await vi.advanceTimersByTimeAsync(500);
  expect(asked.map(({ aborted }) => aborted)).toEqual([true, false]);
  for (const [at, give] of late.entries()) give({ ok: true, data: at });
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual([{ ok: true, data: 1 }]);
  nodes("a");
  stop();
  await vi.advanceTimersByTimeAsync(500);
  expect(asked.length).toBe(2);
});

test("what is known stays while the panel is away, and is asked anew when it is back", async () => {
  await begin();
  useLab.setState({ connection: "lost" });
  nodes("a");
  await vi.advanceTimersByTimeAsync(500);
  expect(asked.length).toBe(1);
  useLab.setState({ connection: "live" });
  await vi.advanceTimersByTimeAsync(500);
  expect(told).toEqual([
    { ok: true, data: 1 },
    { ok: true, data: 2 },
  ]);
});

test("where nothing is known yet it is said why, and asked at once when the panel is back", async () => {
  answer = async () => ({ ok: false, error: unreachable });
  await begin();
  useLab.setState({ connection: "lost" });
  await vi.advanceTimersByTimeAsync(0);
  expect(told.at(-1)).toEqual({ ok: false, error: unreachable });
  answer = async () => ({ ok: true, data: 7 });
  useLab.setState({ connection: "live" });
  await vi.advanceTimersByTimeAsync(0);
  expect(told.at(-1)).toEqual({ ok: true, data: 7 });
});

test("what is asked every so often is, after each answer, and not while the panel is away", async () => {
  stop = keepAsking({ ask, changes: (lab, id) => lab.nodes.get(id), collectMs: 100, everyMs: 1_000 }, "a", (each) =>
    told.push(each),
  );
  await vi.advanceTimersByTimeAsync(2_500);
  expect(asked.length).toBe(3);
  nodes("a");
  await vi.advanceTimersByTimeAsync(150);
  expect(asked.length).toBe(4);
  await vi.advanceTimersByTimeAsync(900);
  expect(asked.length).toBe(4);
  useLab.setState({ connection: "lost" });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(asked.length).toBe(4);
  useLab.setState({ connection: "live" });
  await vi.advanceTimersByTimeAsync(150);
  expect(asked.length).toBe(5);
});

test("nothing is asked while nobody looks at the page", async () => {
  const page = { visibilityState: "hidden" };
  vi.stubGlobal("document", page);
  stop = keepAsking({ ask, changes: () => undefined, collectMs: 0, everyMs: 1_000 }, "a", (each) => told.push(each));
  await vi.advanceTimersByTimeAsync(5_500);
  expect(asked.length).toBe(1);
  page.visibilityState = "visible";
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked.length).toBe(2);
  vi.unstubAllGlobals();
});
