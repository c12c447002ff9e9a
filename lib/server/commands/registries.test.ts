import { afterEach, beforeEach, expect, test } from "vitest";
import type { Role } from "@/lib/domain/permission";
import type { WorkloadChange } from "@/lib/domain/rollout/change";
import { listAudit } from "@/lib/server/db/audit";
import { openTestDatabase } from "@/lib/server/db/test-database";
import { type FakeCluster, fakeClusterCall } from "./fake-cluster-call";
import { askRegistry } from "./registries";
import { runCommand } from "./run-command";
import { setImage } from "./workloads";

const nodeId = "workload:c1/Deployment/shop/web";
const digest = `sha256:${"a".repeat(64)}`;

let opened: Awaited<ReturnType<typeof openTestDatabase>>;
let begun: WorkloadChange[];
let looked: string[];
let lab: FakeCluster;
beforeEach(async () => {
  opened = await openTestDatabase();
  [begun, looked] = [[], []];
  lab = { isProtected: false, may: true, state: "live" };
});
afterEach(() => opened.remove());

/** A panel whose engines run something of nas.lab:5000 and whose cluster has pulled from ghcr.io, not from typed.lab. */
function call(role: Role | null) {
  const containers = [
    { imageRef: "ghcr.io/a/b:1", imageId: `ghcr.io/a/b@${digest}` },
    { imageRef: "typed.lab/b:1", imageId: "" },
    { imageRef: "loaded.lab/b:1", imageId: digest },
  ];
  return fakeClusterCall(role, {
    ...{ db: opened.db, lab, begun, looked },
    nodes: [
      [nodeId, { kind: "workload", parentId: "zone:iot" }],
      ["docker:nas/plex", { kind: "container", parentId: "zone:iot", imageRef: "nas.lab:5000/plex:1" }],
    ],
    objects: { Pod: new Map([["shop/web-1", { initContainers: [], containers }]]) },
  });
}

const known = ["nginx:1", "docker.io/grafana/grafana", "nas.lab:5000/other:2", "ghcr.io/c/d:3"];
const unknown = ["typed.lab/b:2", "loaded.lab/b:1", "nas.lab:8080/x", "127.0.0.1:80/x", "169.254.169.254/x"];

test("a viewer has nothing asked, nor anybody who is not signed in", async () => {
  for (const role of ["viewer", null] as const)
    expect(await runCommand(askRegistry, { nodeId, images: known }, call(role))).toMatchObject({ ok: false });
  expect(looked).toEqual([]);
});

test("an operator sends the panel only to where something was pulled from, an admin anywhere", async () => {
  const images = [...known, ...unknown];
  const told = await runCommand(askRegistry, { nodeId, images }, call("operator"));
  expect(looked).toEqual(known);
  expect(told.ok && told.data.map(({ image }) => image).sort()).toEqual([...images].sort());
  const others = told.ok ? told.data.filter(({ image }) => unknown.includes(image)) : [];
  expect(new Set(others.map(({ state, said }) => `${state} ${said.code}`))).toEqual(
    new Set(["untold registry.not-known"]),
  );
  looked.length = 0;
  await runCommand(askRegistry, { nodeId, images }, call("admin"));
  expect(looked).toEqual(images);
});

test("the same holds for what is asked when the change begins, which is begun in any case", async () => {
  const images = [...known, ...unknown].map((image, index) => ({ container: `c${index}`, image }));
  for (const role of ["operator", "admin"] as const)
    expect(await runCommand(setImage, { nodeId, key: "click-0001", images }, call(role))).toMatchObject({ ok: true });
  expect(begun).toMatchObject([
    { images, asks: known },
    { images, asks: [...known, ...unknown] },
  ]);
});

test.each([
  ["no image", []],
  ["what is no image", ["https://nas.lab/x"]],
  ["a way out of /v2/", ["nas.lab/a/../../x:1"]],
  ["a query", ["nas.lab/a?x=1"]],
  ["a line of its own", ["nas.lab/a:1\r\nx: y"]],
  ["too many", Array.from({ length: 21 }, (_, index) => `nginx:${index}`)],
])("%s is refused before anything is asked", async (_what, images) => {
  const told = await runCommand(askRegistry, { nodeId, images }, call("admin"));
  expect(told).toMatchObject({ error: { kind: "invalid-input" } });
  expect(looked).toEqual([]);
});

test("each question stands in the audit, before and after", async () => {
  await runCommand(askRegistry, { nodeId, images: ["nginx:1"] }, call("operator"));
  const rows = (await listAudit(opened.db, 10)).reverse();
  expect(rows.map(({ command, phase, target }) => `${command} ${phase} ${target}`)).toEqual([
    `registries.ask intent ${nodeId} nginx:1`,
    `registries.ask outcome ${nodeId} nginx:1`,
  ]);
});
