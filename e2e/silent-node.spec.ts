import { expectNoViolations } from "./axe";
import { applyObjects, deployment, kubectl, podSpec } from "./cluster-objects";
import { expect, test } from "./fixtures";
import { openCluster, openWorkload, side } from "./in-the-inspector";
import { startKubeletAgain, stopKubelet } from "./lab/kubernetes/nodes.mjs";
import { readLab } from "./lab/state.mjs";
import { readSnapshot } from "./panel-view";
import { connectFirst, disconnectLast } from "./with-cluster";

const cluster = readLab()?.kubernetes;
test.skip(!cluster, "The lab has no cluster.");
test.describe.configure({ mode: "serial" });
test.use({ start: null });

const space = `silent-${process.pid}`;
const machine = "node-2";
/** The cluster waits 20 s before it calls a node silent. */
const soon = { timeout: 60_000 };

test.beforeAll(async ({ adminBrowser }) => {
  test.setTimeout(120_000);
  const pinned = deployment(space, "pinned");
  const spec = { ...podSpec, nodeSelector: { "kubernetes.io/hostname": machine } };
  await kubectl(["create", "namespace", space]);
  await applyObjects([{ ...pinned, spec: { ...pinned.spec, template: { ...pinned.spec.template, spec } } }]);
  await kubectl(["rollout", "status", "deployment/pinned", "-n", space, "--timeout=60s"]);
  await connectFirst(adminBrowser);
});

test.afterAll(async ({ adminBrowser }) => {
  await kubectl(["delete", "namespace", space, "--wait=false"]);
  await disconnectLast(adminBrowser);
});

test("a kubelet that stops makes its node silent and its pods unknown, in words, and its return makes them well", async ({
  adminPage: page,
  panel,
}) => {
  test.setTimeout(180_000);
  const tier = async () =>
    (await readSnapshot(page.request, panel.url)).nodes.find(
      (node) => node.kind === "workload" && node.namespace === space && node.name === "pinned",
    )?.health.tier;
  await expect.poll(tier).toBe("ok");
  if (!cluster) return;
  await stopKubelet(cluster, machine);
  try {
    await expect.poll(tier, soon).not.toBe("ok");
    await openWorkload(page, panel.url, { namespace: space, name: "pinned" });
    const pinned = side(page, "pinned");
    const why = `its node ${machine} does not answer`;
    await expect(pinned.getByText(why).first()).toBeVisible(soon);
    await pinned.getByRole("tab", { name: /^Pods/ }).click();
    const pod = pinned.getByRole("list", { name: "Pods" }).getByRole("listitem");
    await expect(pod.getByRole("img", { name: "Unknown" })).toBeVisible();
    await expect(pod).toContainText(why);
    await expectNoViolations(page);
    await openCluster(page, panel.url);
    const home = side(page, "home");
    await expect(home.getByRole("button", { name: new RegExp(`${machine}.*Silent`) })).toBeVisible();
    // One silent node is no silent cluster.
    await expect(home.getByText(/^Live since/)).toBeVisible();
  } finally {
    startKubeletAgain(cluster, machine);
  }
  await expect.poll(tier, soon).toBe("ok");
});
