import { expect, test } from "vitest";
import { reason } from "../reason";
import type { ContainerNode, TopologyNode } from "../topology/model";
import { byId, host, lane, container as sample, stack, tier, zone } from "../topology/node-samples";
import { createMatcher } from "./create-matcher";
import { parseExpression } from "./parse-expression";

const container = (name: string, over: Partial<ContainerNode> = {}) =>
  sample(name, "host:nas", { id: name, imageRef: "x", ...over });
const port = (hostPort: number, proto = "tcp") => ({ hostIp: "", hostPort, containerPort: 1, proto });

const place = [
  zone("prod", { name: "Prod" }),
  zone("dev", { name: "My Dev" }),
  lane("20", "zone:prod", { name: "servers", vid: 20 }),
  host("nas", "lane:20"),
  stack("data", "host:nas"),
];
const lab = [
  container("postgres", {
    imageRef: "ghcr.io/lab/postgres:16@sha256:ab12",
    parentId: "stack:nas/data",
    stack: "data",
    service: "db",
    addresses: ["172.20.0.4", "fd00::4"],
    macs: ["02:42:ac:14:00:04"],
    networks: ["data_inside"],
    labels: ["backup", "traefik.enable=true"],
  }),
  container("redis", { ...tier("failed"), restartCount: 5, ports: [port(6379), port(53, "udp")], state: "exited" }),
  container("api", {
    ...tier("warning"),
    breach: true,
    alsoIn: [{ zoneId: "zone:dev", how: "exposed", rule: "D6", reason: reason("x") }],
    parentId: "host:gone",
  }),
];
const nodes = byId(...place, ...lab);

const find = (text: string) => [...createMatcher(parseExpression(text).terms)(nodes)].sort();

test.each([
  ["", ["api", "postgres", "redis"]],
  // Words without a key, everywhere.
  ["POSTGR", ["postgres"]],
  ["postgres:16", ["postgres"]],
  ["172.20", ["postgres"]],
  ["6379", ["redis"]],
  ["nas prod", ["postgres", "redis"]],
  ["vlan20 servers", ["postgres", "redis"]],
  ["02:42:ac", ["postgres"]],
  ["traefik", ["postgres"]],
  ["data_inside", ["postgres"]],
  ["nas nothing", []],
  ["-postgres", ["api", "redis"]],
  // Keys, whole.
  ["name:redis", ["redis"]],
  ["name:redi", []],
  ["name:~redi", ["redis"]],
  ["image:postgres", ["postgres"]],
  ["image:postgres:16", ["postgres"]],
  ["image:ghcr.io/lab/postgres", ["postgres"]],
  ["image:ghcr.io/lab/postgres:16", ["postgres"]],
  ["image:lab/postgres", []],
  ["image:~lab/post", ["postgres"]],
  ["label:traefik.enable", ["postgres"]],
  ["label:traefik.enable=TRUE", ["postgres"]],
  ["label:traefik.enable=false", []],
  ["label:~back", ["postgres"]],
  ["stack:data service:db network:data_inside", ["postgres"]],
  ["!stack:data", ["api", "redis"]],
  ["host:NAS", ["postgres", "redis"]],
  ["vlan:20", ["postgres", "redis"]],
  ["vlan:servers", ["postgres", "redis"]],
  ["state:exited", ["redis"]],
  ["mac:02-42-AC-14-00-04", ["postgres"]],
  ["mac:~ac1400", ["postgres"]],
  // Any of.
  ["name:redis,api", ["api", "redis"]],
  ["!name:redis,api", ["postgres"]],
  // Zones, those that it reaches into as well.
  ["zone:prod", ["postgres", "redis"]],
  ['zone:"my dev"', ["api"]],
  // Health; a breach is on top of a tier.
  ["health:failed", ["redis"]],
  ["health:failed,warning", ["api", "redis"]],
  ["health:breach", ["api"]],
  ["!health:ok", ["api", "redis"]],
  // Numbers.
  ["restarts>3", ["redis"]],
  ["restarts<=4", ["api", "postgres"]],
  ["port:6379", ["redis"]],
  ["port:6000-7000", ["redis"]],
  ["port:53/udp", ["redis"]],
  ["port:53/tcp", []],
  ["port>7000", []],
  // Addresses.
  ["ip:172.20.0.0/24", ["postgres"]],
  ["ip:172.20.0.4", ["postgres"]],
  ["ip:172.20.0.5", []],
  ["ip:fd00::/64", ["postgres"]],
  ["ip:0.0.0.0/0", ["postgres"]],
  ["ip:~.0.4", ["postgres"]],
] as const)("%s", (text, names) => {
  expect(find(text)).toEqual(names);
});

test("what is mistaken is left out: the rest decides", () => {
  expect(find("health:fai name:redis")).toEqual(["redis"]);
  expect(find("health:")).toEqual(["api", "postgres", "redis"]);
});

test("the same answer is the same set, and a change of the lab or of a box's name is seen", () => {
  const match = createMatcher(parseExpression("zone:prod health:ok").terms);
  const first = match(nodes);
  const put = (...changed: TopologyNode[]) => byId(...nodes.values(), ...changed);
  expect(match(put({ ...host("nas", "lane:20"), version: "Docker 29.1" }))).toBe(first);
  expect([...match(put(container("redis", tier("ok"))))]).toEqual(["postgres", "redis"]);
  expect([...match(put(zone("prod", { name: "Production" })))]).toEqual([]);
  expect([...match(put({ ...host("nas", "zone:dev") }))]).toEqual([]);
  expect([...match(nodes)]).toEqual(["postgres"]);
});
