import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide, type RedeployFacts, type RedeployState } from "./decide";

interface World {
  readonly state: RedeployState;
  readonly facts: RedeployFacts;
}

const booleans = [false, true];
const names = ["own", "aside", "other"] as const;
const verdicts = ["passed", "waiting", "failed"] as const;

/** Every state × every combination of facts that an engine can show: two containers never have one name. */
function* everyWorld(): Generator<World> {
  const olds = [null, ...names.flatMap((name) => pairs().map(([running, armed]) => ({ name, running, armed })))];
  const news = [null, ...olds.flatMap((old) => (old ? verdicts.map((verdict) => ({ ...old, verdict })) : []))];
  for (const [committed, wasRunning] of pairs())
    for (const [hadPolicy, forward] of pairs())
      for (const old of olds)
        for (const fresh of news)
          for (const [nameTaken, imageReady] of pairs())
            for (const [tagMoved, held] of pairs()) {
              const owners = [old?.name, fresh?.name].filter((name) => name === "own").length + (nameTaken ? 1 : 0);
              if (owners > 1) continue;
              yield {
                state: { committed, wasRunning, hadPolicy, direction: forward ? "forward" : "back" },
                facts: { imageReady, old, fresh, nameTaken, tagMoved, held },
              };
            }
}

const pairs = (): [boolean, boolean][] => booleans.flatMap((a) => booleans.map((b) => [a, b] as [boolean, boolean]));

/** What the engine shows after an action that worked. `verify` may end either way. */
function after({ state, facts }: World, action: string): World[] {
  const { old, fresh } = facts;
  const set = (change: Partial<RedeployFacts>): World[] => [{ state, facts: { ...facts, ...change } }];
  const setOld = (change: object): World[] => set({ old: old && { ...old, ...change } });
  const setNew = (change: object): World[] => set({ fresh: fresh && { ...fresh, ...change } });
  const made = { armed: state.hadPolicy, running: false, verdict: "waiting" } as const;
  switch (action) {
    case "image":
      return set({ imageReady: true, held: true, tagMoved: true });
    case "create":
      return set({ fresh: { ...made, name: "aside" } });
    case "recreate":
      return set({ fresh: { ...made, name: "own" } });
    case "disarm":
      return setOld({ armed: false });
    case "stop":
      return setOld({ running: false });
    case "rename-old":
      return setOld({ name: "aside" });
    case "rename-new":
      return setNew({ name: "own" });
    case "start":
      return setNew({ running: true, verdict: "waiting" });
    case "verify":
      return [
        ...setNew({ verdict: "passed" }),
        ...setNew({ verdict: "failed", running: false }),
        ...setNew({ verdict: "failed" }),
      ];
    case "commit":
      return [{ state: { ...state, committed: true }, facts }];
    case "turn-back":
      return [{ state: { ...state, direction: "back" }, facts }];
    case "remove-old":
      return set({ old: null });
    case "disarm-new":
      return setNew({ armed: false });
    case "stop-new":
      return setNew({ running: false, verdict: "failed" });
    case "set-new-aside":
      return setNew({ name: "aside" });
    case "restore-name":
      return setOld({ name: "own" });
    case "restore-policy":
      return setOld({ armed: true });
    case "start-old":
      return setOld({ running: true });
    case "remove-new":
      return set({ fresh: null });
    case "retag":
      return set({ tagMoved: false });
    case "release":
      return set({ held: false });
    default:
      throw new Error(`The model doesn't know the action "${action}".`);
  }
}

/** The longest way from here to an end, counted in actions; stops counting at `limit`. */
function longestWay(world: World, limit: number, stopAtTurn: boolean): number {
  const decision = decide(world.state, world.facts);
  if ("end" in decision) return 0;
  if (limit === 0) return Number.POSITIVE_INFINITY;
  if (stopAtTurn && decision.act === "turn-back") return 1;
  return 1 + Math.max(...after(world, decision.act).map((next) => longestWay(next, limit - 1, stopAtTurn)));
}

const key = (world: World): string => JSON.stringify(world);
const failing = (check: (world: World) => boolean): string[] => {
  const found: string[] = [];
  for (const world of everyWorld()) if (!check(world) && found.length < 3) found.push(key(world));
  return found;
};

describe("decide", () => {
  it("ends or turns back within 12 actions from every combination of facts", () => {
    expect(failing((world) => longestWay(world, 12, true) <= 12)).toEqual([]);
  });

  it("on the way back ends within 12 actions from every combination of facts", () => {
    expect(failing((world) => world.state.direction === "forward" || longestWay(world, 12, false) <= 12)).toEqual([]);
  });

  it("never removes the last container", () => {
    expect(
      failing(({ state, facts }) => {
        const decision = decide(state, facts);
        const action = "act" in decision ? decision.act : "";
        return (action !== "remove-old" || facts.fresh !== null) && (action !== "remove-new" || facts.old !== null);
      }),
    ).toEqual([]);
  });

  it("never starts one while the other runs", () => {
    expect(
      failing(({ state, facts }) => {
        const decision = decide(state, facts);
        const action = "act" in decision ? decision.act : "";
        return (action !== "start" || !facts.old?.running) && (action !== "start-old" || !facts.fresh?.running);
      }),
    ).toEqual([]);
  });

  it("never commits what the gate hasn't accepted", () => {
    expect(
      failing(({ state, facts }) => {
        const decision = decide(state, facts);
        if (!("act" in decision) || decision.act !== "commit") return true;
        return facts.fresh?.name === "own" && (!state.wasRunning || facts.fresh.verdict === "passed");
      }),
    ).toEqual([]);
  });

  it("goes forward, not back, once committed and while the new one is there", () => {
    expect(
      failing(({ state, facts }) => {
        if (!state.committed || !facts.fresh) return true;
        const decision = decide(state, facts);
        return "end" in decision || ["remove-old", "release", "rename-new"].includes(decision.act);
      }),
    ).toEqual([]);
  });

  it("keeps a new one that is healthy and rightly named, also on the way back", () => {
    const old = { name: "aside", running: false, armed: false } as const;
    const fresh = { name: "own", running: true, armed: true, verdict: "passed" } as const;
    const facts = { imageReady: true, old, fresh, nameTaken: false, tagMoved: true, held: true };
    const state = { committed: false, direction: "back", wasRunning: true, hadPolicy: true } as const;
    expect(decide(state, facts)).toEqual({ act: "commit" });
  });

  it("ends with one rightly named container, running as before, whatever is interrupted and however often", () => {
    const start: World = {
      state: { committed: false, direction: "forward", wasRunning: true, hadPolicy: true },
      facts: {
        imageReady: false,
        old: { name: "own", running: true, armed: true },
        fresh: null,
        nameTaken: false,
        tagMoved: false,
        held: false,
      },
    };
    const oddity = fc.record({ crash: fc.boolean(), branch: fc.nat(2), revive: fc.constantFrom("none", "old", "new") });
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.boolean(),
        fc.array(oddity, { maxLength: 40 }),
        (wasRunning, hadPolicy, oddities) => {
          const old = { name: "own", running: wasRunning, armed: hadPolicy } as const;
          let world: World = {
            state: { ...start.state, wasRunning, hadPolicy },
            facts: { ...start.facts, old },
          };
          for (let i = 0; i < 100; i++) {
            const odd = oddities[i];
            if (odd?.crash) world = { ...world, state: { ...world.state, direction: "back" } };
            // The engine was restarted just now: it brings up what still has a policy.
            if (odd && odd.revive !== "none") world = revive(world);
            const decision = decide(world.state, world.facts);
            if ("end" in decision) return endsWell(world, decision.end);
            const ways = after(world, decision.act);
            world = ways[(odd?.branch ?? 0) % ways.length]!;
          }
          return false;
        },
      ),
      { numRuns: 3000 },
    );
  });
});

function revive(world: World): World {
  const { old, fresh } = world.facts;
  if (!world.state.wasRunning) return world;
  return {
    ...world,
    facts: {
      ...world.facts,
      old: old?.armed ? { ...old, running: true } : old,
      fresh: fresh?.armed && fresh.verdict !== "waiting" ? { ...fresh, running: true } : fresh,
    },
  };
}

function endsWell({ state, facts }: World, end: string): boolean {
  const left = [facts.old, facts.fresh].filter((container) => container !== null);
  if (left.length !== 1 || facts.held) return false;
  const [one] = left;
  const kept = end === "succeeded" ? facts.old === null : end === "rolled-back" && facts.fresh === null;
  return kept && one!.name === "own" && one!.running === state.wasRunning && one!.armed === state.hadPolicy;
}
