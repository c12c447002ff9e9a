import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { docker } from "./lab/docker-cli.mjs";
import { addContainer, removeHousehold } from "./lab/household.mjs";
import { openWire } from "./wire";

const prefix = "live-spec";
const card = (page: Page) => page.getByRole("article", { name: new RegExp(`^${prefix}-web`) });
const hostile = '<img src=x onerror="document.body.dataset.hit=1">';
/** How long the container has been up, which is minutes at the most. */
const age = /\d (s|min)$/;
const isStream = (url: string) => new URL(url).pathname === "/api/stream";

test.use({ start: `/?q=${prefix}` });
test.beforeAll(async ({ lab }) => {
  await removeHousehold(lab.old, prefix);
  const chat = `echo '${hostile}'; i=0; while :; do i=$((i+1)); printf 'said \\033[31m%d\\033[0m\\n' $i; sleep 1; done`;
  const flags = ["--label", `note=${hostile}`];
  await addContainer(lab, lab.old, prefix, "web", { flags, command: ["sh", "-c", chat] });
});
test.afterAll(({ lab }) => removeHousehold(lab.old, prefix));

async function openTab(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`/?q=${prefix}`);
  await expect(card(page)).toBeVisible();
  return page;
}

for (const [where, hasLocks] of [
  ["", true],
  [" on plain http from another machine, where there are no Web Locks,", false],
] as const)
  test(`seven tabs of one browser${where} share one stream, and another tab takes over when its holder closes`, async ({
    browser,
    lab,
    panel,
    adminState,
  }) => {
    test.slow();
    const context = await browser.newContext({ baseURL: panel.url, storageState: adminState });
    if (!hasLocks) {
      await context.addInitScript(() => Object.defineProperty(navigator, "locks", { value: undefined }));
    }
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

test("a tab that slept for an hour says on waking since when it knows nothing, then shows the lab as it is", async ({
  browser,
  lab,
  panel,
  adminState,
}) => {
  const wire = await openWire(panel.url);
  const context = await browser.newContext({ baseURL: wire.url, storageState: adminState });
  const page = await context.newPage();
  // A clock of its own, too, hours away from the panel's.
  await context.clock.install({ time: new Date().setHours(12, 0, 0, 0) });
  await page.goto(`/?q=${prefix}`);
  await expect(card(page)).toContainText(age);

  const cdp = await context.newCDPSession(page);
  await cdp.send("Page.setWebLifecycleState", { state: "frozen" });
  wire.lose();
  await docker(lab.old, "pause", `${prefix}-web`);
  await addContainer(lab, lab.old, prefix, "late", { command: ["sleep", "100000"] });
  await cdp.send("Page.setWebLifecycleState", { state: "active" });
  await context.clock.fastForward("01:00:00");
  await expect(page.getByText(/Reconnecting, last seen 12:00/)).toBeVisible();
  await expect(page.getByRole("time").filter({ hasText: "13:00" })).toBeVisible();

  wire.restore();
  await expect(page.getByText(/Reconnecting/)).toBeHidden();
  await expect(card(page)).toHaveAccessibleName(/Paused/);
  await expect(page.getByRole("article", { name: new RegExp(`^${prefix}-late`) })).toBeVisible();
  await docker(lab.old, "unpause", `${prefix}-web`);
  await expect(card(page)).toContainText(age);
  await context.close();
  wire.close();
});

test("a container's log runs in the inspector: follow, pause, search, colours", async ({ adminPage }) => {
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

test("HTML in a label and in a log line is text", async ({ adminPage }) => {
  await card(adminPage).getByRole("button").first().click();
  await adminPage.getByText(/^Labels/).click();
  await expect(adminPage.getByText(hostile, { exact: true })).toBeVisible();
  await adminPage.getByRole("tab", { name: "Logs" }).click();
  await adminPage.getByRole("searchbox", { name: "Search the log" }).fill("onerror");
  await expect(adminPage.getByRole("region", { name: `Lines of ${prefix}-web` })).toContainText(hostile);
  await expect(adminPage.locator("body")).not.toHaveAttribute("data-hit");
});
