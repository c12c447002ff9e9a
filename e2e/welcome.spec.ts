import type { BrowserContext, Page } from "@playwright/test";
import { expectNoViolations } from "./axe";
import { claim, expect, test } from "./fixtures";
import { type Panel, startPanel } from "./panel";
import { labKubeconfig } from "./with-cluster";

/** A panel of its own that finds nothing: no engine is named to it, and it has not been claimed. */
let panel: Panel;
let context: BrowserContext;
let page: Page;

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  panel = await startPanel({ DOCKER_HOST: "" });
  context = await browser.newContext({ baseURL: panel.url });
  page = await context.newPage();
});
test.afterAll(async () => {
  await context?.close();
  await panel?.dispose();
});

test("where nothing was found, the map and the list offer an engine, a cluster and zones", async () => {
  await page.goto("/");
  await claim(page, panel);
  await expect(page).toHaveURL(/\/welcome$/);
  await page.getByRole("link", { name: "Skip all and open the map" }).click();
  await expect(page.getByRole("heading", { name: "Nothing connected yet", level: 1 })).toBeVisible();
  await expect(page.getByRole("link", { name: "Connect an engine" })).toHaveAttribute("href", "/settings/engines");
  await expect(page.getByRole("link", { name: "Draw zones by hand" })).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole("link", { name: "Connect a cluster" }).click();
  await expect(page).toHaveURL(/\/settings\/clusters$/);
  await expect(page.getByRole("button", { name: "Add a cluster" })).toBeVisible();
  await page.goto("/containers");
  await expect(page.getByRole("link", { name: "Connect a cluster" })).toBeVisible();
  await expectNoViolations(page);
});

test("the first run connects a cluster by the same form, and goes on with what it reports", async () => {
  test.skip(!labKubeconfig, "The lab has no cluster.");
  await page.goto("/welcome");
  await expect(page.getByRole("button", { name: "Connect an engine" })).toBeVisible();
  await page.getByRole("button", { name: "Connect a cluster" }).click();
  const form = page.getByRole("dialog", { name: "Add a cluster" });
  await form.getByRole("radio", { name: "File" }).check();
  await form.getByLabel("Name", { exact: true }).fill("home");
  await form.getByLabel("Path of the file").fill(labKubeconfig);
  await form.getByLabel("Name", { exact: true }).focus();
  await expect(form.getByLabel("Context")).not.toHaveValue("");
  await expectNoViolations(page);
  await form.getByRole("button", { name: "Add the cluster" }).click();
  await expect(form).toBeHidden();
  const found = page.getByRole("list", { name: "What was found" }).getByRole("listitem").filter({ hasText: "home" });
  await expect(found).toContainText("Live");
  await expect(found).toContainText(/\d+ nodes, \d+ workloads?/);
  await expect(found).toContainText(/node \S+/);
  await expectNoViolations(page);
  await page.getByRole("button", { name: "Go on to zones" }).click();
  await page.getByRole("button", { name: "Skip zones" }).click();
  await expect(page.getByRole("heading", { name: "No engine asks for a host" })).toBeVisible();
  await page.getByRole("button", { name: "Open the map" }).click();
  await expect(page.getByRole("button", { name: "home", exact: false }).first()).toBeVisible();
});
