import type { Page } from "@playwright/test";
import { addViewer, signIn } from "./as-viewer";
import { expectNoViolations } from "./axe";
import { expect, test } from "./fixtures";
import { addContainer, removeHousehold } from "./lab/household.mjs";
import type { Lab } from "./lab/state.mjs";
import { cardsOf } from "./on-the-map";

const prefix = "mapplace";
const viewer = { name: `${prefix}-viewer`, password: "correct horse battery" };

test.describe.configure({ mode: "serial" });
test.use({ start: null });
test.beforeAll(async ({ lab }: { lab: Lab }) => {
  await removeHousehold(lab.old, prefix);
  for (const name of ["one", "two"]) await addContainer(lab, lab.old, prefix, name, { command: ["sleep", "100000"] });
});
test.afterAll(async ({ lab }: { lab: Lab }) => removeHousehold(lab.old, prefix));

const card = cardsOf(prefix);
const zoom = (page: Page) => page.getByRole("status", { name: "Zoom" });
const dialog = (page: Page) => page.getByRole("dialog", { name: "Save this view" });

/** Where a card is as seen from the middle of the map on the screen. */
async function fromMiddle(page: Page, name: string): Promise<readonly [number, number]> {
  const [map, box] = [await page.locator("[data-map]").boundingBox(), await card(page, name).boundingBox()];
  if (!map || !box) throw new Error(`${name} is not on the map.`);
  return [Math.round(box.x - map.x - map.width / 2), Math.round(box.y - map.y - map.height / 2)];
}

/** The place that a link tells is rounded to whole pixels. */
const isNear = (a: readonly number[], b: readonly number[]) =>
  a.every((value, i) => Math.abs(value - (b[i] ?? 0)) <= 2);
const expectAt = (page: Page, name: string, place: readonly number[]) =>
  expect.poll(async () => isNear(await fromMiddle(page, name), place)).toBe(true);

/** Looks at this card at 125 %. */
async function goNear(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await expect(card(page, name)).toBeAttached();
  await page.keyboard.press("1");
  await page.keyboard.press("+");
  await expect(zoom(page)).toHaveText("125 %");
  await card(page, name).getByRole("button").focus();
  await expect(card(page, name)).toBeInViewport();
}

async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.keyboard.type(name);
  await page.getByRole("option", { name, selected: true }).waitFor();
  await page.keyboard.press("Enter");
}

async function saveView(page: Page, name: string, { place }: { readonly place: boolean }): Promise<void> {
  await page.getByRole("button", { name: "Saved views" }).click();
  await page.getByRole("menuitem", { name: "Save this view" }).click();
  await dialog(page).getByLabel("Name").fill(name);
  const choice = dialog(page).getByLabel("Also where I look now");
  await expect(choice).not.toBeChecked();
  if (place) await choice.check();
  await expectNoViolations(page);
  await dialog(page).getByRole("button", { name: "Save the view" }).click();
  await expect(page.getByText(`Saved as "${name}".`)).toBeVisible();
}

async function openView(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Saved views" }).click();
  await page.getByRole("menuitem", { name }).click();
}

test("a link goes to the same place on a smaller screen, for a viewer, although the admin has moved the host", async ({
  adminPage: page,
  browser,
  panel,
}) => {
  await addViewer(page, viewer);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/?preset=machines");
  const head = page.getByTitle(/^Host /).first();
  const at = await head.boundingBox();
  if (!at) throw new Error("There is no host.");
  await page.mouse.move(at.x + 20, at.y + 10);
  await expect(page.locator('[data-live="moves"]')).toBeAttached();
  await page.mouse.down();
  await page.mouse.move(at.x + 400, at.y + 330, { steps: 8 });
  await page.mouse.up();
  await expect.poll(async () => (await head.boundingBox())?.x).not.toBe(at.x);

  await goNear(page, "one");
  const seen = await fromMiddle(page, "one");
  await command(page, "Copy link to this view");
  await expect(page.getByText("Link copied: it opens this view.")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const { page: other, context } = await signIn(browser, panel, viewer);
  await other.setViewportSize({ width: 1000, height: 700 });
  await other.goto(link);
  await expect(zoom(other)).toHaveText("125 %");
  await expect(other).toHaveURL(/\/\?preset=machines$/);
  await expectAt(other, "one", seen);
  // What only an admin may do does not come with it.
  await expect(other.getByRole("button", { name: "Arrange the map" })).toHaveCount(0);
  await context.close();

  await page.getByRole("button", { name: "Arrange the map" }).click();
  await page.getByRole("menuitem", { name: "Put back all that I moved" }).click();
  await expect.poll(async () => (await head.boundingBox())?.x).not.toBe(at.x + 380);
});

test("the link of the whole is the whole on any screen", async ({ adminPage: page }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/");
  await expect(card(page, "one")).toBeAttached();
  const fitted = await zoom(page).textContent();
  await command(page, "Copy link to this view");
  await expect(page.getByText("Link copied: it opens this view.")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/\?at=whole$/);
  await page.keyboard.press("+");
  await expect(zoom(page)).not.toHaveText(fitted ?? "");
  await page.goto(link);
  await expect(zoom(page)).toHaveText(fitted ?? "");
  await expect(page).toHaveURL(/\/$/);
});

test("a view is kept with the place or without it, and goes there from elsewhere on the map", async ({
  browser,
  panel,
}) => {
  // A person of its own, with no views yet.
  const { page, context } = await signIn(browser, panel, viewer);
  await page.goto("/");
  await goNear(page, "one");
  const seen = await fromMiddle(page, "one");
  await saveView(page, "Near one", { place: true });
  await saveView(page, "Only the lab", { place: false });
  await page.keyboard.press("0");
  await expect(zoom(page)).not.toHaveText("125 %");

  await openView(page, "Near one");
  await expect(zoom(page)).toHaveText("125 %");
  await expectAt(page, "one", seen);
  await expect(page).toHaveURL(/\/$/);

  // Another view of the map: there as soon as its own picture is.
  await page.getByRole("radio", { name: "Stacks" }).check();
  await expect(page).toHaveURL(/preset=stacks/);
  await page.keyboard.press("0");
  await openView(page, "Near one");
  await expect(page).toHaveURL(/\/$/);
  await expect(zoom(page)).toHaveText("125 %");
  await expectAt(page, "one", seen);

  await page.keyboard.press("0");
  const fitted = await zoom(page).textContent();
  await openView(page, "Only the lab");
  await expect(zoom(page)).toHaveText(fitted ?? "");

  await page.getByRole("button", { name: "Saved views" }).click();
  await page.getByRole("menuitem", { name: /^Rename/ }).click();
  await expect(page.getByRole("dialog", { name: "Saved views" }).getByText("its place at 125 %")).toBeVisible();
  await context.close();
});

test("beside the table there is no place to be kept", async ({ adminPage: page }) => {
  await page.goto("/containers");
  await page.getByRole("button", { name: "Saved views" }).click();
  await page.getByRole("menuitem", { name: "Save this view" }).click();
  await expect(dialog(page).getByLabel("Open the panel with it")).toBeVisible();
  await expect(dialog(page).getByLabel("Also where I look now")).toHaveCount(0);
});

test("a link that names what has gone, or no place of any map, shows the whole", async ({ adminPage: page }) => {
  await page.goto("/?fold=off");
  await expect(card(page, "one")).toBeInViewport();
  const fitted = await zoom(page).textContent();
  for (const at of [
    "host:gone,10,10,1",
    "stack:gone/away,0,0,0.5",
    "900000,900000,1",
    "99999999999,0,1",
    "NaN,Infinity,1",
    "host:gone",
    "<script>alert(1)</script>",
    "whole",
  ]) {
    await page.goto(`/?fold=off&at=${encodeURIComponent(at)}`);
    await expect(card(page, "one"), at).toBeInViewport();
    await expect(zoom(page), at).toHaveText(fitted ?? "");
  }
});
