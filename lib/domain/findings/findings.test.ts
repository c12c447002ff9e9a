import { expect, test } from "vitest";
import type { ContainerReport, NetworkReport } from "../engine-report";
import type { Inventory } from "../inventory/model";
import { buildView } from "../publish/build-view";
import { container, endpoint, engineReport, hostAddress, inventory, network, viewInput } from "../publish/samples";

function find(engineId: string, over: Partial<ContainerReport>, more: { inventory?: Partial<Inventory> } = {}) {
  const report = engineReport(engineId, [container("x", over)], { networks: [prod10, infra30] });
  const input = viewInput([report], { inventory: inventory(more.inventory) });
  return [...buildView(input, null).view.findings.values()].map(
    ({ code, severity, fromZoneId, toZoneId, port }) =>
      `${code} ${severity} ${fromZoneId.slice(5)}>${toZoneId.slice(5)}${port ? ` ${port}` : ""}`,
  );
}
const wire = (name: string, parent: string): NetworkReport => network(name, { driver: "macvlan", parent });
const prod10 = wire("prod10", "eth0.10");
const infra30 = wire("infra30", "eth1");
const legs = (...all: [string, string][]) => ({ endpoints: all.map(([name, ip]) => endpoint(name, ip)) });
const allow = (srcZoneId: string, dstZoneId: string, ports: string[] = []) => ({
  id: `${srcZoneId}-${dstZoneId}`,
  srcZoneId,
  dstZoneId,
  default: ports.length > 0 ? ("deny" as const) : ("allow" as const),
  ports,
  note: "",
});
const published = (hostIp: string, hostPort: number) => ({
  ports: [{ containerPort: hostPort, proto: "tcp" as const, hostIp, hostPort }],
});

test("S01: legs on two networks of denied zones are a leak from the less trusted one", () => {
  expect(find("e-lab", legs(["prod10", "10.0.10.7"], ["infra30", "10.0.30.7"]))).toEqual(["S01 high prod>infra"]);
});

test("S01: a bridge is a leg into its host's zone", () => {
  expect(find("e-lab", legs(["prod10", "10.0.10.7"], ["bridge", "172.17.0.2"]))).toEqual(["S01 high dev>prod"]);
});

test("S01: one leg is no leak, wherever its host stands", () => {
  expect(find("e-lab", legs(["prod10", "10.0.10.7"]))).toEqual([]);
});

test("S01: nothing leaks where both directions are allowed; one allowed direction makes it medium", () => {
  const both = legs(["prod10", "10.0.10.7"], ["infra30", "10.0.30.7"]);
  const twoWays = [allow("prod", "infra"), allow("infra", "prod")];
  expect(find("e-lab", both, { inventory: { policies: twoWays } })).toEqual([]);
  expect(find("e-lab", both, { inventory: { policies: [allow("prod", "infra")] } })).toEqual(["S01 medium prod>infra"]);
  expect(find("e-lab", both, { inventory: { policies: [allow("prod", "infra", ["443"])] } })).toEqual([
    "S01 high prod>infra",
  ]);
});

test("S04: a port on every address of a host in two zones is open to the other zone", () => {
  expect(find("e-nas", published("0.0.0.0", 8080))).toEqual(["S04 high infra>prod tcp 8080"]);
});

test("S04: nothing to find on one address, in one zone, on loopback, or where the policy lets it in", () => {
  expect(find("e-nas", published("10.0.10.5", 8080))).toEqual([]);
  expect(find("e-lab", published("0.0.0.0", 8080))).toEqual([]);
  expect(find("e-nas", published("127.0.0.1", 8080))).toEqual([]);
  const ports = { inventory: { policies: [allow("infra", "prod", ["8000-8090"])] } };
  expect(find("e-nas", published("0.0.0.0", 8080), ports)).toEqual([]);
  expect(find("e-nas", published("0.0.0.0", 9000), ports)).toEqual(["S04 high infra>prod tcp 9000"]);
});

test("S04: medium in a zone of no weight, high for a port of data or administration", () => {
  const hosts = inventory().hosts.map((host) =>
    host.id === "lab" ? { ...host, addresses: [...host.addresses, hostAddress("10.0.30.9")] } : host,
  );
  expect(find("e-lab", published("0.0.0.0", 8080), { inventory: { hosts } })).toEqual([
    "S04 medium infra>dev tcp 8080",
  ]);
  expect(find("e-lab", published("0.0.0.0", 5432), { inventory: { hosts } })).toEqual(["S04 high infra>dev tcp 5432"]);
});
