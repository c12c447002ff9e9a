import { expect, test } from "vitest";
import type { ContainerReport } from "@/lib/domain/engine-report";
import { disagrees } from "./disagrees";
import { toSummary } from "./summary";
import { toContainerReport } from "./to-container-report";

const now = Date.parse("2026-01-01T12:00:00Z");
const report = toContainerReport({
  Id: "c1",
  Name: "/web",
  Image: "sha256:aa",
  State: { Status: "running", StartedAt: "2026-01-01T11:00:00Z", Health: { Status: "healthy" } },
  NetworkSettings: { Networks: { lan: { NetworkID: "n1", IPAddress: "10.0.0.2" } } },
}) as ContainerReport;

const row = (over: Record<string, unknown> = {}) =>
  toSummary({
    Id: "c1",
    Names: ["/proxy/alias", "/web"],
    ImageID: "sha256:aa",
    State: "running",
    Status: "Up About an hour (healthy)",
    NetworkSettings: { Networks: { lan: { NetworkID: "n1", IPAddress: "10.0.0.2" } } },
    ...over,
  })!;

test("a list that says the same needs no inspect", () => {
  expect(disagrees(row(), report, now)).toBe(false);
});

test.each([
  ["its state", { State: "paused" }],
  ["its name", { Names: ["/site"] }],
  ["its image", { ImageID: "sha256:bb" }],
  ["its health", { Status: "Up About an hour (unhealthy)" }],
  ["a first check after the start", { Status: "Up About an hour (health: starting)" }],
  ["its address", { NetworkSettings: { Networks: { lan: { NetworkID: "n1", IPAddress: "10.0.0.3" } } } }],
  [
    "a network joined",
    { NetworkSettings: { Networks: { lan: { NetworkID: "n1", IPAddress: "10.0.0.2" }, x: { NetworkID: "n2" } } } },
  ],
  ["a restart that nobody told", { Status: "Up 4 seconds (healthy)" }],
])("%s, missed, is seen in the list", (_what, over) => {
  expect(disagrees(row(over), report, now)).toBe(true);
});

test.each([
  ["Up Less than a second", 1_000],
  ["Up 1 second", 2_000],
  ["Up 59 seconds (healthy)", 60_000],
  ["Up About a minute", 120_000],
  ["Up 3 weeks", 4 * 604_800_000],
  ["Exited (0) 3 weeks ago", null],
  ["Created", null],
  ["", null],
])("%j has been up at most %s ms", (status, ms) => {
  expect(row({ Status: status }).upAtMostMs).toBe(ms);
});

test("another exit code of a stopped container is seen", () => {
  const stopped = { ...report, state: "exited", exitCode: 0, check: null } as const;
  expect(disagrees(row({ State: "exited", Status: "Exited (0) 1 minute ago" }), stopped, now)).toBe(false);
  expect(disagrees(row({ State: "exited", Status: "Exited (137) 1 minute ago" }), stopped, now)).toBe(true);
});
