import fc from "fast-check";
import { expect, test } from "vitest";
import { type Health, type Tier, tiers } from "../health";
import { reason } from "../reason";
import { assessGroup, type Member, overrideStale, summarise, sumUp } from "./assess-group";

const member = (tier: Tier, over: Partial<Member> = {}, since: number | null = null): Member => ({
  name: tier,
  health: { tier, reason: reason("health.any"), since },
  oneOff: false,
  ...over,
});
const assess = (members: readonly Member[]) => assessGroup(summarise(members), 0);

test("a group shows its worst member, named, and the counts", () => {
  const { health, counts } = assess([member("ok"), member("warning", { name: "gitea-runner" }, 5), member("neutral")]);
  expect(health.tier).toBe("warning");
  expect(health.since).toBe(5);
  expect(health.reason.data).toMatchObject({ worst: "gitea-runner", count: 1, total: 3, ok: 1 });
  expect(counts).toEqual({ failed: 0, warning: 1, unknown: 0, progressing: 0, ok: 1, neutral: 1, breach: 0 });
});

test.each([
  ["failed", "warning"],
  ["warning", "unknown"],
  ["unknown", "progressing"],
  ["progressing", "ok"],
  ["ok", "neutral"],
] as const)("%s is louder than %s", (loud, quiet) => {
  expect(assess([member(quiet), member(loud)]).health.tier).toBe(loud);
});

test("a finished one-off run does not count for its stack", () => {
  const { health, counts } = assess([member("ok"), member("failed", { oneOff: true })]);
  expect(health.tier).toBe("ok");
  expect(counts.failed).toBe(0);
});

test("an empty group says nothing", () => {
  expect(assess([]).health).toEqual({ tier: "neutral", reason: reason("group.empty"), since: null });
});

test("breaches are counted beside the tiers", () => {
  expect(assessGroup(summarise([member("failed")]), 2).counts).toMatchObject({ breach: 2, failed: 1 });
});

test("what parts have counted adds up to what the whole would count", () => {
  const anyMember = fc.record({
    name: fc.string({ maxLength: 3 }),
    health: fc.record({
      tier: fc.constantFrom(...tiers),
      reason: fc.constant(reason("health.any")),
      since: fc.option(fc.integer({ min: 0, max: 3 })),
    }),
    oneOff: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(fc.array(anyMember, { maxLength: 4 }), { maxLength: 4 }), (parts) => {
      expect(sumUp(parts.map(summarise))).toEqual(summarise(parts.flat()));
    }),
  );
});

test("a silent source makes unknown of everything, with the time and what was last seen", () => {
  const healthy: Health = { tier: "ok", reason: reason("health.healthy"), since: 1 };
  expect(overrideStale(healthy, { state: "live", since: 9 })).toBe(healthy);
  expect(overrideStale(healthy, { state: "stale", since: 9 })).toEqual({
    tier: "unknown",
    reason: reason("health.source-silent", { sinceAt: 9, last: "ok" }),
    since: 9,
  });
});
