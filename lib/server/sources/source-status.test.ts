import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { reason } from "@/lib/domain/reason";
import type { SourceStatus } from "@/lib/domain/source";
import { createStatusKeeper } from "./source-status";

beforeEach(() => void vi.useFakeTimers({ now: 1_000 }));
afterEach(() => void vi.useRealTimers());

function keeper() {
  const told: SourceStatus[] = [];
  const status = createStatusKeeper({ id: "s", kind: "engine", name: "nas", hostId: null }, (next) => told.push(next));
  return { status, told };
}
const docker = { version: "Docker 29.1", apiVersion: "1.52" };
const refused = reason("source-failed", { kind: "refused" });

test("a source that never answered is down, one that was seen is stale", () => {
  const { status } = keeper();
  status.turnSilent(refused);
  expect(status.current()).toMatchObject({ state: "down", reason: refused });
  status.turnLive(docker);
  status.turnSilent(refused);
  expect(status.current()).toMatchObject({ state: "stale", reason: refused, ...docker });
});

test("a state keeps the time since which it holds, whatever else changes; the same is not told twice", () => {
  const { status, told } = keeper();
  status.turnLive(docker);
  vi.setSystemTime(5_000);
  status.turnLive(docker);
  expect(told.length).toBe(1);
  status.turnLive({ ...docker, version: "Docker 29.2" });
  expect(told.at(-1)).toMatchObject({ since: 1_000, version: "Docker 29.2", reason: null });
  status.turnSilent(refused);
  expect(told.at(-1)?.since).toBe(5_000);
});

test("clocks that differ by less than a second don't differ, and one that wanders a little isn't told again", () => {
  const { status, told } = keeper();
  status.noteSkew(-999);
  expect(status.current().clockSkewMs).toBe(0);
  status.noteSkew(90_000.4);
  status.noteSkew(90_900);
  expect(told.map(({ clockSkewMs }) => clockSkewMs)).toEqual([0, 90_000]);
});
