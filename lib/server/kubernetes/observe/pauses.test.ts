import { expect, test } from "vitest";
import { trouble } from "../trouble";
import { longestPauseMs } from "./pauses";

test("a server that may come back is looked for often at first, then less", () => {
  for (const why of ["refused", "unreachable", "timeout", "silent"] as const) {
    expect(longestPauseMs(trouble(why), 0)).toBe(1_500);
    expect(longestPauseMs(trouble(why), 60_000)).toBe(15_000);
  }
});

test("what somebody has to put right is not knocked at in vain", () => {
  for (const why of ["credentials-refused", "tls-untrusted", "config", "exec-not-allowed"] as const)
    expect(longestPauseMs(trouble(why), 0)).toBe(30_000);
});
