import { expect, test } from "vitest";
import type { ContainerReport, MentionReport, NetworkReport } from "../engine-report";
import { normaliseEngine } from "../normalise/normalise-engine";
import { container, endpoint, engineReport, network } from "../publish/samples";
import { reachableOf, relateAcross } from "./relate-across";

const names = (host: string, port: number | null = null): MentionReport => ({ key: "URL", host, port, how: "url" });
const publishes = (hostPort: number, hostIp = "0.0.0.0") => [
  { containerPort: 80, proto: "tcp", hostIp, hostPort } as const,
];
const engine = (
  hostName: string,
  addresses: string[],
  containers: ContainerReport[],
  networks: NetworkReport[] = [],
) => ({
  hostId: `host:${hostName}`,
  hostName,
  addresses,
  reachable: reachableOf(normaliseEngine(engineReport(hostName, containers, { networks }))),
});
const relate = (...engines: ReturnType<typeof engine>[]) =>
  relateAcross(engines).map(({ from, to, confidence }) => `${from} > ${to} ${confidence}`.replaceAll("container:", ""));

const nas = engine("nas", ["10.0.10.5", "10.0.20.5"], [container("db", { ports: publishes(5432) })]);
const lab = (...mentions: MentionReport[]) => engine("lab", ["10.0.20.11"], [container("api", { mentions })]);

test("an address and a published port lead to the container of another engine, on any address of its host", () => {
  expect(relate(nas, lab(names("10.0.10.5", 5432)))).toEqual(["lab/api > nas/db 0.85"]);
  expect(relate(nas, lab(names("10.0.20.5", 5432)))).toEqual(["lab/api > nas/db 0.85"]);
  expect(relate(nas, lab(names("10.0.10.5", 80), names("10.0.10.6", 5432)))).toEqual([]);
});

test("a port that is published on one address answers there alone", () => {
  const narrow = engine("nas", ["10.0.10.5", "10.0.20.5"], [container("db", { ports: publishes(5432, "10.0.10.5") })]);
  expect(relate(narrow, lab(names("10.0.20.5", 5432)))).toEqual([]);
  expect(relate(narrow, lab(names("10.0.10.5", 5432)))).toHaveLength(1);
});

test("a host's name counts like its address, a little less sure; a domain behind it is no matter", () => {
  expect(relate(nas, lab(names("nas.lan", 5432)))).toEqual(["lab/api > nas/db 0.75"]);
});

test("a container's own address on the wire is enough without a port", () => {
  const lan = network("lan", { driver: "macvlan", parent: "eth0" });
  const cam = engine("pi", [], [container("cam", { endpoints: [endpoint("lan", "10.0.40.9")] })], [lan]);
  const bridged = engine(
    "pi",
    [],
    [container("cam", { endpoints: [endpoint("front", "10.0.40.9")] })],
    [network("front")],
  );
  expect(relate(cam, lab(names("10.0.40.9")))).toEqual(["lab/api > pi/cam 0.8"]);
  expect(relate(bridged, lab(names("10.0.40.9")))).toEqual([]);
});

test("Docker's name for the own host leads to what is published there", () => {
  const own = engine(
    "nas",
    [],
    [
      container("db", { ports: publishes(5432) }),
      container("app", { mentions: [names("host.docker.internal", 5432)] }),
    ],
  );
  expect(relate(own)).toEqual(["nas/app > nas/db 0.85"]);
});

test("an address that two hosts have names nobody, and nothing names itself", () => {
  const twin = engine("pi", ["10.0.10.5"], [container("db", { ports: publishes(5432) })]);
  expect(relate(nas, twin, lab(names("10.0.10.5", 5432)))).toEqual([]);
  const self = engine(
    "nas",
    ["10.0.10.5"],
    [container("db", { ports: publishes(1), mentions: [names("10.0.10.5", 1)] })],
  );
  expect(relate(self)).toEqual([]);
});
