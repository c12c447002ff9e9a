import http2 from "node:http2";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createClock } from "../clock.ts";
import { deployment, job } from "../scenarios/cluster/manifests.ts";
import { householdNodes } from "../scenarios/cluster/nodes.ts";
import { namespaces } from "../scenarios/cluster/system.ts";
import { type AskApi, createAskApi } from "./ask-api.ts";
import { type Cluster, createCluster } from "./cluster.ts";
import { controllers } from "./controllers/controllers.ts";
import { type ServedCluster, serveCluster } from "./http/serve-cluster.ts";
import { service } from "./images.ts";

let cluster: Cluster;
let served: ServedCluster;
let ask: AskApi;
const deployments = "/apis/apps/v1/namespaces/dev/deployments";

beforeAll(async () => {
  cluster = createCluster({ name: "c", version: "v1.34.1+k3s1", seed: "api", clock: createClock(), controllers });
  for (const object of [...namespaces, ...householdNodes]) cluster.store.create(object);
  for (const image of ["web:1", "web:2"]) cluster.images.provide(image, service);
  served = await serveCluster(cluster);
  cluster.run();
  ask = createAskApi(served);
  await ask("POST", deployments, { body: deployment("dev", "web", { image: "web:1", port: 80 }) });
});
afterAll(() => served.close());

interface Frame {
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: as it was sent.
  readonly object: any;
}

/** Reads a watch over HTTP/2 until `isEnough`. */
async function watchUntil(path: string, isEnough: (frames: readonly Frame[]) => boolean): Promise<readonly Frame[]> {
  const session = http2.connect(served.server, { ca: served.ca });
  const stream = session.request({ ":path": path, authorization: `Bearer ${served.token}` });
  const frames: Frame[] = [];
  let rest = "";
  try {
    for await (const chunk of stream) {
      const lines = (rest + String(chunk)).split("\n");
      rest = lines.pop() ?? "";
      frames.push(...lines.map((line) => JSON.parse(line)));
      if (isEnough(frames)) break;
    }
  } finally {
    session.destroy();
  }
  return frames;
}

const ofWeb = (frames: readonly Frame[]) => frames.filter(({ object }) => object.metadata?.name === "web");

test("a streaming list tells what is there, then where it ends, then what changes", async () => {
  const path =
    "/apis/apps/v1/deployments?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true";
  const changed = setTimeout(
    () => void ask("PATCH", `${deployments}/web`, { body: { metadata: { labels: { changed: "yes" } } } }),
    200,
  );
  const frames = await watchUntil(path, (all) =>
    ofWeb(all).some(({ object }) => object.metadata.labels.changed === "yes"),
  );
  clearTimeout(changed);
  const bookmark = frames.findIndex(({ type }) => type === "BOOKMARK");
  expect(frames[bookmark]?.object.metadata.annotations).toEqual({ "k8s.io/initial-events-end": "true" });
  expect(ofWeb(frames.slice(0, bookmark))[0]?.type).toBe("ADDED");
  expect(ofWeb(frames.slice(bookmark)).every(({ type }) => type === "MODIFIED")).toBe(true);
});

test("a watch goes on from a version, and one that is too old is told so in a frame", async () => {
  const { json } = await ask("GET", deployments);
  const from = json.metadata.resourceVersion;
  await ask("PATCH", `${deployments}/web`, { body: { metadata: { labels: { again: "yes" } } } });
  const [first] = await watchUntil(`${deployments}?watch=1&resourceVersion=${from}`, (all) => all.length > 0);
  expect(first).toMatchObject({ type: "MODIFIED", object: { metadata: { labels: { again: "yes" } } } });
  cluster.store.compact();
  const [gone] = await watchUntil(`${deployments}?watch=1&resourceVersion=${from}`, (all) => all.length > 0);
  expect(gone).toMatchObject({ type: "ERROR", object: { kind: "Status", code: 410, reason: "Expired" } });
});

test("a list comes in pages, by labels and by fields", async () => {
  const nodes = "/api/v1/nodes";
  const first = (await ask("GET", `${nodes}?limit=2`)).json;
  const second = (await ask("GET", `${nodes}?limit=2&continue=${first.metadata.continue}`)).json;
  const names = [...first.items, ...second.items].map(({ metadata }) => metadata.name);
  expect(names).toEqual(["mini-1", "mini-2", "pi-4"]);
  expect(second.metadata.continue).toBeUndefined();
  const named = async (query: string) =>
    (await ask("GET", `${nodes}?${query}`)).json.items.map(({ metadata }: Frame["object"]) => metadata.name);
  expect(await named("labelSelector=kubernetes.io/arch%3Darm64")).toEqual(["pi-4"]);
  expect(await named("labelSelector=kubernetes.io/hostname%20in%20(mini-1,pi-4),!home.example/bluetooth")).toEqual([
    "mini-1",
  ]);
  expect(await named("labelSelector=kubernetes.io/hostname%20notin%20(mini-1,pi-4)")).toEqual(["mini-2"]);
  expect(await named("fieldSelector=metadata.name!%3Dpi-4")).toEqual(["mini-1", "mini-2"]);
});

test("what a client may do is everything, and nothing without its token", async () => {
  const path = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
  expect(await ask("POST", path, { body: { spec: {} } })).toMatchObject({
    status: 201,
    json: { status: { allowed: true } },
  });
  const stranger = createAskApi({ ...served, token: "another" });
  expect(await stranger("GET", "/version")).toMatchObject({ status: 401, json: { reason: "Unauthorized" } });
});

test("it says which kinds it has, and that it has no others", async () => {
  expect((await ask("GET", "/version")).json).toMatchObject({ major: "1", minor: "34", gitVersion: "v1.34.1+k3s1" });
  const groups = (await ask("GET", "/apis")).json.groups.map(({ name }: { name: string }) => name);
  expect(groups).toEqual(expect.arrayContaining(["apps", "batch", "metrics.k8s.io"]));
  const named = (await ask("GET", "/apis/apps/v1")).json.resources.map(({ name }: { name: string }) => name);
  expect(named).toEqual(expect.arrayContaining(["deployments", "deployments/scale", "replicasets"]));
  expect((await ask("GET", "/api/v1")).json.resources.map(({ name }: { name: string }) => name)).toContain("pods/log");
  expect((await ask("GET", "/apis/example.com/v1/things")).status).toBe(404);
});

/** Resolves with the pod's name once it is in this phase. */
async function podIn(phase: string, start: string): Promise<string> {
  const find = () => cluster.store.list("Pod", "dev").find(({ metadata }) => metadata.name.startsWith(start));
  await expect.poll(() => find()?.status.phase, { timeout: 20_000 }).toBe(phase);
  return find()?.metadata.name ?? "";
}

test("logs: of a pod that runs, that has ended, and of none", async () => {
  cluster.images.provide("job:1", { kind: "job", runsMs: 500, exitCode: 0, lastWords: ["INFO  all done"] });
  await ask("POST", "/apis/batch/v1/namespaces/dev/jobs", { body: job("dev", "once", { image: "job:1" }) });
  const [once, web] = await Promise.all([podIn("Succeeded", "once-"), podIn("Running", "web-")]);
  const log = (pod: string, query = "") => ask("GET", `/api/v1/namespaces/dev/pods/${pod}/log?${query}`);
  expect((await log(once)).json).toBe("INFO  job:1 starting\nINFO  all done\n");
  expect((await log(once, "tailLines=1&timestamps=true")).json).toMatch(/^2\d{3}-.*Z INFO {2}all done\n$/);
  expect((await log(web, "container=web")).json).toMatch(/^INFO {2}web:1 starting\n/);
  expect(await log(web, "previous=true")).toMatchObject({
    status: 400,
    json: { message: expect.stringContaining("previous terminated container") },
  });
  expect(await log(web, "container=none")).toMatchObject({ status: 400 });
  expect((await log("gone")).status).toBe(404);
});

test("a log is its kubelet's: of a node that is not heard nobody has it", async () => {
  const web = await podIn("Running", "web-");
  for (const { metadata } of householdNodes) cluster.silentNodes.add(metadata.name);
  const said = await ask("GET", `/api/v1/namespaces/dev/pods/${web}/log`);
  cluster.silentNodes.clear();
  expect(said).toMatchObject({ status: 502, json: { message: expect.stringContaining("no route to host") } });
});

test("a log that is followed goes on while its container runs", async () => {
  const web = await podIn("Running", "web-");
  const session = http2.connect(served.server, { ca: served.ca });
  const stream = session.request({
    ":path": `/api/v1/namespaces/dev/pods/${web}/log?follow=true&tailLines=0`,
    authorization: `Bearer ${served.token}`,
  });
  const [line] = await new Promise<string[]>((resolve) =>
    stream.once("data", (chunk) => resolve(String(chunk).split("\n"))),
  );
  expect(line).toMatch(/\w/);
  session.destroy();
});

test("what pods and nodes take is measured", async () => {
  await expect
    .poll(async () => (await ask("GET", "/apis/metrics.k8s.io/v1beta1/namespaces/dev/pods")).json.items.length, {
      timeout: 20_000,
    })
    .toBeGreaterThan(0);
  const { items } = (await ask("GET", "/apis/metrics.k8s.io/v1beta1/namespaces/dev/pods")).json;
  expect(items[0].containers[0].usage).toEqual({
    cpu: expect.stringMatching(/^\d+n$/),
    memory: expect.stringMatching(/^\d+Ki$/),
  });
  expect((await ask("GET", "/apis/metrics.k8s.io/v1beta1/nodes")).json.items).toHaveLength(3);
});

test("a namespace that is not there takes nothing, and what is there stays as it is", async () => {
  const body = deployment("nowhere", "web", { image: "web:1" });
  expect((await ask("POST", "/apis/apps/v1/namespaces/nowhere/deployments", { body })).status).toBe(404);
  expect((await ask("DELETE", "/api/v1/nodes/mini-1", { body: {} })).status).toBe(403);
  expect((await ask("PUT", `${deployments}/web`, { body: {} })).status).toBe(405);
});
