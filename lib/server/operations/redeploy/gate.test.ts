import { expect, test } from "vitest";
import { quietMs } from "@/lib/domain/redeploy/gate";
import { createGate } from "./gate";

const noon = Date.UTC(2026, 10, 25, 12);
const hour = 3_600_000;
const running = { State: { Status: "running", StartedAt: "2026-11-25T12:00:00Z" }, RestartCount: 0 } as never;

function clocks() {
  const at = { steady: 0, wall: noon };
  return {
    steady: () => at.steady,
    wall: () => at.wall,
    pass(ms: number) {
      at.steady += ms;
      at.wall += ms;
    },
    set(ms: number) {
      at.wall += ms;
    },
  };
}

test.each([-hour, hour])("a clock set by %d ms makes the gate neither longer nor shorter", (ms) => {
  const clock = clocks();
  const gate = createGate(null, clock);
  expect(gate.look(running)).toBe("waiting");
  clock.set(ms);
  clock.pass(quietMs - 1);
  expect(gate.look(running)).toBe("waiting");
  expect(gate.detail()?.data.runningSinceAt).toBe(clock.wall() - quietMs + 1);
  clock.pass(1);
  expect(gate.look(running)).toBe("passed");
});

test("a restart of the panel does not begin the gate anew, also when the clock was set back meanwhile", () => {
  const clock = clocks();
  const late = createGate(noon - 100_000, clock);
  expect(late.look({ State: { Status: "restarting" }, RestartCount: 1 } as never)).toBe("failed");
  expect(createGate(noon + hour, clock).look(running)).toBe("waiting");
});
