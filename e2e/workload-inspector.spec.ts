import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { signInNewViewer } from "./as-viewer";
import { expectNoViolations } from "./axe";
import { applyObjects, deployment, kubectl, podSpec } from "./cluster-objects";
import { expect, test } from "./fixtures";
import { openWorkload, side } from "./in-the-inspector";
import { connectFirst, disconnectLast, labKubeconfig } from "./with-cluster";

test.skip(!labKubeconfig, "The lab has no cluster.");
test.describe.configure({ mode: "serial" });
test.use({ start: null });

const space = `tells-${process.pid}`;
const leak = "hunter2-in-a-value";
const [container] = podSpec.containers;

/** One with most of what a spec can have. */
const rich = {
  ...podSpec,
  affinity: {
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        {
          weight: 1,
          podAffinityTerm: { labelSelector: { matchLabels: { app: "web" } }, topologyKey: "kubernetes.io/hostname" },
        },
      ],
    },
  },
  containers: [
    {
      ...container,
      command: ["/bin/sh", "-c", `TOKEN=${leak} exec sleep 100000`],
      env: [
        { name: "GREETING", value: leak },
        { name: "DB_PASSWORD", valueFrom: { secretKeyRef: { name: "db", key: "password", optional: true } } },
      ],
      ports: [{ name: "http", containerPort: 8080 }],
      resources: { requests: { cpu: "10m", memory: "16Mi" }, limits: { memory: "64Mi" } },
      livenessProbe: { exec: { command: ["/bin/true"] }, periodSeconds: 20 },
      volumeMounts: [{ name: "settings", mountPath: "/etc/web", readOnly: true }],
    },
  ],
  volumes: [{ name: "settings", configMap: { name: "web-settings", optional: true } }],
};
const unpulled = { ...podSpec, containers: [{ ...container, image: "nowhere.invalid/app:2" }] };
const ending = { ...podSpec, containers: [{ ...container, command: ["/bin/sh", "-c", "sleep 1; exit 3"] }] };

function of(name: string, spec: object, replicas = 1) {
  const made = deployment(space, name, replicas);
  return { ...made, spec: { ...made.spec, template: { ...made.spec.template, spec } } };
}

test.beforeAll(async ({ adminBrowser }) => {
  test.setTimeout(120_000);
  await kubectl(["create", "namespace", space]);
  await applyObjects([
    of("web", rich, 2),
    deployment(space, "stuck"),
    of("flaky", ending),
    deployment(space, "many", 14),
  ]);
  for (const name of ["web", "stuck"])
    await kubectl(["rollout", "status", `deployment/${name}`, "-n", space, "--timeout=60s"]);
  await applyObjects([of("stuck", unpulled)]);
  await connectFirst(adminBrowser);
});

test.afterAll(async ({ adminBrowser }) => {
  await disconnectLast(adminBrowser);
  await kubectl(["delete", "namespace", space, "--wait=false"]);
});

const open = (page: Page, url: string, name: string) => openWorkload(page, url, { namespace: space, name });

test("what its pods are made from is told by names, and no value of it", async ({ adminPage: page, panel }) => {
  await open(page, panel.url, "web");
  const web = side(page, "web");
  await expect(web.getByText("Done: all 2 pods are of the newest revision")).toBeVisible();
  await expect(web.getByText("Enough of its pods are available")).toBeVisible();
  await expect(web.getByText("10m CPU, 16Mi memory")).toBeVisible();
  await expect(web.getByText("a command in the container every 20 s", { exact: false })).toBeVisible();
  await expect(web.getByText("tcp 8080 (http)")).toBeVisible();
  await expect(web.getByText(/^Would rather run away from pods where app=web/)).toBeVisible();
  await expect(web.getByText(/revision 1, the newest, 2 pods, 2 ready/)).toBeVisible();
  await web.getByText("Environment, names only").click();
  await expect(web.getByText("from Secret db, key password")).toBeVisible();
  await web.getByText("Mounts", { exact: true }).click();
  await expect(web.getByText("settings: ConfigMap web-settings, read only")).toBeVisible();
  expect(await web.innerHTML()).not.toContain(leak);
  await expectNoViolations(page);
});

test("a rollout that is stuck says for which pod it waits; its events tell why, warnings first", async ({
  adminPage: page,
  panel,
}) => {
  await open(page, panel.url, "stuck");
  const stuck = side(page, "stuck");
  await expect(stuck.getByText("1 of 1 pod new, 1 old still there")).toBeVisible();
  await expect(stuck.getByText(/^Waits for stuck-\S+: (ErrImagePull|ImagePullBackOff)/)).toBeVisible({
    timeout: 30_000,
  });
  // By the keys alone: from the first tab to the fourth.
  await stuck.getByRole("tab", { name: "Overview" }).focus();
  for (let pressed = 0; pressed < 3; pressed++) await page.keyboard.press("ArrowRight");
  await expect(stuck.getByRole("tab", { name: "Events" })).toBeFocused();
  const events = stuck.getByRole("list", { name: "Events" }).getByRole("listitem");
  await expect(events.first().getByRole("img", { name: "Warning" })).toBeVisible();
  await expect(events.filter({ hasText: "nowhere.invalid/app:2" }).first()).toBeVisible();
  await expect(events.filter({ hasText: "ScalingReplicaSet" }).first()).toBeVisible();
  await expectNoViolations(page);
});

test("how a container ended last stands with its pod; of many pods all are shown when asked", async ({
  adminPage: page,
  panel,
}) => {
  await open(page, panel.url, "flaky");
  await side(page, "flaky").getByRole("tab", { name: /^Pods/ }).click();
  await expect(side(page, "flaky").getByText(/^Last ended: Error, exit 3, \d\d:\d\d$/)).toBeVisible({
    timeout: 30_000,
  });
  await expectNoViolations(page);

  await open(page, panel.url, "many");
  await side(page, "many")
    .getByRole("tab", { name: /^Pods 14/ })
    .click();
  const pods = side(page, "many").getByRole("list", { name: "Pods" }).getByRole("listitem");
  await expect(pods).toHaveCount(12);
  await side(page, "many").getByRole("button", { name: "Show all 14" }).click();
  await expect(pods).toHaveCount(14);
});

test("a zone that its namespace claims is told as a claim", async ({ adminPage: page, panel }) => {
  const claimed = `nowhere-${process.pid}`;
  await kubectl(["label", "namespace", space, `bulkhead.zone=${claimed}`]);
  await open(page, panel.url, "web");
  const claim = side(page, "web").getByText(`Label bulkhead.zone of its namespace claims zone ${claimed}`, {
    exact: false,
  });
  await expect(claim).toContainText("but the lab has no such zone", { timeout: 30_000 });
  await expect(claim).toContainText("Only claimed");
  await kubectl(["label", "namespace", space, "bulkhead.zone-"]);
  await expect(claim).toHaveCount(0, { timeout: 30_000 });
});

test("its manifest is read on request, by the keys too, with its secrets masked; it is copied and kept", async ({
  adminPage: page,
  panel,
}) => {
  await open(page, panel.url, "web");
  const view = side(page, "web").getByRole("button", { name: "View YAML" });
  await view.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Deployment web" });
  const yaml = dialog.getByRole("region", { name: "YAML of web" });
  await expect(yaml).toContainText("kind: Deployment");
  await expect(yaml).toContainText("name: DB_PASSWORD");
  const said = (await yaml.textContent()) ?? "";
  expect(said).not.toContain(leak);
  expect(said).not.toMatch(/managedFields|last-applied/);
  await expectNoViolations(page);

  const saved = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download" }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe("Deployment-web.yaml");
  expect(readFileSync(await file.path(), "utf8")).toBe(said);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await dialog.getByRole("button", { name: "Copy" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(said);

  await kubectl(["annotate", "deployment", "web", "-n", space, "example.com/note=seen-again"]);
  await dialog.getByRole("button", { name: "Read again" }).click();
  await expect(yaml).toContainText("seen-again");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(view).toBeFocused();
});

test("whoever may only look sees no manifest, no command and no secret's name", async ({
  adminPage,
  panel,
  browser,
}) => {
  const { page, context } = await signInNewViewer(adminPage, browser, panel);
  const id = await open(page, panel.url, "web");
  await expect(side(page, "web").getByText("Enough of its pods are available")).toBeVisible();
  await expect(side(page, "web").getByRole("button", { name: "View YAML" })).toHaveCount(0);
  await side(page, "web").getByText("Environment, names only").click();
  await expect(side(page, "web").getByText("DB_PASSWORD")).toBeVisible();
  await expect(side(page, "web").getByText("from Secret", { exact: true })).toBeVisible();
  const [, clusterId] = /^workload:([^/]+)/.exec(id) ?? [];
  const answer = await page.request.get(`/api/workloads/${clusterId}/Deployment/${space}/web/yaml`);
  expect(answer.status()).toBe(403);
  await context.close();
});
