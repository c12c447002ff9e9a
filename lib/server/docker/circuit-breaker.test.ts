import { expect, test } from "vitest";
import { createCircuitBreaker } from "./circuit-breaker";

test("after three failures callers are refused, until one is let through to try", () => {
  let now = 0;
  const breaker = createCircuitBreaker(() => now);
  breaker.failed();
  breaker.failed();
  expect(breaker.allows()).toBe(true);
  breaker.failed();
  expect(breaker.allows()).toBe(false);
  now = 2_000;
  expect([breaker.allows(), breaker.allows()]).toEqual([true, false]);
  breaker.succeeded();
  expect([breaker.allows(), breaker.allows()]).toEqual([true, true]);
});

test("a success forgets earlier failures", () => {
  const breaker = createCircuitBreaker(() => 0);
  for (let round = 0; round < 5; round++) {
    breaker.failed();
    breaker.failed();
    breaker.succeeded();
  }
  expect(breaker.allows()).toBe(true);
});

test("an engine found silent is refused at once, for as long as its pings find it so", () => {
  let now = 0;
  const breaker = createCircuitBreaker(() => now);
  breaker.trip();
  now = 3_600_000;
  breaker.failed();
  expect(breaker.allows()).toBe(false);
  breaker.succeeded();
  expect(breaker.allows()).toBe(true);
});
