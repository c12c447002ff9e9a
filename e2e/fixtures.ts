import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import type { Lab } from "./lab/state.mjs";
import { readLab } from "./lab/state.mjs";
import { type Panel, startPanel } from "./panel";

const admin = { name: "admin", password: "correct horse battery" };

interface WorkerFixtures {
  readonly lab: Lab;
  /** One panel for all specs of a run, connected to the older engine by DOCKER_HOST. */
  readonly panel: Panel;
  /** The admin's signed-in state; the panel is claimed by whoever asks for it first. */
  readonly adminState: Awaited<ReturnType<BrowserContext["storageState"]>>;
  /** The admin's browser: what it has fetched of the panel once is in its cache for every test. */
  readonly adminBrowser: BrowserContext;
}

interface TestFixtures {
  /** Where `adminPage` is when a test begins: "/" unless told; null where each test goes somewhere of its own. */
  readonly start: string | null;
  /** A page of the signed-in admin, at `start`, that remembers nothing of the test before. */
  readonly adminPage: Page;
}

/** Claims the panel as a newcomer does, on the page that shows the claim. */
export async function claim(page: Page, panel: Panel): Promise<void> {
  await page.getByLabel("Code from the log").fill(await panel.claimCode());
  await page.getByLabel("Your name").fill(admin.name);
  await page.getByLabel("Password", { exact: true }).fill(admin.password);
  await page.getByRole("button", { name: "Claim this panel" }).click();
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  lab: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
    async ({}, use) => {
      const lab = readLab();
      if (!lab) throw new Error("BULKHEAD_LAB names no lab. Run `npm test`, or `npm run lab` and set what it prints.");
      await use(lab);
    },
    { scope: "worker" },
  ],
  panel: [
    async ({ lab }, use) => {
      const panel = await startPanel({ DOCKER_HOST: `unix://${lab.old.socket}` });
      await use(panel);
      await panel.dispose();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  adminState: [
    async ({ browser, panel }, use) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${panel.url}/claim`);
      await claim(page, panel);
      await page.waitForURL(`${panel.url}/welcome`);
      const state = await context.storageState();
      await context.close();
      await use(state);
    },
    { scope: "worker" },
  ],
  adminBrowser: [
    async ({ browser, panel, adminState }, use) => {
      const context = await browser.newContext({ baseURL: panel.url, storageState: adminState });
      await use(context);
      await context.close();
    },
    { scope: "worker" },
  ],
  start: ["/", { option: true }],
  adminPage: async ({ adminBrowser, panel, start }, use) => {
    const page = await adminBrowser.newPage();
    await forget(page, panel.url);
    if (start !== null) await page.goto(start);
    await use(page);
    for (const open of adminBrowser.pages()) await open.close();
    await adminBrowser.clearPermissions();
  },
});

/** Everything that pages of this origin keep in the browser goes, but for the session and the cached files. */
async function forget(page: Page, origin: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Storage.clearDataForOrigin", { origin, storageTypes: "local_storage,indexeddb" });
  await devtools.detach();
}

export { admin, expect };
