import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { kubectl, labCluster, type WatchedCluster, watchCluster } from "../watch-cluster";

const space = `reads-${process.pid}`;
const leak = "hunter2";

const env = [
  { name: "PASSWORD", value: leak },
  { name: "FROM", valueFrom: { secretKeyRef: { name: "db", key: "password", optional: true } } },
];
const container = {
  ...{ name: "main", image: "bulkhead-lab/busybox:1", imagePullPolicy: "IfNotPresent", env },
  command: ["/bin/sh", "-c", `TOKEN=${leak} exec sleep 100000`],
};
const deployment = {
  ...{ apiVersion: "apps/v1", kind: "Deployment" },
  metadata: { name: "web", namespace: space, annotations: { "example.com/token": leak, "example.com/note": "hello" } },
  spec: {
    replicas: 0,
    selector: { matchLabels: { app: "web" } },
    template: { metadata: { labels: { app: "web" } }, spec: { containers: [container] } },
  },
};

describe.skipIf(!labCluster)("on a real cluster", () => {
  let cluster: WatchedCluster;
  beforeAll(async () => {
    await kubectl(["create", "namespace", space]);
    await kubectl(["apply", "-f", "-"], JSON.stringify(deployment));
    const text = readFileSync(labCluster?.kubeconfig ?? "/dev/null", "utf8");
    cluster = watchCluster({ source: "kubeconfig", text, context: null, allowedExec: null });
    await cluster.until("live", () => cluster.source.status().state === "live", 30_000);
  });
  afterAll(async () => {
    await cluster?.source.dispose();
    await kubectl(["delete", "namespace", space, "--wait=false"]);
  });

  test("a manifest is what kubectl shows, without what was applied last, and no value is in it", async () => {
    const yaml = await cluster.source.reader.yaml({ kind: "Deployment", namespace: space, name: "web" });
    expect(yaml).not.toContain(leak);
    expect(yaml).not.toMatch(/managedFields|last-applied/);
    const said = JSON.parse(await kubectl(["get", "deployment", "web", "-n", space, "-o", "json"]));
    const shown = load(yaml ?? "") as typeof said;
    expect(Object.keys(shown)).toEqual(["apiVersion", "kind", "metadata", "spec", "status"]);
    expect(shown.metadata).toMatchObject({ uid: said.metadata.uid, annotations: { "example.com/note": "hello" } });
    const [main] = shown.spec.template.spec.containers;
    expect(main.env).toEqual([{ ...env[0], value: "••••••" }, env[1]]);
    expect({ ...main, env: null, command: null }).toEqual({
      ...said.spec.template.spec.containers[0],
      ...{ env: null, command: null },
    });
    expect(shown.status).toEqual(said.status);
  });

  test("what isn't there is none", async () => {
    expect(await cluster.source.reader.yaml({ kind: "Deployment", namespace: space, name: "gone" })).toBeNull();
  });
});
