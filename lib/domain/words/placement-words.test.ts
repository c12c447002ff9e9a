import { expect, test } from "vitest";
import { emptyInventory } from "../inventory/model";
import { buildView } from "../publish/build-view";
import { container, endpoint, engineReport, inventory, network, viewInput } from "../publish/samples";
import type { Reason } from "../reason";
import { findingWords, remedyWords } from "./finding-words";
import { placementWords, unplacedWords } from "./placement-words";
import { relationWords } from "./relation-words";

const tables = { ...placementWords, ...unplacedWords, ...relationWords, ...findingWords, ...remedyWords };
const say = ({ code, data }: Reason) => tables[code]?.(data);

const networks = [
  network("prod10", { driver: "macvlan", parent: "eth0.10", subnets: ["10.0.10.0/24"] }),
  network("loose", { driver: "macvlan" }),
  network("lost", { driver: "macvlan", parent: "eth9", subnets: ["192.168.9.0/24"] }),
  network("back", { internal: true }),
];
const on = (name: string, ip: string | null = null) => ({ networkMode: name, endpoints: [endpoint(name, ip)] });
const ports = ["0.0.0.0", "127.0.0.1", "10.0.30.5"].map((hostIp) => ({
  containerPort: 80,
  proto: "tcp" as const,
  hostIp,
  hostPort: 8080,
}));
const all = [
  container("plain", { mounts: [{ kind: "volume", source: "v", target: "/", readOnly: true }] }),
  container("other", { mounts: [{ kind: "volume", source: "v", target: "/", readOnly: false }] }),
  container("wire", on("prod10", "10.0.10.7")),
  container("off", on("prod10")),
  container("joins", { endpoints: [endpoint("prod10", "10.0.10.8"), endpoint("bridge", "172.17.0.9")] }),
  container("loose", on("loose")),
  container("lost", on("lost", "192.168.9.9")),
  container("back", on("back")),
  container("none", on("none")),
  container("host", on("host")),
  container("orphan", { networkMode: "container:gone", endpoints: [] }),
  container("tenant", { networkMode: "container:id-plain", endpoints: [] }),
  container("ports", { ports }),
];

test("every reason that a view holds has its sentence, without a hole in it", () => {
  const views = [
    buildView(
      viewInput([
        engineReport("e-nas", all, { networks, version: "27.0.0" }),
        engineReport("e-lab", all, { networks }),
      ]),
      null,
    ),
    buildView(viewInput([engineReport("e-new", all, { networks })]), null),
    buildView(viewInput([engineReport("e-new", all, { networks })], { inventory: emptyInventory }), null),
    buildView(
      viewInput([engineReport("e-new", all, { address: "10.0.20.9" })], { inventory: inventory({ vlans: [] }) }),
      null,
    ),
  ];
  const seen = new Map<string, Reason>();
  for (const { view, containers } of views) {
    const reasons: Reason[] = [...containers.values()].flatMap(({ place: { placement, placed } }) => [
      placed,
      ...[...placement.attached, ...placement.exposed, ...placement.egress].map((each) => each.reason),
    ]);
    for (const node of view.nodes.values()) if (node.kind === "host") reasons.push(node.placed);
    for (const { evidence } of view.relations.values()) reasons.push(...evidence);
    for (const { reason, remedy } of view.findings.values()) reasons.push(reason, remedy);
    for (const each of reasons) seen.set(JSON.stringify(each), each);
  }
  for (const each of seen.values()) expect(say(each), each.code).toMatch(/^(?!.*(undefined|null|NaN| {2})).+[^.]$/);
  const codes = new Set([...seen.values()].map(({ code }) => code));
  expect(codes.size).toBeGreaterThan(20);
});

test("evidence reads as people say it", () => {
  expect(say({ code: "host.default-route", data: { address: "10.0.10.5", cidr: "10.0.10.0/24", zone: "Prod" } })).toBe(
    "In Prod: its default route leaves by 10.0.10.5, which is in 10.0.10.0/24",
  );
  expect(say({ code: "unplaced.no-subnet", data: { host: "nas", address: "10.0.50.5" } })).toBe(
    "Unplaced: no subnet holds 10.0.50.5. Add its subnet on the Network page",
  );
  expect(say({ code: "relate.depends-on", data: { service: "db", condition: "healthy" } })).toBe(
    "Compose says that it depends on db and waits until it is healthy",
  );
});
