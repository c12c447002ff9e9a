import type { Page } from "@playwright/test";
import { signInNewViewer } from "./as-viewer";
import { expectNoViolations } from "./axe";
import { applyObjects, deployment, kubectl, podSpec } from "./cluster-objects";
import { expect, test } from "./fixtures";
import { actions, openWorkload, side } from "./in-the-inspector";
import { connectFirst, disconnectLast, labKubeconfig } from "./with-cluster";

test.skip(!labKubeconfig, "The lab has no cluster.");
test.describe.configure({ mode: "serial" });
test.use({ start: null });

const space = `acts-${process.pid}`;
const read = async (what: string, jsonpath: string) =>
  (await kubectl(["get", what, "-n", space, "-o", `jsonpath=${jsonpath}`])).trim();

/** Of the pods that are not ending. */
const alive = async (app: string, field: "uid" | "name") =>
  (
    await read(
      "pods",
      `{range .items[?(@.metadata.labels.app=="${app}")]}{.metadata.${field}},{.metadata.deletionTimestamp} {end}`,
    )
  )
    .split(" ")
    .filter((each) => each.endsWith(","))
    .map((each) => each.slice(0, -1));

const autoscaler = {
  ...{ apiVersion: "autoscaling/v2", kind: "HorizontalPodAutoscaler", metadata: { name: "by-load", namespace: space } },
  spec: {
    scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "loaded" },
    ...{ minReplicas: 1, maxReplicas: 4 },
  },
};
const lone = { apiVersion: "v1", kind: "Pod", metadata: { name: "lone", namespace: space }, spec: podSpec };

test.beforeAll(async ({ adminBrowser }) => {
  test.setTimeout(120_000);
  await kubectl(["create", "namespace", space]);
  await applyObjects([deployment(space, "web"), deployment(space, "loaded"), autoscaler, lone]);
  for (const name of ["web", "loaded"])
    await kubectl(["rollout", "status", `deployment/${name}`, "-n", space, "--timeout=60s"]);
  await connectFirst(adminBrowser);
});

test.afterAll(async ({ adminBrowser }) => {
  await disconnectLast(adminBrowser);
  await kubectl(["delete", "namespace", space, "--wait=false"]);
});

const open = (page: Page, url: string, name: string) => openWorkload(page, url, { namespace: space, name });

test("a redeploy asks first, follows to the end, and stands in the history", async ({ adminPage: page, panel }) => {
  const [before] = await alive("web", "uid");
  await open(page, panel.url, "web");
  await actions(page, "web").getByRole("button", { name: "Redeploy" }).click();
  const dialog = page.getByRole("dialog", { name: "Redeploy web" });
  await expect(dialog.getByText("Restarts its pods one after another with the same image.")).toBeVisible();
  await expectNoViolations(page);
  await dialog.getByRole("button", { name: "Redeploy web" }).click();
  await expect(dialog).toBeHidden();
  const shown = page.getByRole("region", { name: "Rollout restart, operation" });
  await expect(shown.getByText("Done", { exact: true })).toBeVisible({ timeout: 30_000 });
  const after = await alive("web", "uid");
  expect(after).toHaveLength(1);
  expect(after).not.toContain(before);
  await side(page, "web").getByRole("tab", { name: "History" }).click();
  await expect(side(page, "web").getByRole("link", { name: "Rollout restart" })).toBeVisible();
  await expectNoViolations(page);
  await shown.getByRole("button", { name: "Seen" }).click();
  await expect(shown).toHaveCount(0);
});

test("restart asks once more, by its key too", async ({ adminPage: page, panel }) => {
  await open(page, panel.url, "web");
  const before = await read("deployment/web", "{.metadata.generation}");
  await expect(actions(page, "web").getByRole("button", { name: "Restart" })).toBeEnabled();
  await page.keyboard.press("r");
  await expect(actions(page, "web").getByRole("button", { name: "Restart? Again" })).toBeVisible();
  expect(await read("deployment/web", "{.metadata.generation}")).toBe(before);
  const shown = page.getByRole("region", { name: "Rollout restart, operation" });
  // A second press that comes as fast as a word is typed does not count; one that comes as an answer does.
  await expect(async () => {
    await page.keyboard.press("r");
    await expect(actions(page, "web").getByRole("button", { name: "Restart? Again" })).toBeHidden({ timeout: 250 });
  }).toPass();
  await expect(shown.getByText("Done", { exact: true })).toBeVisible({ timeout: 30_000 });
  await shown.getByRole("button", { name: "Seen" }).click();
});

test("it is scaled by a number; what an autoscaler decides is not", async ({ adminPage: page, panel }) => {
  await open(page, panel.url, "web");
  const scale = actions(page, "web").getByRole("button", { name: "Scale…" });
  await scale.click();
  const dialog = page.getByRole("dialog", { name: "Scale web" });
  await expect(dialog.getByLabel("Pods")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(scale).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("It is asked to have 1 pod and has 1 ready.")).toBeVisible();
  await dialog.getByLabel("Pods").fill("2");
  await expectNoViolations(page);
  await dialog.getByRole("button", { name: "Scale to 2" }).click();
  await expect(dialog).toBeHidden();
  await expect(side(page, "web").getByText("2 of 2", { exact: true })).toBeVisible({ timeout: 30_000 });
  expect(await read("deployment/web", "{.spec.replicas}")).toBe("2");

  await open(page, panel.url, "loaded");
  await actions(page, "loaded").getByRole("button", { name: "Scale…" }).click();
  const refused = page.getByRole("dialog", { name: "Scale loaded" });
  await expect(refused.getByText(/Autoscaler by-load decides .* 1 to 4/)).toBeVisible();
  await expect(refused.getByRole("button", { name: /^Scale/ })).toHaveCount(0);
});

test("a rollout is paused and resumed; paused it can't be restarted, and says why", async ({
  adminPage: page,
  panel,
}) => {
  await open(page, panel.url, "web");
  await actions(page, "web").getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Pause rollout" }).click();
  const resume = actions(page, "web").getByRole("button", { name: "Resume rollout" });
  await expect(resume).toBeEnabled();
  await expect(actions(page, "web").getByRole("button", { name: "Restart" })).toHaveCount(0);
  await actions(page, "web").getByRole("button", { name: "Redeploy" }).click();
  const dialog = page.getByRole("dialog", { name: "Redeploy web" });
  await expect(dialog.getByText("The rollout of web is paused")).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await resume.click();
  await expect(actions(page, "web").getByRole("button", { name: "Restart" })).toBeEnabled();
  expect(await read("deployment/web", "{.spec.paused}")).not.toBe("true");
});

test("a pod that is owned is made anew; one that stands alone asks for its name", async ({
  adminPage: page,
  panel,
}) => {
  await open(page, panel.url, "loaded");
  await side(page, "loaded").getByRole("tab", { name: /^Pods/ }).click();
  const [before = ""] = await alive("loaded", "name");
  await side(page, "loaded")
    .getByRole("button", { name: `Delete ${before}` })
    .click();
  const question = page.getByRole("alertdialog", { name: `Delete ${before}?` });
  await expect(question.getByText("Deployment loaded makes another in its place.")).toBeVisible();
  await question.getByRole("button", { name: `Delete ${before}` }).click();
  await expect(side(page, "loaded").getByText(before)).toHaveCount(0, { timeout: 30_000 });
  await expect(side(page, "loaded").getByRole("list", { name: "Pods" }).getByRole("listitem")).toHaveCount(1);

  await open(page, panel.url, "lone");
  await side(page, "lone").getByRole("tab", { name: /^Pods/ }).click();
  await side(page, "lone").getByRole("button", { name: "Delete lone" }).click();
  const typed = page.getByRole("alertdialog", { name: "Delete lone?" });
  await expect(typed.getByRole("button", { name: "Delete lone" })).toBeDisabled();
  await typed.getByLabel("Type lone to remove it").fill("lone");
  await typed.getByRole("button", { name: "Delete lone" }).click();
  await expect(page.getByText("It is not there any more")).toBeVisible({ timeout: 30_000 });
  expect(await kubectl(["get", "pod", "lone", "-n", space, "--ignore-not-found"])).toBe("");
});

test("whoever may only look is offered nothing, and the panel refuses", async ({ adminPage, panel, browser }) => {
  const { page, context } = await signInNewViewer(adminPage, browser, panel);
  const id = await open(page, panel.url, "web");
  await expect(side(page, "web").getByRole("tab", { name: "History" })).toBeVisible();
  await expect(actions(page, "web")).toHaveCount(0);
  await side(page, "web").getByRole("tab", { name: /^Pods/ }).click();
  await expect(side(page, "web").getByRole("button", { name: /^Delete/ })).toHaveCount(0);
  const [, clusterId] = /^workload:([^/]+)/.exec(id) ?? [];
  const answer = await page.request.get(`/api/workloads/${clusterId}/Deployment/${space}/web/acts`);
  expect(answer.status()).toBe(403);
  await context.close();
});
