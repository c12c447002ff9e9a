import type { Page } from "@playwright/test";
import type { WorkloadNode } from "@/lib/domain/topology/cluster-nodes";
import { expectNoViolations } from "./axe";
import { applyObjects, cronJob, deployment, kubectl } from "./cluster-objects";
import { expect, test } from "./fixtures";
import { zoomToCards } from "./on-the-map";
import { readSnapshot } from "./panel-view";
import { connectFirst, disconnectLast, labKubeconfig } from "./with-cluster";

test.skip(!labKubeconfig, "The lab has no cluster.");
test.describe.configure({ mode: "serial" });
test.use({ start: "/" });

const inspector = (page: Page, name: string) => page.getByRole("complementary", { name, exact: true });

const space = `map-${process.pid}`;

test.beforeAll(async ({ adminBrowser }) => {
  test.setTimeout(120_000);
  await kubectl(["create", "namespace", space]);
  await applyObjects([
    ...["web", "shop", "wiki"].map((name) => deployment(space, name, 2)),
    ...["nightly", "weekly", "yearly"].map((name) => cronJob(space, name)),
  ]);
  for (const name of ["web", "shop", "wiki"])
    await kubectl(["rollout", "status", `deployment/${name}`, "-n", space, "--timeout=60s"]);
  await connectFirst(adminBrowser);
});

test.afterAll(async ({ adminBrowser }) => {
  await disconnectLast(adminBrowser);
  await kubectl(["delete", "namespace", space, "--wait=false"]);
});

async function workloads(page: Page, url: string): Promise<readonly WorkloadNode[]> {
  const { nodes } = await readSnapshot(page.request, url);
  return nodes.filter((node) => node.kind === "workload");
}

test("every workload of the cluster is a member of the map, and the filter finds them by what a cluster calls them", async ({
  adminPage: page,
  panel,
}) => {
  const all = await workloads(page, panel.url);
  expect(all.length).toBeGreaterThan(5);
  await page.goto("/?q=cluster:home");
  await expect(page.getByText(new RegExp(`^${all.length} fit`)).first()).toBeAttached();
  const deployments = all.filter((each) => each.workloadKind === "Deployment");
  await page.goto("/?q=kind:deployment");
  await expect(page.getByText(new RegExp(`^${deployments.length} fit`)).first()).toBeAttached();
  await zoomToCards(page);
  await expect(page.getByRole("button", { name: "home", exact: false }).first()).toBeVisible();
  await expectNoViolations(page);
});

test("a workload tells its pods, what it is reached by and why it is as it is", async ({ adminPage: page, panel }) => {
  const { nodes } = await readSnapshot(page.request, panel.url);
  const one = nodes.find(
    (node): node is WorkloadNode => node.kind === "workload" && node.workloadKind === "Deployment" && node.desired > 0,
  );
  const pods = nodes.filter((node) => node.kind === "pod" && node.parentId === one?.id);
  await page.goto(`/?select=${encodeURIComponent(one?.id ?? "")}`);
  const side = inspector(page, one?.name ?? "");
  await expect(side.getByText("Last 24 hours")).toBeVisible();
  await expect(side.getByText(one?.images[0] ?? "", { exact: true })).toBeVisible();
  await side.getByRole("tab", { name: /^Pods/ }).click();
  await expect(side.getByRole("list", { name: "Pods" }).getByRole("listitem")).toHaveCount(pods.length);
  await expectNoViolations(page);
  await page.keyboard.press("Escape");
  await expect(side).toHaveCount(0);
});

test("an Ingress is a line from its controller to what it routes to, and whoever looks is told each step", async ({
  adminPage: page,
  panel,
}) => {
  const service = (name: string, of: string, spec: object, labels = {}) => ({
    ...{ apiVersion: "v1", kind: "Service", metadata: { name, namespace: space, labels } },
    spec: { selector: { app: of }, ports: [{ port: 80, targetPort: 8080 }], ...spec },
  });
  const backend = { service: { name: "wiki", port: { number: 80 } } };
  const paths = [{ path: "/", pathType: "Prefix", backend }];
  await applyObjects([
    service("wiki", "wiki", {}),
    service("front", "web", { type: "NodePort" }, { "app.kubernetes.io/name": "traefik" }),
    {
      ...{ apiVersion: "networking.k8s.io/v1", kind: "Ingress", metadata: { name: "wiki", namespace: space } },
      spec: { rules: [{ host: "wiki.lab", http: { paths } }] },
    },
  ]);
  const idOf = async (name: string) =>
    (await workloads(page, panel.url)).find((each) => each.namespace === space && each.name === name)?.id ?? "";
  const [web, wiki] = [await idOf("web"), await idOf("wiki")];
  await page.goto(`/?select=${encodeURIComponent(wiki)}`);
  const side = inspector(page, "wiki");
  await expect(side.getByText(/^Ingress wiki/)).toBeVisible();
  await expect(side.getByText("wiki.lab/", { exact: true })).toBeVisible();
  await side.getByRole("tab", { name: /^Connections/ }).click();
  const tie = side.getByRole("listitem").filter({ hasText: "Routes wiki.lab/ to it, port 80" });
  await expect(tie).toContainText("web");
  await expect(tie).toContainText("no other controller than the one behind Service front is known");
  await expect(tie).toContainText("Its pods answer for Service wiki");
  await expect(page.locator(`[data-edge*="${web}"][data-edge*="${wiki}"]`)).toHaveCount(1);
  await expectNoViolations(page);
});

test("the cluster tells its version, its nodes and where it stands", async ({ adminPage: page, panel }) => {
  const { nodes } = await readSnapshot(page.request, panel.url);
  const cluster = nodes.find((node) => node.kind === "cluster");
  const hosts = nodes.filter((node) => node.kind === "host" && node.sourceIds.includes(cluster?.sourceId ?? ""));
  expect(hosts.length).toBeGreaterThan(0);
  await page.goto(`/?select=${encodeURIComponent(cluster?.id ?? "")}`);
  const side = inspector(page, "home");
  await expect(side.getByText(/^Kubernetes 1\.\d+$/)).toBeVisible();
  for (const host of hosts)
    await expect(side.getByRole("button", { name: new RegExp(host.name) }).first()).toBeVisible();
  await expectNoViolations(page);
});

test("the table has workloads as rows with their kind, and the heading says so", async ({ adminPage: page, panel }) => {
  const jobs = (await workloads(page, panel.url)).filter((each) => each.workloadKind === "CronJob");
  await page.goto("/containers?q=kind:cronjob");
  await expect(page.getByRole("heading", { name: "Containers and workloads" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Kind" })).toBeVisible();
  for (const job of jobs)
    await expect(page.getByRole("row", { name: new RegExp(`${job.name}.*CronJob`) })).toBeVisible();
  await expectNoViolations(page);
});
