import { type BrowserContext, expect, type Page } from "@playwright/test";
import { readLab } from "./lab/state.mjs";

/** Of the lab's cluster, as its admin; "" where the lab has none. */
export const labKubeconfig =
  (readLab() as { kubernetes?: { kubeconfig: string } } | undefined)?.kubernetes?.kubeconfig ?? "";

const row = (page: Page) => page.getByRole("row", { name: /home/ });

/** Connects the lab's cluster as "home", on the page of clusters. */
export async function connectCluster(page: Page): Promise<void> {
  await page.goto("/settings/clusters");
  await page.getByRole("button", { name: "Add a cluster" }).click();
  const form = page.getByRole("dialog");
  await form.getByRole("radio", { name: "File" }).check();
  await form.getByLabel("Name", { exact: true }).fill("home");
  await form.getByLabel("Path of the file").fill(labKubeconfig);
  await form.getByLabel("Name", { exact: true }).focus();
  await expect(form.getByLabel("Context")).not.toHaveValue("");
  await form.getByRole("button", { name: "Add the cluster" }).click();
  await expect(row(page)).toContainText("Live");
}

export async function disconnectCluster(page: Page): Promise<void> {
  await page.goto("/settings/clusters");
  await row(page).getByRole("button", { name: "Remove" }).click();
  await page.getByRole("alertdialog").getByLabel("Type home to remove it").fill("home");
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove home" }).click();
  await expect(row(page)).toHaveCount(0);
}

/** For a spec's hooks: in a page of its own, which is closed again. */
async function inPage(browser: BrowserContext, work: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.newPage();
  await work(page);
  await page.close();
}

/** `connectCluster` before the first test of a spec. */
export const connectFirst = (browser: BrowserContext): Promise<void> => inPage(browser, connectCluster);

/** `disconnectCluster` after its last. */
export const disconnectLast = (browser: BrowserContext): Promise<void> => inPage(browser, disconnectCluster);
