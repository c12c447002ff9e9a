import fc from "fast-check";
import { expect, test } from "vitest";
import { createLabSearch } from "@/components/shell/search-lab";
import { cluster, front, namespace, pod, workload } from "@/lib/domain/topology/cluster-node-samples";
import type { ContainerNode, TopologyNode } from "@/lib/domain/topology/model";
import { byId, host, lane, container as sample, stack, zone } from "@/lib/domain/topology/node-samples";

const container = (name: string, over: Partial<ContainerNode> = {}) =>
  sample(name, "host:nas", { imageRef: `library/${name}:1`, ...over });
const boxes = [
  zone("prod", { name: "Prod" }),
  lane("20", "zone:prod", { vid: 20, name: "servers", cidrs: ["10.0.20.0/24"] }),
  host("nas", "lane:20", { address: "10.0.20.5" }),
];

const searchIn = (...nodes: TopologyNode[]) => {
  const search = createLabSearch();
  search.update(byId(...nodes));
  return search;
};
const find = (text: string, ...nodes: TopologyNode[]) =>
  searchIn(...nodes)
    .search(text)
    .map(({ node }) => node.name);

const cache = container("cache", {
  imageRef: "ghcr.io/valkey/valkey:8",
  stack: "data",
  service: "kv",
  addresses: ["172.20.0.9"],
  ports: [{ hostIp: "", hostPort: 6379, containerPort: 6379, proto: "tcp" }],
  macs: ["02:42:ac:14:00:09"],
  labels: ["traefik.enable=true"],
  networks: ["backend"],
});

test("the whole name comes before names that begin with it, and those before names that hold it", () => {
  const names = ["mydb", "gitea-db", "db-backup", "db"].map((name) => container(name, { imageRef: "x" }));
  expect(find("db", ...names)).toEqual(["db", "db-backup", "gitea-db", "mydb"]);
});

test.each([
  "valkey",
  "ghcr.io/valkey",
  "data",
  "kv",
  "172.20.0.9",
  "6379",
  "6379/tcp",
  "02:42:ac",
  "traefik",
  "backend",
])("a container is found by %s, and says so", (text) => {
  const [found] = searchIn(container("other"), cache).search(text);
  expect(found?.node.name).toBe("cache");
  expect(found?.because).toContain(text);
});

test("a zone, a VLAN, a machine and a stack are found by what they are called, before what stands in them", () => {
  const lab = [...boxes, stack("media", "host:nas"), container("web"), container("app")];
  expect(find("prod", ...lab)).toEqual(["Prod", "app", "web"]);
  expect(find("vlan20", ...lab)[0]).toBe("servers");
  expect(find("vlan 20", ...lab)[0]).toBe("servers");
  expect(find("10.0.20.5", ...lab)[0]).toBe("nas");
  expect(find("media", ...lab)).toEqual(["media"]);
});

test("every word must fit, in whatever order", () => {
  const lab = [...boxes, container("web"), container("web-test", { imageRef: "nginx:1" })];
  expect(find("nginx web", ...lab)).toEqual(["web-test"]);
  expect(find("web nas", ...lab)).toEqual(["web", "web-test"]);
  expect(find("web nowhere", ...lab)).toEqual([]);
});

test("one slip per word is forgiven, behind everything that fits as typed", () => {
  const lab = [container("postgres"), container("prometheus"), container("postfix")];
  expect(find("postgers", ...lab)).toEqual(["postgres"]);
  expect(find("promethus", ...lab)).toEqual(["prometheus"]);
  expect(find("postgers", container("db", { imageRef: "postgres:16" }), ...lab)).toEqual(["postgres", "db"]);
  expect(find("post", ...lab, container("pots", { imageRef: "x" }))).toEqual(["postfix", "postgres", "pots"]);
});

test("names in any script, signs of regular expressions and ten kilobytes are only text", () => {
  const lab = [container("监控-grafana"), container("web (1)"), container("x".repeat(10_000))];
  expect(find("监控", ...lab)).toEqual(["监控-grafana"]);
  expect(find("(1)", ...lab)).toEqual(["web (1)"]);
  for (const text of ["[", "\\", "(?:", "-", "--", "*".repeat(10_000), "a ".repeat(5_000)])
    expect(() => find(text, ...lab)).not.toThrow();
});

test("nothing typed finds nothing", () => {
  expect(find("  ", container("a"))).toEqual([]);
});

test("what changed is read anew: a new one, a gone one, a renamed zone", () => {
  const search = searchIn(...boxes, container("web"), container("old"));
  const names = (text: string) => search.search(text).map(({ node }) => node.name);
  expect(names("172.20")).toEqual([]);
  const newcomer = container("new", { addresses: ["172.20.0.9"] });
  search.update(byId(zone("prod", { name: "Live" }), ...boxes.slice(1), container("web"), newcomer));
  expect(names("172.20.0")).toEqual(["new"]);
  expect(names("new")).toEqual(["new"]);
  expect(names("old")).toEqual([]);
  expect(names("prod")).toEqual([]);
  expect(names("live")).toEqual(["Live", "new", "web"]);
  search.update(byId());
  expect(names("web")).toEqual([]);
});

test("of more that fit equally well than are shown, the shortest names are, and of those as long the first by id", () => {
  const names = Array.from({ length: 40 }, (_, i) => `app-${"x".repeat((i * 7) % 5)}${String(i).padStart(2, "0")}`);
  const sorted = names.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));
  expect(find("app", ...names.map((name) => container(name, { imageRef: "x" })))).toEqual(sorted.slice(0, 12));
});

test("workloads are found before their pods, and pods and Services by their names and addresses", () => {
  const web = workload("web", { services: ["front"], app: "shop" });
  const pods = ["a", "b"].map((id) => pod(`web-5d4f-${id}`, web, { addresses: [`10.42.0.${id === "a" ? 5 : 6}`] }));
  const lab = [
    cluster(null),
    namespace("media"),
    ...pods,
    web,
    front("service", "front", { addresses: ["10.43.0.9"] }),
  ];
  expect(find("web", ...lab)).toEqual(["web", "web-5d4f-a", "web-5d4f-b"]);
  expect(find("10.42.0.6", ...lab)).toEqual(["web-5d4f-b"]);
  expect(searchIn(front("service", "web"), workload("web")).search("web")[0]?.node.kind).toBe("workload");
  const bare = workload("lone", { workloadKind: "Pod" });
  expect(find("lone", bare, pod("lone", bare))).toEqual(["lone"]);
  expect(find("10.43.0.9", ...lab)).toEqual(["front"]);
  expect(find("deployment", ...lab)).toEqual(["web"]);
  expect(find("shop", ...lab)).toEqual(["web"]);
  expect(find("cluster", ...lab)[0]).toBe("home");
});

test("typing letter by letter finds at each letter what a search that knows nothing finds", () => {
  const names = [
    "web",
    "webhook",
    "redis",
    "redis-12-cache",
    "radarr",
    "grafana",
    "media-web-1",
    "postgres",
    "12-reds",
  ];
  const lab = [...boxes, ...names.map((name) => container(name, { addresses: [`10.0.20.${name.length}`] }))];
  const search = searchIn(...lab);
  const words = fc.constantFrom(
    "web",
    "redis-12",
    "rediss",
    "garfana",
    "10.0.20.5",
    "postgers",
    "nas",
    "servers",
    "zzzzz",
  );
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 3 }), fc.boolean(), (texts, backwards) => {
      const text = texts.join(" ");
      const typed = Array.from(text, (_, at) => text.slice(0, at + 1));
      for (const each of backwards ? typed.reverse() : typed)
        expect(search.search(each), each).toEqual(searchIn(...lab).search(each));
    }),
    { numRuns: 40 },
  );
});

test.each([
  ["grafanna", "grafana"],
  ["grafna", "grafana"],
  ["grahana", "grafana"],
  ["garfana", "grafana"],
  ["stack-12-grafna", "stack-12-grafana"],
  ["nodd", "ndod"],
])("%s is a slip for %s, and so for nothing that lacks more of its letters", (typed, name) => {
  const others = ["nginx", "stack-13-grafana", "redis"].map((other) => container(other, { imageRef: "x" }));
  expect(find(typed, container(name, { imageRef: "x" }), ...others)).toContain(name);
  expect(find(typed, ...others)).not.toContain("redis");
});
