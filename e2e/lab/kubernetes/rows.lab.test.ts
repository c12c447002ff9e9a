import { afterAll, describe, expect, test } from "vitest";
import { readLab } from "../state.mjs";
import { waitForNodes } from "./cluster.mjs";
import { addClusterRows, removeClusterRows, settleRows } from "./fixtures.mjs";
import { type Found, getJson } from "./kubectl.mjs";
import { cordon, evict, startKubeletAgain, stopKubelet, uncordon } from "./nodes.mjs";
import { requireCluster } from "./own-cluster";

const prefix = "lab-rows";

afterAll(async () => {
  const cluster = readLab()?.kubernetes;
  if (cluster?.root) await removeClusterRows(cluster, prefix);
}, 180_000);

describe("the fixtures of the lab's cluster", () => {
  test("show every row of the health table for real", { timeout: 360_000 }, async (context) => {
    const lab = requireCluster(context);
    const { rows } = await addClusterRows(lab, prefix);
    const settled: string[] = [];
    await settleRows(lab.kubernetes, rows, {
      timeout: 330_000,
      onSettled: ({ kind, name }) => settled.push(`${kind}/${name}`),
    });

    expect(new Set(settled)).toEqual(new Set(rows.map(({ kind, name }) => `${kind}/${name}`)));
    expect(new Set(rows.map(({ kind }) => kind)).size).toBe(9);
  });

  test("lose a pod by eviction", { timeout: 60_000 }, async (context) => {
    const { kubernetes } = requireCluster(context);
    const pods = async () =>
      (await getJson(kubernetes, "pods", "-n", prefix)).items.map((one: Found) => one.metadata.name);
    const name = (await pods()).find((each: string) => each.startsWith("by-helm-"));
    await evict(kubernetes, prefix, name);
    await expect.poll(pods, { timeout: 40_000 }).not.toContain(name);
  });

  test("see a node cordoned, then silent, then back", { timeout: 120_000 }, async (context) => {
    const { kubernetes } = requireCluster(context);
    const node = () => getJson(kubernetes, "node/node-2");
    const ready = async () => (await node()).status.conditions.find(({ type }: Found) => type === "Ready").status;

    await cordon(kubernetes, "node-2");
    expect((await node()).spec.unschedulable).toBe(true);
    await uncordon(kubernetes, "node-2");

    await stopKubelet(kubernetes, "node-2");
    try {
      await expect.poll(ready, { timeout: 60_000, interval: 500 }).toBe("Unknown");
    } finally {
      startKubeletAgain(kubernetes, "node-2");
    }
    await waitForNodes(kubernetes, ["node-2"]);
  });
});
