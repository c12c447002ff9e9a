import path from "node:path";
import type { Browser, Page } from "@playwright/test";
import Sqlite from "better-sqlite3";
import { type Disk, mountDisk } from "./disk";
import { claim, expect, test } from "./fixtures";
import { docker, inspect } from "./lab/docker-cli.mjs";
import { addContainer, removeHousehold } from "./lab/household.mjs";
import type { Lab } from "./lab/state.mjs";
import { type Panel, startPanel } from "./panel";

const prefix = "full-disk";
const name = `${prefix}-web`;
let panel: Panel;
let page: Page;
let disk: Disk;

test.beforeAll(async ({ browser, lab }: { browser: Browser; lab: Lab }) => {
  await removeHousehold(lab.old, prefix);
  await addContainer(lab, lab.old, prefix, "web", { command: ["sleep", "100000"] });
  panel = await startPanel({ DOCKER_HOST: `unix://${lab.old.socket}` });
  page = await browser.newPage({ baseURL: panel.url });
  await page.goto("/claim");
  await claim(page, panel);
  await page.waitForURL("/welcome");
  await panel.stop();
  disk = mountDisk(panel.dataDir);
  await panel.start();
});
test.afterAll(async ({ lab }: { lab: Lab }) => {
  await page?.close();
  await panel?.stop();
  disk?.unmount();
  await panel?.dispose();
  await removeHousehold(lab.old, prefix);
});

const isPaused = async (lab: Lab) => (await inspect(lab.old, [name]))[0].State.Paused;

test("on a full disk the panel goes on showing the lab, says why it saves nothing, refuses changes, and recovers", async ({
  lab,
}) => {
  const card = page.getByRole("article", { name: new RegExp(`^${name}`) });
  const banner = page.locator("[data-slot=banners]").getByText(/disk that holds the data folder is full/);
  const notices = page.getByRole("region", { name: "Notices" });
  const resume = page.getByRole("toolbar", { name: `Actions for ${name}` }).getByRole("button", { name: "Resume" });
  await page.goto(`/?q=${prefix}`);
  await expect(card).toBeVisible();
  disk.fill();
  await docker(lab.old, "pause", name);
  await expect(card).toHaveAccessibleName(/Paused/);
  await expect(banner).toBeVisible();
  await page.reload();
  await expect(banner).toBeVisible();

  await card.getByRole("button").first().click();
  await resume.click();
  await expect(notices.getByText(/full, so nothing can be saved\. Free some space/)).toBeVisible();
  expect(await isPaused(lab)).toBe(true);

  disk.makeRoom();
  await expect(banner).toBeHidden();
  await resume.click();
  await expect(card).not.toHaveAccessibleName(/Paused/);
  expect(await isPaused(lab)).toBe(false);

  await panel.stop();
  const database = new Sqlite(path.join(panel.dataDir, "bulkhead.db"), { readonly: true });
  const lived = database.prepare(`SELECT code FROM "Transition" WHERE nodeId LIKE ? ORDER BY id`).pluck();
  expect(lived.all(`%/${name}`).slice(0, 2)).toEqual(["health.no-check", "health.paused"]);
  database.close();
});
