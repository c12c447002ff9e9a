import { expect, test } from "vitest";
import { cluster, namespace, pod, workload } from "../topology/cluster-node-samples";
import { byId, container, host, tier, zone } from "../topology/node-samples";
import { complete } from "./complete";
import { createMatcher } from "./create-matcher";
import type { Key } from "./keys";
import { knownValues } from "./known-values";
import { parseExpression } from "./parse-expression";

const web = workload("grafana", {
  images: ["grafana/grafana:11", "quay.io/side/car:2"],
  services: ["dashboards"],
  addresses: ["10.43.0.9", "10.42.0.7"],
  app: "monitoring",
  labels: ["app.kubernetes.io/name=grafana"],
  ports: [{ hostIp: "", hostPort: 30080, containerPort: 80, proto: "tcp" }],
});
const nightly = workload("backup", {
  workloadKind: "CronJob",
  namespace: "ops",
  state: "suspended",
  restartCount: 4,
  ...tier("neutral"),
});
const nodes = byId(
  zone("prod", { name: "Prod" }),
  host("pi", "zone:prod"),
  container("plex", "host:pi"),
  cluster("zone:prod"),
  namespace("media"),
  namespace("ops"),
  web,
  nightly,
  pod("grafana-5d4f-x1", web, { hostId: "host:pi", nodeName: "node-7" }),
);
const find = (text: string, on = nodes) =>
  [...createMatcher(parseExpression(text).terms)(on)].map((id) => nodes.get(id)?.name).sort();

test.each([
  ["kind:deployment", ["grafana"]],
  ["kind:cronjob,container", ["backup", "plex"]],
  ["namespace:media", ["grafana"]],
  ["cluster:home", ["backup", "grafana"]],
  ["app:monitoring", ["grafana"]],
  ["service:dashboards", ["grafana"]],
  ["image:car", ["grafana"]],
  ["ip:10.42.0.0/16", ["grafana"]],
  ["port:30080", ["grafana"]],
  ["label:app.kubernetes.io/name", ["grafana"]],
  ["restarts>3", ["backup"]],
  ["state:suspended", ["backup"]],
  ["health:ok", ["grafana", "plex"]],
  ["zone:prod", ["backup", "grafana", "plex"]],
  // The machine that its pods run on, by either of its names.
  ["host:pi", ["grafana", "plex"]],
  ["host:node-7", ["grafana"]],
  ["grafana-5d4f", ["grafana"]],
  ["stack:media", []],
])("%s finds its workloads", (text, names) => {
  expect(find(text)).toEqual(names);
});

test("a pod that moves to another machine moves its workload from one answer to the other", () => {
  const match = createMatcher(parseExpression("host:pi kind:deployment").terms);
  expect(match(nodes).size).toBe(1);
  const moved = new Map(nodes).set("pod:home/grafana-5d4f-x1", pod("grafana-5d4f-x1", web, { nodeName: "node-8" }));
  expect(match(moved).size).toBe(0);
});

test("the keys of clusters are offered where there is one, and nowhere else", () => {
  const offered = (text: string, on = nodes) =>
    complete(text, text.length, (key: Key) => knownValues(on, key)).map((each) => each.text);
  expect(offered("name")).toEqual(expect.arrayContaining(["name:", "namespace:"]));
  expect(offered("kind:")).toEqual(["container", "CronJob", "Deployment"]);
  expect(offered("cluster:")).toEqual(["home"]);
  expect(offered("name", byId(zone("prod"), host("pi", "zone:prod"), container("plex", "host:pi")))).toEqual(["name:"]);
});
