import { expect, test } from "vitest";
import { sourcesLine } from "@/components/shell/sources-words";
import type { SourceState, SourceStatus } from "@/lib/domain/source";

const source = (name: string, state: SourceState, since = 0): SourceStatus => ({
  id: name,
  kind: "engine",
  name,
  state,
  since,
  reason: null,
  version: null,
  apiVersion: null,
  hostId: null,
  clockSkewMs: null,
  drift: 0,
});
const say = (...sources: SourceStatus[]) => {
  const line = sourcesLine(sources, (at) => `14:0${at}`);
  return `${line.count} ${line.rest}`.trim();
};

test("without sources it says so", () => {
  expect(say()).toBe("No sources");
});

test("all live is one short line", () => {
  expect(say(source("nas", "live"), source("edge", "live"))).toBe("2 of 2 sources live");
});

test("the source that has been silent longest is named, with the time", () => {
  expect(say(source("nas", "live"), source("edge", "stale", 5), source("ai-box", "stale", 2))).toBe(
    "1 of 3 sources live, ai-box and 1 more silent since 14:02",
  );
});

test("a source that says no is down, not silent", () => {
  expect(say(source("nas", "down", 3))).toBe("0 of 1 source live, nas down since 14:03");
});

test("a source that has not answered yet is not called silent", () => {
  expect(say(source("nas", "connecting"))).toBe("0 of 1 source live, connecting");
});
