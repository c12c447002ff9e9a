import { expect, test } from "vitest";
import type { ContainerReport, MountReport } from "../engine-report";
import { normaliseEngine } from "../normalise/normalise-engine";
import { container, endpoint, engineReport, network } from "../publish/samples";
import { relateEngine } from "./relate-engine";

const relate = (containers: ContainerReport[], networks = [network("front")]) =>
  relateEngine(normaliseEngine(engineReport("e", containers, { networks })), "host:h");
const short = ({ relations }: ReturnType<typeof relate>) =>
  relations.map(
    ({ kind, from, to }) => `${kind}: ${from.replace("container:e/", "")} > ${to.replace("container:e/", "")}`,
  );
const service = (name: string, dependsOn = "", stack = "s") => ({
  labels: {
    "com.docker.compose.project": stack,
    "com.docker.compose.service": name,
    "com.docker.compose.depends_on": dependsOn,
  },
});
const volume = (source: string, readOnly = false): MountReport => ({
  kind: "volume",
  source,
  target: "/data",
  readOnly,
});

test("whoever lives in another's namespace depends on it, and each namespace is evidence", () => {
  const vpn = container("vpn");
  const app = container("app", { networkMode: "container:id-vpn", pidMode: "container:id-vpn", endpoints: [] });
  const related = relate([vpn, app]);
  expect(short(related)).toEqual(["namespace: app > vpn"]);
  expect(related.relations[0]).toMatchObject({ confidence: 1 });
  expect(related.relations[0]?.evidence.map(({ data }) => data.namespace)).toEqual(["network", "pid"]);
});

test("a namespace whose owner is gone gives no relation", () => {
  expect(short(relate([container("app", { networkMode: "container:gone", endpoints: [] })]))).toEqual([]);
});

test("depends_on leads to that service of the same stack, surer where its health is waited for", () => {
  const related = relate([
    container("web", service("web", "db:service_healthy:true,cache:service_started:true,none:service_started:true")),
    container("db", service("db")),
    container("cache", service("cache")),
    container("other-db", service("db", "", "other")),
  ]);
  expect(short(related)).toEqual(["depends-on: web > db", "depends-on: web > cache"]);
  expect(related.relations.map(({ confidence }) => confidence)).toEqual([0.85, 0.75]);
});

test("a one-off container is nobody's service", () => {
  const once = container("db-run", { labels: { ...service("db").labels, "com.docker.compose.oneoff": "True" } });
  expect(short(relate([container("web", service("web", "db:service_started:true")), once]))).toEqual([]);
});

test("a network with two members is a hub; default networks and lone members are not drawn", () => {
  const on = (...names: string[]) => ({ endpoints: names.map((name) => endpoint(name)) });
  const related = relate([
    container("a", on("front", "bridge")),
    container("b", on("front", "bridge")),
    container("c", on("front", "alone")),
  ]);
  expect(related.hubs).toEqual([
    {
      nodeId: "network:e/front",
      name: "front",
      driver: "bridge",
      members: ["container:e/a", "container:e/b", "container:e/c"],
    },
  ]);
  expect(short(related)).toEqual([
    "network: a > network:e/front",
    "network: b > network:e/front",
    "network: c > network:e/front",
  ]);
});

test("two networks of one name are two hubs", () => {
  const twin = (id: string) => ({ endpoints: [{ ...endpoint("front"), networkId: id }] });
  const related = relate([
    container("a", twin("n1")),
    container("b", twin("n1")),
    container("c", twin("n2")),
    container("d", twin("n2")),
  ]);
  expect(related.hubs.map(({ nodeId }) => nodeId)).toEqual(["network:e/front", "network:e/front#n2"]);
});

test("users of one named volume hang on its writer, as a star", () => {
  const related = relate([
    container("a-reader", { mounts: [volume("media", true)] }),
    container("b-writer", { mounts: [volume("media")] }),
    container("c-writer", { mounts: [volume("media")] }),
    container("elsewhere", { mounts: [volume("other"), { ...volume("media"), kind: "bind" }] }),
  ]);
  expect(short(related)).toEqual(["volume: a-reader > b-writer", "volume: c-writer > b-writer"]);
});

test("users of one folder of the host share data; its path there is nobody's to read, and everybody's folders say nothing", () => {
  const bind = (source: string, target: string, readOnly = false): MountReport => ({
    kind: "bind",
    source,
    target,
    readOnly,
  });
  const related = relate([
    container("jellyfin", { mounts: [bind("/tank/media", "/media", true), bind("/etc/localtime", "/etc/localtime")] }),
    container("sonarr", { mounts: [bind("/tank/media", "/data/media"), bind("/etc/localtime", "/etc/localtime")] }),
    container("proxy", { mounts: [bind("/var/run/docker.sock", "/var/run/docker.sock")] }),
    container("agent", { mounts: [bind("/var/run/docker.sock", "/var/run/docker.sock")] }),
  ]);
  expect(short(related)).toEqual(["volume: jellyfin > sonarr"]);
  expect(related.relations[0]?.evidence).toEqual([
    { code: "relate.folder", data: { rule: "R7", folder: "/data/media", readOnly: true } },
  ]);
  expect(JSON.stringify(related.relations)).not.toContain("/tank");
});

test("a hundred containers on one volume give ninety-nine relations", () => {
  const all = Array.from({ length: 100 }, (_, index) => container(`c${index}`, { mounts: [volume("v")] }));
  expect(relate(all).relations).toHaveLength(99);
});

test("what is published hangs on the host's ports, one relation with each port as evidence", () => {
  const ports = [
    { containerPort: 80, proto: "tcp", hostIp: "0.0.0.0", hostPort: 8080 },
    { containerPort: 53, proto: "udp", hostIp: "10.0.10.5", hostPort: 53 },
    { containerPort: 9000, proto: "tcp", hostIp: null, hostPort: null },
  ] as const;
  const related = relate([container("web", { ports })]);
  expect(short(related)).toEqual(["port: host:h > web"]);
  expect(related.relations[0]?.evidence).toHaveLength(2);
});

test("relation ids stay apart whatever the names hold", () => {
  const ids = relate([
    container("a>b", { networkMode: "container:c", endpoints: [] }),
    container("a", { networkMode: "container:d", endpoints: [] }),
    container("c", { id: "c" }),
    container("b>c", { id: "d" }),
  ]).relations.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(2);
});
