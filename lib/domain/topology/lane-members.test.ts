import { expect, test } from "vitest";
import { reason } from "../reason";
import { membersOfLane } from "./lane-members";
import { byId, childrenOf, container, host, lane, stack, zone } from "./node-samples";

const port = (hostPort: number, hostIp = "0.0.0.0") => ({ hostPort, hostIp, containerPort: hostPort, proto: "tcp" });
const wire = (address: string) => reason("place.network-address", { address, network: "lan", cidr: "", zone: "" });

const nodes = byId(
  zone("prod"),
  zone("iot"),
  lane("10", "zone:prod", { cidrs: ["10.0.10.0/24", "fd00:10::/64"] }),
  lane("40", "zone:iot", { cidrs: ["10.0.40.0/24"] }),
  host("nas", "lane:10", {
    taps: [
      { laneId: "lane:10", address: "10.0.10.5" },
      { laneId: "lane:40", address: "10.0.40.5" },
    ],
  }),
  host("cam", "lane:40", { taps: [{ laneId: "lane:40", address: "10.0.40.9" }] }),
  stack("media", "host:nas"),
  container("web", "stack:nas/media", { ports: [port(8443), port(53, "10.0.40.5"), port(22, "127.0.0.1")] }),
  container("bridge", "host:nas", { addresses: ["10.0.40.77"] }),
  container("camera", "host:nas", {
    addresses: ["10.0.40.20"],
    alsoIn: [{ zoneId: "zone:iot", how: "attached", rule: "D2", reason: wire("10.0.40.20") }],
  }),
);
const members = (id: string) => membersOfLane(id, nodes, childrenOf(nodes));

test("hosts are members by each address they have, at home or not", () => {
  expect(members("lane:40").hosts.map(({ node, addresses, home }) => [node.name, addresses, home])).toEqual([
    ["nas", ["10.0.40.5"], false],
    ["cam", ["10.0.40.9"], true],
  ]);
});

test("a container is a member by an address on the wire, not by one on Docker's own bridge", () => {
  expect(members("lane:40").containers.map(({ node, addresses }) => [node.name, addresses])).toEqual([
    ["camera", ["10.0.40.20"]],
  ]);
});

test("ports are those that answer on the lane: published everywhere or on that very address", () => {
  expect(members("lane:40").ports.map(({ hostPort, address }) => `${address}:${hostPort}`)).toEqual([
    "10.0.40.5:53",
    "10.0.40.5:8443",
  ]);
  expect(members("lane:10").ports.map(({ hostPort, address }) => `${address}:${hostPort}`)).toEqual(["10.0.10.5:8443"]);
});

test("all that is named stays lit, the lane itself too", () => {
  expect(members("lane:40").ids).toEqual(
    new Set(["lane:40", "host:nas", "host:cam", "container:nas/camera", "container:nas/web"]),
  );
});

test("a lane that is gone, or an id of something else, has nobody on it", () => {
  expect(members("lane:99").ids.size).toBe(0);
  expect(members("host:nas").ids.size).toBe(0);
});
