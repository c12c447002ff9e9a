import { readFileSync } from "node:fs";
import { dump, load } from "js-yaml";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startMetricsServerAgain, stopMetricsServer, waitForMetrics } from "@/e2e/lab/kubernetes/metrics-server.mjs";
import { createPanelAccount } from "@/e2e/lab/kubernetes/panel-account.mjs";
import type { ClusterConnection } from "@/lib/domain/cluster-connection";
import { clusterKinds } from "@/lib/domain/cluster-report";
import { sentence } from "@/lib/domain/words/sentence";
import { toUsageTold } from "@/lib/domain/workload-detail/to-usage";
import { kubectl, labCluster, type WatchedCluster, watchCluster } from "../watch-cluster";
import { usagePath, usageRight } from "./usage";

const space = `measured-${process.pid}`;

/** Holds 5 MB, and computes as much as it may. */
const busy = {
  ...{ apiVersion: "v1", kind: "Pod", metadata: { name: "busy", namespace: space } },
  spec: {
    terminationGracePeriodSeconds: 1,
    containers: [
      {
        ...{ name: "main", image: "bulkhead-lab/busybox:1", imagePullPolicy: "IfNotPresent" },
        command: ["/bin/sh", "-c", "held=$(head -c 5000000 /dev/zero | tr '\\0' x); while :; do :; done"],
        resources: { limits: { cpu: "100m", memory: "64Mi" } },
      },
    ],
  },
};
const atTheDoor = `/apis/metrics.k8s.io/v1beta1/namespaces/${space}/pods/busy`;

interface Rules {
  readonly rules: readonly { readonly apiGroups: readonly string[] }[];
}

/** Of the role, without what lets it see figures. */
function withoutMetrics(yaml: string): string {
  const role = load(yaml) as Rules;
  return dump({ ...role, rules: role.rules.filter(({ apiGroups }) => !apiGroups.includes(usageRight.group)) });
}

describe.skipIf(!labCluster?.root)("what pods take, by a real metrics-server", () => {
  const cluster = labCluster ?? { kubeconfig: "/dev/null", server: "", nodes: [] };
  const open: (() => unknown)[] = [];
  let watched: WatchedCluster;

  async function watch(connection: ClusterConnection): Promise<WatchedCluster> {
    const one = watchCluster(connection);
    open.push(() => one.source.dispose());
    await one.until("live", () => one.source.status().state === "live", 30_000);
    return one;
  }

  const pod = ({ source }: WatchedCluster) => source.report()?.objects.Pod.get(`${space}/busy`);

  /** What the inspector of the pod is told. */
  async function told(by: WatchedCluster) {
    const found = pod(by);
    return toUsageTold("lab", found ? [found] : [], await by.source.reader.usage(space), 0);
  }

  /** What kubectl says of one sample, in its own rounding, and when that was taken; null when a new one came meanwhile. */
  async function byKubectl() {
    const takenAt = async () => Date.parse(JSON.parse(await kubectl(["get", "--raw", atTheDoor])).timestamp);
    const before = await takenAt();
    const [, cpu, memory] = (await kubectl(["top", "pod", "busy", "-n", space, "--no-headers"])).trim().split(/\s+/);
    return (await takenAt()) === before ? { at: before, cpu, memory } : null;
  }

  beforeAll(async () => {
    await kubectl(["create", "namespace", space]);
    const text = readFileSync(cluster.kubeconfig, "utf8");
    watched = await watch({ source: "kubeconfig", text, context: null, allowedExec: null });
    await waitForMetrics(cluster);
  });
  afterAll(async () => {
    for (const close of open.splice(0).reverse()) await close();
    await kubectl(["delete", "namespace", space, "--wait=false"]);
  });

  test("a new pod is told as not measured yet, and then with the figures of kubectl top", async () => {
    await kubectl(["apply", "-f", "-"], JSON.stringify(busy));
    await watched.until("the pod runs", () => pod(watched)?.phase === "Running", 30_000);
    // It measures every ten seconds, and a pod twice before it tells.
    const young = await told(watched);
    expect(young).toMatchObject({ usage: null, gap: { code: "usage.not-yet" } });
    expect(young?.unmeasured).toHaveLength(1);

    const { reader } = watched.source;
    await watched.until(
      "both tell of one sample",
      async () => {
        const usage = await reader.usage(space);
        const [seen] = usage.state === "measured" ? usage.pods : [];
        const said = seen ? await byKubectl() : null;
        if (!seen || said?.at !== seen.at) return new Promise((resolve) => setTimeout(() => resolve(false), 500));
        // kubectl rounds one up and the other down.
        expect(`${Math.ceil(Math.round(seen.cpuCores * 1e9) / 1e6)}m`).toBe(said.cpu);
        expect(`${Math.floor(seen.memoryBytes / 2 ** 20)}Mi`).toBe(said.memory);
        return true;
      },
      60_000,
    );
    const now = await told(watched);
    expect(now).toMatchObject({ unmeasured: [], gap: null, usage: { cpuLimitCores: 0.1, memoryLimitBytes: 2 ** 26 } });
    expect(now?.usage?.cpuCores).toBeGreaterThan(0.02);
    expect(now?.usage?.memoryBytes).toBeGreaterThan(5_000_000);
  });

  test("an account without the right is told so by the cluster itself", async () => {
    const account = { namespace: space, name: "panel", roles: ["observe"] as const, edit: withoutMetrics };
    const { server, ca, token, remove } = await createPanelAccount(cluster, account);
    open.push(remove);
    const { source } = await watch({ source: "token", server, ca, token });
    expect(await source.reader.usage(space)).toEqual({ state: "not-permitted" });
  });

  test("while metrics-server is away that is said, and the rest goes on; it comes back", async () => {
    const { source, statuses } = watched;
    const before = statuses.length;
    try {
      await stopMetricsServer(cluster);
      await expect(kubectl(["get", "--raw", usagePath])).rejects.toThrow(
        /unable to handle the request|ServiceUnavailable/,
      );
      // Of the pod's own namespace what was told a moment ago still holds.
      const away = await source.reader.usage("kube-system");
      expect(away).toEqual({ state: "unavailable" });
      const found = pod(watched);
      const gap = toUsageTold("lab", found ? [found] : [], away, 0)?.gap;
      expect(gap && sentence(gap, { now: 0 })).toMatch(/^The cluster's metrics API doesn't answer/);
      await kubectl(["create", "service", "clusterip", "made-meanwhile", "--tcp=80:80", "-n", space]);
      const seen = () => source.report()?.objects.Service.has(`${space}/made-meanwhile`) === true;
      await watched.until("what was made meanwhile", seen);
      expect(clusterKinds.map((kind) => `${kind} ${source.report()?.kinds[kind].state}`)).toEqual(
        clusterKinds.map((kind) => `${kind} live`),
      );
    } finally {
      await startMetricsServerAgain(cluster);
    }
    const backAt = Date.now();
    await watched.until("new figures", async () => ((await told(watched))?.usage?.at ?? 0) > backAt, 60_000);
    expect(statuses.slice(before).filter(({ state }) => state !== "live")).toEqual([]);
  });
});
