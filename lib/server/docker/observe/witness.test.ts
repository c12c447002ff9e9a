import { expect, test } from "vitest";
import { parseEvent } from "./parse-event";
import { createWitness } from "./witness";

const event = (action: string, at: number, attributes: Record<string, string> = {}) =>
  parseEvent(
    JSON.stringify({
      Type: "container",
      Action: action,
      Actor: { ID: "c1", Attributes: attributes },
      timeNano: at * 1e6,
    }),
  )!;

function after(...events: ReturnType<typeof event>[]) {
  const witness = createWitness();
  for (const one of events) witness.take(one);
  return witness.of("c1");
}

test("a stop that somebody asked for is known as such, until the next start", () => {
  const stopped = [
    event("kill", 1_000, { signal: "15" }),
    event("die", 1_010, { exitCode: "143" }),
    event("stop", 1_020),
  ];
  expect(after(...stopped)).toEqual({
    stopAskedAt: 1_020,
    exits: [{ at: 1_010, exitCode: 143, oomKilled: false, asked: true }],
  });
  expect(after(...stopped, event("start", 2_000)).stopAskedAt).toBeNull();
});

test("a crash was asked by nobody, also when a reload signal came before", () => {
  const crash = after(event("start", 500), event("kill", 900, { signal: "1" }), event("die", 1_000, { exitCode: "1" }));
  expect(crash).toEqual({ stopAskedAt: null, exits: [{ at: 1_000, exitCode: 1, oomKilled: false, asked: false }] });
});

test("a process quicker than the word of its kill was asked all the same", () => {
  expect(after(event("die", 1_000, { exitCode: "137" }), event("kill", 1_003, { signal: "9" })).exits[0]?.asked).toBe(
    true,
  );
});

test("an exit for lack of memory is marked, and only that one", () => {
  const { exits } = after(
    event("oom", 1),
    event("die", 2, { exitCode: "137" }),
    event("start", 3),
    event("die", 4, { exitCode: "0" }),
  );
  expect(exits.map((exit) => exit.oomKilled)).toEqual([true, false]);
});

test("on a clock that was set back an hour a start ends the stop before it, and a crash is nobody's wish", () => {
  const hour = 3_600_000;
  const seen = after(
    event("stop", 2 * hour),
    event("start", hour + 1_000),
    event("die", hour + 2_000, { exitCode: "1" }),
  );
  expect(seen).toMatchObject({ stopAskedAt: null, exits: [{ asked: false }] });
});

test("a crash loop is remembered by its last twenty exits", () => {
  const { exits } = after(...Array.from({ length: 50 }, (_, index) => event("die", index + 1, { exitCode: "1" })));
  expect([exits.length, exits[0]?.at, exits.at(-1)?.at]).toEqual([20, 31, 50]);
});
