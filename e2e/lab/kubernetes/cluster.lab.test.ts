import { readFileSync } from "node:fs";
import { Agent, request } from "node:https";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readLab } from "../state.mjs";
import { apply, type Found, getJson, kubectl } from "./kubectl.mjs";
import { addCrowd, inCrowd, removeCrowd } from "./kwok.mjs";
import { startOnOldEtcd } from "./old-etcd.mjs";
import { type LabWithCluster, requireCluster } from "./own-cluster";

const namespace = "lab-cluster-test";
const crowd = "lab-crowd";
const image = "bulkhead-lab/busybox:1";

const pod = (name: string, spec: object, labels = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, namespace, labels },
  spec: { terminationGracePeriodSeconds: 1, ...spec },
});

const container = (more: object) => [{ name: "main", image, imagePullPolicy: "IfNotPresent", ...more }];

async function makeNamespace({ kubernetes }: LabWithCluster) {
  await apply(kubernetes, [{ apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } }]);
  await expect
    .poll(() => getJson(kubernetes, "sa", "-n", namespace), { timeout: 20_000 })
    .toMatchObject({
      items: [{ metadata: { name: "default" } }],
    });
}

afterAll(async () => {
  const cluster = readLab()?.kubernetes;
  if (!cluster?.root) return;
  await kubectl(cluster, ["delete", "namespace", namespace, "--ignore-not-found", "--timeout=90s"]);
  await removeCrowd(cluster, crowd);
});

describe("the lab's cluster", () => {
  test("has two real nodes, each with a machine id and a range of pods of its own", async (context) => {
    const { kubernetes } = requireCluster(context);
    const { items } = await getJson(kubernetes, "nodes", "-l", "!bulkhead-lab.crowd");
    const ready = items.map(
      ({ status }: Found) => status.conditions.find(({ type }: Found) => type === "Ready").status,
    );
    const addresses = items.map(({ status }: Found) => status.addresses[0].address);

    expect(ready).toEqual(["True", "True"]);
    expect(addresses).toEqual(kubernetes.nodes.map(({ address }) => address));
    expect(new Set(items.map(({ status }: Found) => status.nodeInfo.machineID)).size).toBe(2);
    expect(new Set(items.map(({ spec }: Found) => spec.podCIDR)).size).toBe(2);
  });

  test("routes a Service from a pod on one node to a pod on the other, and from a port of each node", async (context) => {
    const lab = requireCluster(context);
    const { kubernetes } = lab;
    const labels = { app: "web" };
    const ports = [{ port: 80, targetPort: 8080 }];
    await makeNamespace(lab);
    await apply(kubernetes, [
      // Pulled from the lab's registry: the node has never seen this tag.
      pod(
        "web",
        { nodeName: "node-1", containers: container({ image: lab.images.app.v2, imagePullPolicy: "Always" }) },
        labels,
      ),
      pod("client", { nodeName: "node-2", containers: container({}) }),
      {
        apiVersion: "v1",
        kind: "Service",
        metadata: { name: "web", namespace },
        spec: { type: "NodePort", selector: labels, ports },
      },
    ]);
    await kubectl(kubernetes, ["-n", namespace, "wait", "pod", "--all", "--for=condition=Ready", "--timeout=90s"]);
    const { spec } = await getJson(kubernetes, "service/web", "-n", namespace);

    const ask = `printf 'GET / HTTP/1.0\\r\\n\\r\\n' | nc ${spec.clusterIP} 80`;
    await expect
      .poll(() => kubectl(kubernetes, ["-n", namespace, "exec", "client", "--", "/bin/sh", "-c", ask]), {
        timeout: 20_000,
      })
      .toContain("app v2");
    for (const { address } of kubernetes.nodes) {
      const answer = await fetch(`http://${address}:${spec.ports[0].nodePort}/`);
      expect(await answer.text()).toContain("app v2");
    }
    await expect(kubectl(kubernetes, ["-n", namespace, "logs", "client"])).resolves.toBe("");
  });

  test("runs a crowd of pods on fake nodes", { timeout: 200_000 }, async (context) => {
    const lab = requireCluster(context);
    const { kubernetes } = lab;
    await makeNamespace(lab);
    await addCrowd(kubernetes, crowd, { nodes: 2 });
    const template = { metadata: { labels: { app: "crowd" } }, spec: { containers: container({}), ...inCrowd(crowd) } };
    const spec = { replicas: 60, selector: { matchLabels: { app: "crowd" } }, template };
    await apply(kubernetes, [
      { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "crowd", namespace }, spec },
    ]);
    await kubectl(kubernetes, ["-n", namespace, "rollout", "status", "deployment/crowd", "--timeout=150s"]);
    const { items } = await getJson(kubernetes, "pods", "-n", namespace, "-l", "app=crowd");

    expect(items.map(({ spec: { nodeName } }: Found) => nodeName.replace(/\d+$/, ""))).toEqual(
      Array(60).fill(`${crowd}-`),
    );
  });
});

/** The first frames of a streaming list of namespaces, as the admin whose certificates the lab keeps. */
function streamNamespaces(root: string, server: string) {
  const pki = path.join(root, "kubernetes", "pki");
  const read = (name: string) => readFileSync(path.join(pki, name));
  const query =
    "watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true&timeoutSeconds=2";
  const agent = new Agent({ ca: read("ca.pem"), cert: read("admin.pem"), key: read("admin-key.pem") });
  return new Promise<string>((resolve, reject) => {
    const asking = request(`${server}/api/v1/namespaces?${query}`, { agent }, async (response) => {
      let body = "";
      for await (const chunk of response) body += chunk;
      resolve(body);
    });
    asking.on("error", reject);
    asking.end();
  });
}

describe("streaming lists", () => {
  test("end in their bookmark on the newer etcd", async (context) => {
    const { kubernetes } = requireCluster(context);
    const frames = await streamNamespaces(kubernetes.root, kubernetes.server);
    expect(frames).toContain('"k8s.io/initial-events-end":"true"');
  });

  test("end in an ERROR frame on the older one", async (context) => {
    const { kubernetes } = requireCluster(context);
    const old = await startOnOldEtcd(kubernetes);
    const frames = await streamNamespaces(old.root, old.server);
    expect(frames).toContain('"type":"ERROR"');
    expect((await getJson(old, "namespaces")).items.length).toBeGreaterThan(0);
  });
});
