import type { Page } from "@playwright/test";
import { signInNewViewer } from "./as-viewer";
import { expectNoViolations } from "./axe";
import { applyObjects, cronJob, deployment, kubectl, podSpec } from "./cluster-objects";
import { expect, test } from "./fixtures";
import { actions, openCluster, openWorkload, side } from "./in-the-inspector";
import { connectFirst, disconnectLast, labKubeconfig } from "./with-cluster";

test.skip(!labKubeconfig, "The lab has no cluster.");
test.describe.configure({ mode: "serial" });
test.use({ start: null });

const space = `runs-${process.pid}`;
const read = async (what: string, jsonpath: string) =>
  (await kubectl(["get", what, "-n", space, "-o", `jsonpath=${jsonpath}`])).trim();

const quick = { ...podSpec, containers: podSpec.containers.map((each) => ({ ...each, command: ["/bin/sleep", "1"] })) };
const broken = {
  ...podSpec,
  containers: podSpec.containers.map((each) => ({ ...each, command: ["/bin/sleep", "x"] })),
};
const once = { restartPolicy: "Never" };
const nightly = cronJob(space, "nightly");
const migrate = {
  ...{ apiVersion: "batch/v1", kind: "Job", metadata: { name: "migrate", namespace: space } },
  spec: { backoffLimit: 0, template: { spec: { ...broken, ...once } } },
};
const autoscaler = {
  ...{ apiVersion: "autoscaling/v2", kind: "HorizontalPodAutoscaler", metadata: { name: "by-load", namespace: space } },
  spec: {
    scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "loaded" },
    ...{ minReplicas: 1, maxReplicas: 4 },
  },
};
/** One of the lab's real machines, which takes pods again whatever becomes of the tests. */
const machine = "node-2";

test.beforeAll(async ({ adminBrowser }) => {
  test.setTimeout(120_000);
  await kubectl(["create", "namespace", space]);
  nightly.spec.jobTemplate.spec.template.spec = { ...quick, restartPolicy: "Never" };
  await applyObjects([nightly, migrate, deployment(space, "loaded"), autoscaler]);
  await kubectl(["wait", "--for=condition=Failed", "job/migrate", "-n", space, "--timeout=60s"]);
  await connectFirst(adminBrowser);
});

test.afterAll(async ({ adminBrowser }) => {
  await kubectl(["uncordon", machine]);
  await kubectl(["delete", "namespace", space, "--wait=false"]);
  await disconnectLast(adminBrowser);
});

const done = (page: Page, operation: string) =>
  page.getByRole("region", { name: `${operation}, operation` }).getByText("Done", { exact: true });

const open = (page: Page, url: string, name: string) => openWorkload(page, url, { namespace: space, name });

test("a CronJob is suspended and resumed, and run now beside its schedule", async ({ adminPage: page, panel }) => {
  await open(page, panel.url, "nightly");
  await actions(page, "nightly").getByRole("button", { name: "Suspend" }).click();
  const resume = actions(page, "nightly").getByRole("button", { name: "Resume schedule" });
  await expect(resume).toBeEnabled();
  expect(await read("cronjob/nightly", "{.spec.suspend}")).toBe("true");
  await resume.click();
  await expect(actions(page, "nightly").getByRole("button", { name: "Suspend" })).toBeEnabled();
  expect(await read("cronjob/nightly", "{.spec.suspend}")).toBe("false");

  await page.keyboard.press("d");
  const dialog = page.getByRole("dialog", { name: "Run nightly now" });
  await expect(dialog.getByText("Makes one Job from its template, beside its schedule.")).toBeVisible();
  await expectNoViolations(page);
  await dialog.getByRole("button", { name: "Run nightly" }).click();
  await expect(dialog).toBeHidden();
  await expect(done(page, "Run now")).toBeVisible({ timeout: 30_000 });
  const made = await read("jobs", "{range .items[*]}{.metadata.name}={.status.succeeded} {end}");
  expect(made).toMatch(/nightly-manual-[0-9a-f]{8}=1/);
  expect(made.match(/nightly-manual/g)).toHaveLength(1);
});

test("a Job that failed is retried, and how that ended is said", async ({ adminPage: page, panel }) => {
  await open(page, panel.url, "migrate");
  await actions(page, "migrate").getByRole("button", { name: "Retry" }).click();
  const dialog = page.getByRole("dialog", { name: "Retry migrate" });
  await expect(dialog.getByText("Makes the same Job again.")).toBeVisible();
  await expectNoViolations(page);
  await dialog.getByRole("button", { name: "Retry migrate" }).click();
  await expect(dialog).toBeHidden();
  const shown = page.getByRole("region", { name: "Retry, operation" });
  await expect(shown.getByText(/Job migrate-retry-[0-9a-f]{8} has failed \(BackoffLimitExceeded\)/)).toBeVisible({
    timeout: 30_000,
  });
  await expectNoViolations(page);
  // The failed one stays beside it.
  expect((await read("jobs", "{.items[*].metadata.name}")).split(" ")).toContain("migrate");
});

test("where an autoscaler decides, its limits are what is changed", async ({ adminPage: page, panel }) => {
  await open(page, panel.url, "loaded");
  await actions(page, "loaded").getByRole("button", { name: "Scale…" }).click();
  const dialog = page.getByRole("dialog", { name: "Scale loaded" });
  await expect(dialog.getByText(/Autoscaler by-load decides .* 1 to 4/)).toBeVisible();
  const change = dialog.getByRole("button", { name: "Change by-load" });
  await expect(change).toBeDisabled();
  await dialog.getByLabel("Least pods").fill("5");
  await expect(dialog.getByText("The most can't be less than the least.")).toBeVisible();
  await expectNoViolations(page);
  await dialog.getByLabel("Least pods").fill("2");
  await change.click();
  await expect(dialog).toBeHidden();
  await expect(side(page, "loaded").getByText("2 of 2", { exact: true })).toBeVisible({ timeout: 60_000 });
  expect(await read("hpa/by-load", "{.spec.minReplicas}-{.spec.maxReplicas}")).toBe("2-4");
});

test("a real node is cordoned from its cluster, and uncordoned from its menu", async ({ adminPage: page, panel }) => {
  await openCluster(page, panel.url);
  const row = (verb: string) => side(page, "home").getByRole("button", { name: `${verb} ${machine}`, exact: true });
  await row("Cordon…").click();
  const dialog = page.getByRole("dialog", { name: `Cordon ${machine}` });
  await expect(dialog.getByText("It takes no new pods. Those that run there stay.")).toBeVisible();
  await expectNoViolations(page);
  await dialog.getByRole("button", { name: `Cordon ${machine}` }).click();
  await expect(dialog).toBeHidden();
  await expect(row("Uncordon")).toBeVisible();
  expect(await kubectl(["get", "node", machine])).toMatch(/SchedulingDisabled/);
  await expect(side(page, "home").getByText("Cordoned")).toBeVisible();
  await expectNoViolations(page);

  await page.keyboard.press("Escape");
  // Wherever the map stands: what has the focus has the menu.
  await page.getByTitle(`Host ${machine},`, { exact: false }).focus();
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menuitem", { name: `Uncordon ${machine}` }).click();
  await expect.poll(() => kubectl(["get", "node", machine])).not.toMatch(/SchedulingDisabled/);
});

test("whoever may only look is offered none of it, and the panel refuses", async ({ adminPage, panel, browser }) => {
  const { page, context } = await signInNewViewer(adminPage, browser, panel);
  await open(page, panel.url, "nightly");
  await expect(side(page, "nightly").getByRole("tab", { name: "History" })).toBeVisible();
  await expect(actions(page, "nightly")).toHaveCount(0);
  const id = await openCluster(page, panel.url);
  await expect(side(page, "home").getByRole("button", { name: new RegExp(`^.*${machine}`) })).toHaveCount(1);
  const [, clusterId] = /^cluster:(.+)$/.exec(id) ?? [];
  expect((await page.request.get(`/api/clusters/${clusterId}/acts`)).status()).toBe(403);
  await context.close();
});
