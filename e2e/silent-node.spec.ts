import { expectNoViolations } from "./axe";
import { applyObjects, deployment, kubectl, podSpec } from "./cluster-objects";
import { expect, test } from "./fixtures";
import { startKubeletAgain, stopKubelet } from "./lab/kubernetes/nodes.mjs";
import { readLab } from "./lab/state.mjs";
import { readSnapshot } from "./panel-view";
import { connectCluster, disconnectCluster } from "./with-cluster";

const cluster = readLab()?.kubernetes;
test.skip(!cluster, "The lab has no cluster.");
test.describe.configure({ mode: "serial" });
test.use({ start: null });

const space = `silent-${process.pid}`;
const machine = "node-2";
/** The cluster waits 20 s before it calls a node silent. */
const soon = { timeout: 60_000 };

test.beforeAll(async ({ adminBrowser }) => {
  const pinned = deployment(space, "pinned");
  const spec = { ...podSpec, nodeSelector: { "kubernetes.io/hostname": machine } };
  await kubectl(["create", "namespace", space]);
  await applyObjects([{ ...pinned, spec: { ...pinned.spec, template: { ...pinned.spec.template, spec } } }]);
  await kubectl(["rollout", "status", "deployment/pinned", "-n", space, "--timeout=60s"]);
  const page = await adminBrowser.newPage();
  await connectCluster(page);
  await page.close();
});

test.afterAll(async ({ adminBrowser }) => {
  await kubectl(["delete", "namespace", space, "--wait=false"]);
  const page = await adminBrowser.newPage();
  await disconnectCluster(page);
  await page.close();
});

test("a kubelet that stops makes its node silent and its pods unknown, in words, and its return makes them well", async ({
  adminPage: page,
  panel,
}) => {
  test.setTimeout(180_000);
  const found = async (name: string) =>
    (await readSnapshot(page.request, panel.url)).nodes.find(
      (node) =>
        node.name === name && (node.kind === "cluster" || (node.kind === "workload" && node.namespace === space)),
    );
  const tier = async () => (await found("pinned"))?.health.tier;
  await expect.poll(tier).toBe("ok");
  if (!cluster) return;
  await stopKubelet(cluster, machine);
  try {
    await expect.poll(tier, soon).not.toBe("ok");
    await page.goto(`/?select=${encodeURIComponent((await found("pinned"))?.id ?? "")}`);
    const side = page.getByRole("complementary", { name: "pinned", exact: true });
    const why = `its node ${machine} does not answer`;
    await expect(side.getByText(why).first()).toBeVisible(soon);
    await side.getByRole("tab", { name: /^Pods/ }).click();
    const pod = side.getByRole("list", { name: "Pods" }).getByRole("listitem");
    await expect(pod.getByRole("img", { name: "Unknown" })).toBeVisible();
    await expect(pod).toContainText(why);
    await expectNoViolations(page);
    await page.goto(`/?select=${encodeURIComponent((await found("home"))?.id ?? "")}`);
    const home = page.getByRole("complementary", { name: "home", exact: true });
    await expect(home.getByRole("button", { name: new RegExp(`${machine}.*Silent`) })).toBeVisible();
    // One silent node is no silent cluster.
    await expect(home.getByText(/^Live since/)).toBeVisible();
  } finally {
    startKubeletAgain(cluster, machine);
  }
  await expect.poll(tier, soon).toBe("ok");
});
