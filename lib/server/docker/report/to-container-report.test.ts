import fc from "fast-check";
import { expect, test } from "vitest";
import { toContainerReport } from "./to-container-report";

const inspect = (over: Record<string, unknown> = {}) => ({ Id: "c0ffee", Name: "/web", ...over });

test("environment values never leave the engine, only their names", () => {
  const report = toContainerReport(inspect({ Config: { Env: ["TOKEN=hunter2", "EMPTY=", "BARE", "A=b=c"] } }));
  expect(report?.envNames).toEqual(["TOKEN", "EMPTY", "BARE", "A"]);
  expect(JSON.stringify(report)).not.toContain("hunter2");
});

test("a container that isn't running yet has no times and no addresses", () => {
  const report = toContainerReport(
    inspect({
      State: { Status: "created", StartedAt: "0001-01-01T00:00:00Z", FinishedAt: "0001-01-01T00:00:00Z" },
      NetworkSettings: { Networks: { bridge: { NetworkID: "n1", IPAddress: "", MacAddress: "" } } },
    }),
  );
  expect(report).toMatchObject({ state: "created", startedAt: null, finishedAt: null });
  expect(report?.endpoints).toMatchObject([{ networkId: "n1", ipv4: null, ipv6: null, mac: null }]);
});

test("a port is published once for each address, and exposed ones are kept apart", () => {
  const report = toContainerReport(
    inspect({
      Config: { ExposedPorts: { "9000/tcp": {}, "80/tcp": {} } },
      NetworkSettings: {
        Ports: {
          "80/tcp": [
            { HostIp: "0.0.0.0", HostPort: "8080" },
            { HostIp: "::", HostPort: "8080" },
          ],
          "53/udp": [{ HostIp: "", HostPort: "53" }],
          "9000/tcp": null,
        },
      },
    }),
  );
  expect(report?.ports).toEqual([
    { containerPort: 53, proto: "udp", hostIp: "", hostPort: 53 },
    { containerPort: 80, proto: "tcp", hostIp: "::", hostPort: 8080 },
    { containerPort: 80, proto: "tcp", hostIp: "0.0.0.0", hostPort: 8080 },
    { containerPort: 9000, proto: "tcp", hostIp: null, hostPort: null },
  ]);
});

test("a disabled check is no check, and Docker's defaults are filled in", () => {
  expect(toContainerReport(inspect({ State: { Health: { Status: "none" } } }))?.check).toBeNull();
  const checked = toContainerReport(
    inspect({
      State: { Health: { Status: "unhealthy", FailingStreak: 4, Log: [{ Output: "\n  refused\nmore", ExitCode: 1 }] } },
      Config: { Healthcheck: { Test: ["CMD", "x"] } },
    }),
  );
  expect(checked?.check).toMatchObject({ retries: 3, intervalMs: 30_000, lastOutput: "refused", lastExitCode: 1 });
});

test("a name or label with control characters, HTML or ten kilobytes is shown as text and capped", () => {
  const report = toContainerReport(
    inspect({
      Name: `/\u001b[2J<img src=x onerror=alert(1)>${"n".repeat(10_240)}`,
      Config: { Labels: { "a\u0007": "\u202ebidi", __proto__: "x", big: "v".repeat(100_000) } },
    }),
  );
  expect(report?.name.startsWith("\\u{1b}[2J<img src=x")).toBe(true);
  expect(report?.name.length).toBeLessThan(300);
  expect(report?.labels["a\\u{7}"]).toBe("\\u{202e}bidi");
  expect(report?.labels.big?.length).toBe(4_096);
});

test("whatever an engine says, the answer is a whole report or null, and prints the same twice", () => {
  const anything = fc.record(
    {
      Id: fc.oneof(fc.string(), fc.anything()),
      Name: fc.anything(),
      State: fc.anything(),
      Config: fc.oneof(
        fc.anything(),
        fc.record({ Env: fc.anything(), Labels: fc.anything(), Healthcheck: fc.anything() }),
      ),
      HostConfig: fc.anything(),
      Mounts: fc.oneof(fc.anything(), fc.array(fc.record({ Type: fc.constant("bind"), Source: fc.anything() }))),
      NetworkSettings: fc.oneof(fc.anything(), fc.record({ Ports: fc.anything(), Networks: fc.anything() })),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(anything, (said) => {
      const report = toContainerReport(said);
      if (report === null) return;
      expect(report.id).not.toBe("");
      expect(report.name).not.toBe("");
      expect(JSON.stringify(toContainerReport(said))).toBe(JSON.stringify(report));
    }),
    { numRuns: 500 },
  );
});
