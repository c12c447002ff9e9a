import { expect, test } from "@playwright/test";
import { admin, claim } from "./fixtures";
import { type Panel, startPanel } from "./panel";

/** A panel of its own: it begins unclaimed. */
let panel: Panel;

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  panel = await startPanel();
});
test.afterAll(() => panel?.dispose());

test("an unclaimed panel answers every page with the claim, and a wrong code claims nothing", async ({ page }) => {
  await page.goto(`${panel.url}/settings`);
  await expect(page).toHaveURL(`${panel.url}/claim`);
  await page.getByLabel("Code from the log").fill("2222-2222-2222");
  await page.getByLabel("Password", { exact: true }).fill(admin.password);
  await page.getByRole("button", { name: "Claim this panel" }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expect(page).toHaveURL(`${panel.url}/claim`);
});

test("the code from the log makes the first admin, once", async ({ page }) => {
  await page.goto(panel.url);
  await claim(page, panel);
  await expect(page.getByRole("button", { name: `Account of ${admin.name}` })).toBeVisible();

  await page.context().clearCookies();
  await page.goto(`${panel.url}/claim`);
  await expect(page).toHaveURL(`${panel.url}/sign-in`);
});

test("who signs out sees nothing until they sign in again, also after a restart of the panel", async ({ page }) => {
  await panel.kill();
  await panel.start();
  await page.goto(panel.url);
  await expect(page).toHaveURL(`${panel.url}/sign-in`);
  await page.getByLabel("Name").fill(admin.name);
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(admin.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: `Account of ${admin.name}` }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(`${panel.url}/sign-in`);
  expect((await page.request.get(`${panel.url}/api/stream`)).status()).toBe(401);
});
