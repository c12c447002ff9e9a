import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { emptyLab, useLab } from "@/components/live/lab-store";
import { moveTo, usePending, withPending } from "@/components/topology/drag/positions";
import type { Position } from "@/lib/domain/topology/position";

const sent: (readonly Position[])[] = [];
vi.mock("@/lib/actions/map", () => ({
  moveBoxes: async ({ positions }: { positions: readonly Position[] }) => {
    sent.push(positions);
    return { ok: true, data: undefined };
  },
  putBoxesBack: async () => ({ ok: true, data: undefined }),
}));

const nas = (x: number): Position => ({ preset: "machines", nodeId: "host:nas", x, y: 0 });
const tell = (...positions: Position[]) => useLab.setState({ positions });
/** Where this tab draws the host; null: where it stands by itself. */
const drawn = () =>
  withPending(useLab.getState().positions, usePending.getState().moves).find((each) => each.nodeId === "host:nas")?.x ??
  null;

beforeEach(() => {
  vi.useFakeTimers();
  sent.length = 0;
  useLab.setState(emptyLab);
});
afterEach(async () => {
  await vi.advanceTimersByTimeAsync(20_000);
  vi.useRealTimers();
});

test("a box stays where it was put until the stream says so, however long that takes", async () => {
  moveTo([nas(100)]);
  await vi.advanceTimersByTimeAsync(4000);
  expect(drawn()).toBe(100);
  tell(nas(100));
  await vi.advanceTimersByTimeAsync(0);
  expect([drawn(), usePending.getState().moves.size]).toEqual([100, 0]);
});

test("what another tab has moved since holds, and there is no way back in between", async () => {
  moveTo([nas(100)]);
  await vi.advanceTimersByTimeAsync(400);
  tell(nas(250));
  expect(drawn()).toBe(100);
  await vi.advanceTimersByTimeAsync(900);
  expect(drawn()).toBe(250);
});

test("a move that is under way is not sent again with the next", async () => {
  moveTo([nas(100)]);
  await vi.advanceTimersByTimeAsync(400);
  moveTo([{ ...nas(7), nodeId: "host:pi" }]);
  await vi.advanceTimersByTimeAsync(400);
  expect(sent.map((each) => each.map(({ nodeId }) => nodeId))).toEqual([["host:nas"], ["host:pi"]]);
});

test("a stream that never tells of it is believed after a while", async () => {
  moveTo([nas(100)]);
  await vi.advanceTimersByTimeAsync(6000);
  expect(drawn()).toBeNull();
});
