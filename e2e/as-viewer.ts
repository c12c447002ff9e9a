import { randomUUID } from "node:crypto";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { expect } from "./fixtures";
import type { Panel } from "./panel";

export interface Person {
  readonly name: string;
  readonly password: string;
}

/** Adds somebody who may only look, by the page of users. */
export async function addViewer(page: Page, { name, password }: Person): Promise<void> {
  await page.goto("/settings/users");
  await page.getByRole("button", { name: "Add a user" }).click();
  const form = page.getByRole("dialog", { name: "Add a user" });
  await form.getByLabel("Name").fill(name);
  await form.getByLabel("First password", { exact: true }).fill(password);
  await form.getByRole("button", { name: "Add the user" }).click();
  await expect(form).toHaveCount(0);
}

/** A browser of their own, signed in. */
export async function signIn(
  browser: Browser,
  panel: Panel,
  { name, password }: Person,
): Promise<{ readonly page: Page; readonly context: BrowserContext }> {
  const context = await browser.newContext({ baseURL: panel.url });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${panel.url}/`);
  return { page, context };
}

/** Somebody new who may only look, in a browser of their own. All specs have one panel: none takes another's name. */
export async function signInNewViewer(
  adminPage: Page,
  browser: Browser,
  panel: Panel,
): Promise<{ readonly page: Page; readonly context: BrowserContext }> {
  const person = { name: `viewer-${randomUUID().slice(0, 8)}`, password: "correct horse battery" };
  await addViewer(adminPage, person);
  return signIn(browser, panel, person);
}
