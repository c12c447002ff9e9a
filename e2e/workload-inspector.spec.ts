import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { signInNewViewer } from "./as-viewer";
import { expectNoViolations } from "./axe";
import { applyObjects, deployment, kubectl, podSpec } from "./cluster-objects";
import { expect, test } from "./fixtures";
import { openWorkload, side } from "./in-the-inspector";
import { startMetricsServerAgain, stopMetricsServer } from "./lab/kubernetes/metrics-server.mjs";
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
/** Computes as much as it may, and holds 5 MB. */
const computing = {
  ...podSpec,
  containers: [
    {
      ...container,
      command: ["/bin/sh", "-c", "held=$(head -c 5000000 /dev/zero | tr '\\0' x); while :; do :; done"],
      resources: { limits: { cpu: "100m", memory: "64Mi" } },
    },
  ],
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
    of("busy", computing),
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

/** What `kubectl top` says of a workload's one pod: cores rounded up to a thousandth, memory down to a MiB. */
async function topOf(name: string): Promise<{ readonly cores: number; readonly mib: number }> {
  const said = await kubectl(["top", "pod", "-n", space, "-l", `app=${name}`, "--no-headers"]);
  const [, cpu = "", memory = ""] = /\s(\d+)m\s+(\d+)Mi\s/.exec(said) ?? [];
  return { cores: Number(cpu) / 1_000, mib: Number(memory) };
}

test("what its pods take is what the cluster has measured", async ({ adminPage: page, panel, lab }) => {
  test.skip(!lab.kubernetes?.root, "Somebody's own cluster may have no metrics-server.");
  test.setTimeout(120_000);
  await open(page, panel.url, "busy");
  const busy = side(page, "busy");
  const samples: Awaited<ReturnType<typeof topOf>>[] = [];
  // The cluster measures every 10 s and the page asks every 15: it shows one of the samples of the last half minute.
  await expect(async () => {
    samples.push(await topOf("busy"));
    const cores = Number.parseFloat((await busy.getByText(/ cores of 0\.10$/).textContent({ timeout: 1_000 })) ?? "");
    const mib = Number.parseFloat((await busy.getByText(/ MiB of 64 MiB$/).textContent({ timeout: 1_000 })) ?? "");
    expect(cores).toBeGreaterThan(0.02);
    expect(mib).toBeGreaterThan(4);
    const isThat = (each: (typeof samples)[number]) =>
      Math.abs(each.cores - cores) < 0.0065 && each.mib <= mib + 0.05 && mib < each.mib + 1.05;
    expect(samples.filter(isThat), `${cores} cores, ${mib} MiB`).not.toEqual([]);
  }).toPass({ timeout: 90_000 });
  await expect(busy.getByText(/^measured \d\d:\d\d/)).toBeVisible();
  await busy.getByRole("tab", { name: /^Pods/ }).click();
  await expect(busy.getByRole("list", { name: "Pods" })).toContainText(/0\.\d\d cores, \d+(\.\d+)? MiB/);
  await expectNoViolations(page);
});

test("while metrics-server is away that is said in the figures' place, and the rest is told as before", async ({
  adminPage: page,
  panel,
  lab: { kubernetes },
}) => {
  test.skip(!kubernetes?.root, "Somebody's own cluster may have no metrics-server.");
  test.setTimeout(120_000);
  if (!kubernetes) return;
  try {
    await stopMetricsServer(kubernetes);
    await open(page, panel.url, "busy");
    const busy = side(page, "busy");
    const away = busy.getByText("The cluster's metrics API doesn't answer: see how metrics-server is", {
      exact: false,
    });
    // Asked every 15 s, and what was told a moment ago holds for ten.
    await expect(away).toBeVisible({ timeout: 60_000 });
    await expect(busy.getByText(/ cores of 0\.10$/)).toHaveCount(0);
    await expect(busy.getByText("1 of 1", { exact: true })).toBeVisible();
    await expect(busy.getByText("Enough of its pods are available")).toBeVisible();
    await expectNoViolations(page);
  } finally {
    await startMetricsServerAgain(kubernetes);
  }
});
