import { beforeEach, expect, test, vi } from "vitest";
import { assessContainer } from "../assess/assess-container";
import type { ContainerReport, EngineReport } from "../engine-report";
import { normaliseEngine } from "../normalise/normalise-engine";
import { placeContainer } from "../place/place-container";
import { relateAcross } from "../relate/relate-across";
import { relateEngine } from "../relate/relate-engine";
import { assignGroups } from "../topology/assign-groups";
import { assignMachines } from "../topology/assign-machines";
import { assignSlots } from "../topology/assign-slots";
import { buildView } from "./build-view";
import { container, endpoint, engineReport, inventory, live, network, t0, viewInput } from "./samples";
import type { ViewInput, ViewState } from "./view-input";

// What a change costs in a lab of ten thousand containers on a hundred engines, counted and not timed.

vi.mock("../assess/assess-container", { spy: true });
vi.mock("../normalise/normalise-engine", { spy: true });
vi.mock("../place/place-container", { spy: true });
vi.mock("../relate/relate-across", { spy: true });
vi.mock("../relate/relate-engine", { spy: true });
vi.mock("../topology/assign-groups", { spy: true });
vi.mock("../topology/assign-machines", { spy: true });
vi.mock("../topology/assign-slots", { spy: true });

const engineIds = Array.from({ length: 100 }, (_, i) => `e${i}`);
const stack = (i: number) => `stack-${Math.floor(i / 5)}`;
const reports: readonly EngineReport[] = engineIds.map((engineId) =>
  engineReport(
    engineId,
    Array.from({ length: 100 }, (_, i) =>
      container(`c${i}`, {
        id: `${engineId}-${i}`,
        labels: { "com.docker.compose.project": stack(i), "com.docker.compose.service": `c${i}` },
        endpoints: [endpoint(stack(i), `172.18.0.${i}`)],
      }),
    ),
    { networks: Array.from({ length: 20 }, (_, i) => network(`stack-${i}`)) },
  ),
);
const input = viewInput(reports, { inventory: inventory() });
const whole = buildView(input, null);

/** The lab once more, with one container otherwise. */
function withContainer(
  name: string,
  over: Partial<ContainerReport>,
  history: ViewInput["history"] = new Map(),
): ViewInput {
  const [engineId] = ["e7"];
  const next = new Map(input.reports);
  const report = next.get(engineId) as EngineReport;
  const id = `${engineId}-${name.slice(1)}`;
  const before = report.containers.get(id) ?? container(name, { id });
  next.set(engineId, { ...report, containers: new Map(report.containers).set(id, { ...before, ...over }) });
  return { ...input, reports: next, slots: whole.slots, history };
}

const calls = () => ({
  normalised: vi.mocked(normaliseEngine).mock.calls.length,
  placed: vi.mocked(placeContainer).mock.calls.length,
  assessed: vi.mocked(assessContainer).mock.calls.length,
  related: vi.mocked(relateEngine).mock.calls.length,
  across: vi.mocked(relateAcross).mock.calls.length,
  slots: [assignSlots, assignMachines, assignGroups].reduce((sum, each) => sum + vi.mocked(each).mock.calls.length, 0),
});
const nothing = { normalised: 0, placed: 0, assessed: 0, related: 0, across: 0, slots: 0 };
const otherParts = (state: ViewState) => engineIds.filter((id) => state.parts.get(id) !== whole.parts.get(id));

beforeEach(() => vi.clearAllMocks());

test("all ten thousand are there", () => {
  expect([...whole.view.nodes.values()].filter(({ kind }) => kind === "container")).toHaveLength(10_000);
});

test("nothing that changed costs nothing", () => {
  const next = buildView({ ...input, slots: whole.slots }, whole);
  expect(calls()).toEqual(nothing);
  expect(next.view).toBe(whole.view);
  expect(otherParts(next)).toEqual([]);
});

test("a status change places and assesses one container, in the part of one engine, and gives no slots", () => {
  const next = buildView(withContainer("c3", { state: "paused" }), whole);
  expect(calls()).toEqual({ ...nothing, placed: 1, assessed: 1 });
  expect(otherParts(next)).toEqual(["e7"]);
  const { nodes, relations, findings, places } = next.patch;
  expect(nodes.put.map(({ id }) => id).sort()).toEqual([
    "container:e7/c3",
    "host:engine.e7",
    "stack:e7/stack-0",
    "zone:unplaced",
  ]);
  expect([nodes.del, relations.put, relations.del, findings.put, places.put].flat()).toEqual([]);
});

test("ninety-nine engines are not read when the hundredth reports", () => {
  const next = withContainer("c3", { state: "paused" });
  const read = vi.fn();
  const sealed = new Map(
    [...next.reports].map(([id, report]) => [id, id === "e7" ? report : sealContainers(report, read)]),
  );
  // The same sealed reports before and after: identity says that they are as they were.
  const before = buildView(
    { ...next, reports: new Map(sealed).set("e7", input.reports.get("e7") as EngineReport) },
    null,
  );
  read.mockClear();
  buildView({ ...next, reports: sealed, slots: before.slots }, before);
  expect(read).not.toHaveBeenCalled();
});

function sealContainers(report: EngineReport, read: () => void): EngineReport {
  const containers = new Proxy(report.containers, {
    get(map, key) {
      read();
      const value = Reflect.get(map, key);
      return typeof value === "function" ? value.bind(map) : value;
    },
  });
  return { ...report, containers };
}

test("what is remembered of one container assesses the one", () => {
  const history = { exits: [], stopAsked: { containerId: "e7-3", at: t0 } };
  const next = buildView(withContainer("c3", {}, new Map([["e7", new Map([["container:e7/c3", history]])]])), whole);
  expect(calls()).toMatchObject({ placed: 1, assessed: 1 });
  expect(otherParts(next)).toEqual(["e7"]);
});

test("an engine that falls silent has its own containers assessed, and nothing placed", () => {
  const sources = new Map(input.sources).set("e7", live("e7", { state: "stale", since: t0 }));
  const next = buildView({ ...input, sources, slots: whole.slots }, whole);
  expect(calls()).toEqual({ ...nothing, assessed: 100 });
  expect(otherParts(next)).toEqual(["e7"]);
});

test("a newcomer is placed beside what is there, and moves no other", () => {
  const next = buildView(withContainer("c100", {}), whole);
  expect(calls()).toEqual({ normalised: 1, placed: 1, assessed: 1, related: 1, across: 0, slots: 3 });
  expect(next.patch.nodes.put.map(({ id }) => id).sort()).toEqual([
    "container:e7/c100",
    "host:engine.e7",
    "zone:unplaced",
  ]);
});

test("while a new lab is heard all of it is fitted as often as it grows by half, and once when it is over", () => {
  const some = reports.slice(0, 20);
  let state: ViewState | null = null;
  for (let heard = 0; heard <= some.length; heard++) {
    const sources = new Map(some.map(({ engineId }, i) => [engineId, live(engineId, i < heard ? {} : connecting)]));
    const known = viewInput(some.slice(0, heard), { sources, ...(state ? { slots: state.slots } : {}) });
    state = buildView(known, state);
  }
  const afresh = vi.mocked(assignSlots).mock.calls.filter(([before]) => Object.keys(before).length === 0);
  // The first of them has nothing in it yet; then 1, 2, 3, 5, 8, 12 and 18 engines, and all.
  expect(afresh).toHaveLength(9);
  expect(state?.slots).toEqual(buildView(viewInput(some), null).slots);
  expect(state?.settling).toBeNull();
});

const connecting = { state: "connecting" } as const;
