import { expect, test, vi } from "vitest";
import { addressKey, createLimiter } from "./limiter";
import { createLimits } from "./limits";

test("a key has its tries per window, and gets them back one by one", () => {
  let now = 0;
  const limiter = createLimiter({ limit: 2, windowMs: 1000 }, () => now);
  expect([limiter.take("a"), limiter.take("a")]).toEqual([0, 0]);
  now = 400;
  expect(limiter.take("a")).toBe(600);
  expect(limiter.take("b")).toBe(0);
  now = 1001;
  expect(limiter.take("a")).toBe(0);
});

test("a crowd of new keys does not push out the one under attack", () => {
  const limiter = createLimiter({ limit: 2, windowMs: 60_000 });
  limiter.take("admin");
  limiter.take("admin");
  for (let index = 0; index < 20_000; index += 1) limiter.take(`other${index}`);
  expect(limiter.take("admin")).toBeGreaterThan(0);
});

test.each([
  ["192.168.1.5", "192.168.1.5"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0db8:1:2::9", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
])("of the address %s counts %s", (address, key) => {
  expect(addressKey(address)).toBe(key);
});

test("an account takes at most 20 wrong passwords an hour, however many addresses they come from", () => {
  const limits = createLimits();
  let checked = 0;
  for (let index = 0; index < 10_000; index += 1) {
    try {
      limits.beforePassword("Admin", `2001:db8:${(index % 64).toString(16)}:${index.toString(16)}::1`);
      checked += 1;
    } catch (error) {
      expect(error).toMatchObject({
        kind: "rate-limited",
        message: expect.stringMatching(/^Too many tries\. Try again in/),
      });
    }
  }
  expect(checked).toBe(20);
});

test("an owner who signed in from an address before is not locked out by strangers, and good sign-ins cost nothing", () => {
  const limits = createLimits();
  for (let index = 0; index < 50; index += 1) limits.beforePassword("admin", "192.168.1.5")();
  for (let index = 0; index < 20; index += 1) limits.beforePassword("admin", `10.0.0.${index}`);
  expect(() => limits.beforePassword("admin", "10.0.1.1")).toThrow(/Too many tries/);
  expect(() => limits.beforePassword("admin", "192.168.1.5")).not.toThrow();
});

test("one address takes at most 30 wrong passwords in a quarter of an hour, whichever names it tries", () => {
  const limits = createLimits();
  for (let index = 0; index < 30; index += 1) limits.beforePassword(`user${index}`, "10.0.0.1");
  expect(() => limits.beforePassword("another", "10.0.0.1")).toThrow(/Too many tries/);
});

test("a clock that is set back an hour shuts nobody out for longer", () => {
  vi.useFakeTimers({ toFake: ["Date", "performance"] });
  const limiter = createLimiter({ limit: 1, windowMs: 60_000 });
  limiter.take("a");
  vi.setSystemTime(Date.now() - 3_600_000);
  expect(limiter.take("a")).toBeLessThanOrEqual(60_000);
  vi.advanceTimersByTime(60_001);
  expect(limiter.take("a")).toBe(0);
  vi.useRealTimers();
});
