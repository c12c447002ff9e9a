import { expect, test } from "vitest";
import { fitting, laneRows } from "@/components/topology/vlan/lane-rows";
import { container, host } from "@/lib/domain/topology/node-samples";

const nas = host("nas", "lane:10");
const web = container("web", "host:nas");
const rows = laneRows({
  hosts: [{ node: nas, addresses: ["10.0.10.5", "fd00::5"], home: true }],
  containers: [{ node: web, addresses: ["10.0.10.9"] }],
  ports: [
    { node: web, hostPort: 8443, proto: "tcp", address: "10.0.10.5" },
    { node: web, hostPort: 53, proto: "udp", address: "fd00::5" },
  ],
  ids: new Set(),
});

test("each line says whose it is and by which address or port", () => {
  expect(rows.hosts.map((row) => `${row.name} ${row.aside}`)).toEqual(["nas 10.0.10.5, fd00::5"]);
  expect(rows.containers.map((row) => `${row.name} ${row.aside}`)).toEqual(["web 10.0.10.9"]);
  expect(rows.ports.map((row) => row.aside)).toEqual(["tcp 10.0.10.5:8443", "udp [fd00::5]:53"]);
});

test("the filter finds by name, address and port, all words of it", () => {
  expect(fitting(rows.ports, "8443")).toHaveLength(1);
  expect(fitting(rows.ports, "WEB udp")).toHaveLength(1);
  expect(fitting(rows.hosts, "10.0.10.9")).toEqual([]);
  expect(fitting(rows.ports, "  ")).toHaveLength(2);
});
