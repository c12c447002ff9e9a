import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { docker } from "./lab/docker-cli.mjs";
import { addContainer, removeHousehold } from "./lab/household.mjs";

const prefix = "live-spec";
const card = (page: Page) => page.getByRole("article", { name: new RegExp(`^${prefix}-web`) });
const isStream = (url: string) => new URL(url).pathname === "/api/stream";

test.beforeAll(async ({ lab }) => {
  await removeHousehold(lab.old, prefix);
  const chat = "i=0; while :; do i=$((i+1)); printf 'said \\033[31m%d\\033[0m\\n' $i; sleep 1; done";
  await addContainer(lab, lab.old, prefix, "web", { command: ["sh", "-c", chat] });
});
test.afterAll(({ lab }) => removeHousehold(lab.old, prefix));

async function openTab(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`/?q=${prefix}`);
  await expect(card(page)).toBeVisible();
  return page;
}

test("seven tabs of one browser share one stream, and another tab takes over when its holder closes", async ({
  browser,
  lab,
  panel,
  adminState,
}) => {
  test.slow();
  const context = await browser.newContext({ baseURL: panel.url, storageState: adminState });
  const holders: Page[] = [];
  context.on("request", (request) => {
    if (isStream(request.url())) holders.push(request.frame().page());
  });
  const tabs: Page[] = [];
  while (tabs.length < 7) tabs.push(await openTab(context));
  expect(holders).toHaveLength(1);

  await docker(lab.old, "pause", `${prefix}-web`);
  for (const tab of tabs) await expect(card(tab)).toHaveAccessibleName(/Paused/);

  await holders[0]?.close();
  const left = tabs.filter((tab) => tab !== holders[0]);
  await expect.poll(() => holders.length).toBe(2);
  await docker(lab.old, "unpause", `${prefix}-web`);
  for (const tab of left) await expect(card(tab)).not.toHaveAccessibleName(/Paused/);
  await context.close();
});

test("a page whose panel is gone says since when, keeps what it showed, and goes on by itself", async ({
  adminPage,
  panel,
  lab,
}) => {
  test.slow();
  await adminPage.goto(`/?q=${prefix}`);
  await expect(card(adminPage)).toBeVisible();
  await panel.kill();
  await expect(adminPage.getByText(/Reconnecting, last seen \d\d:\d\d/)).toBeVisible({ timeout: 15_000 });
  await expect(card(adminPage)).toBeVisible();
  await docker(lab.old, "pause", `${prefix}-web`);
  await panel.start();
  await expect(adminPage.getByText(/Reconnecting/)).toBeHidden({ timeout: 20_000 });
  await expect(card(adminPage)).toHaveAccessibleName(/Paused/);
  await docker(lab.old, "unpause", `${prefix}-web`);
});

test("a container's log runs in the inspector: follow, pause, search, colours", async ({ adminPage }) => {
  await adminPage.goto(`/?q=${prefix}`);
  await card(adminPage).getByRole("button").first().click();
  await adminPage.getByRole("tab", { name: "Logs" }).click();
  const log = adminPage.getByRole("region", { name: `Lines of ${prefix}-web` });
  await expect(log.getByText(/said \d+/).last()).toBeVisible();
  await expect(log.locator("span.text-health-failed").last()).toBeVisible();
  await expect(log).not.toContainText("[31m");

  await adminPage.getByRole("button", { name: "Pause", exact: true }).click();
  await expect(adminPage.getByRole("button", { name: /^Follow, \d+ new/ })).toBeVisible();
  await adminPage.getByRole("button", { name: /^Follow/ }).click();

  await adminPage.getByRole("searchbox", { name: "Search the log" }).fill("nobody says this");
  await expect(log).toContainText("No line says that.");
  await adminPage.getByRole("searchbox", { name: "Search the log" }).fill("said 1");
  await expect(log.getByText("said 1").first()).toBeVisible();
});
