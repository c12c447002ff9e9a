import type { Page } from "@playwright/test";
import { addViewer, signIn } from "./as-viewer";
import { expectNoViolations } from "./axe";
import { expect, test } from "./fixtures";
import { addContainer, removeHousehold } from "./lab/household.mjs";
import type { Lab } from "./lab/state.mjs";
import { cardsOf } from "./on-the-map";

const prefix = "mapfind";

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ lab }: { lab: Lab }) => {
  await removeHousehold(lab.old, prefix);
  const sleep = { command: ["sleep", "100000"] };
  await addContainer(lab, lab.old, prefix, "web", { ...sleep, flags: ["--label", `${prefix}.public=true`] });
  await addContainer(lab, lab.old, prefix, "worker", sleep);
  await addContainer(lab, lab.old, prefix, "broken", { flags: ["--restart", "no"], command: ["sh", "-c", "exit 3"] });
});
test.afterAll(async ({ lab }: { lab: Lab }) => removeHousehold(lab.old, prefix));

const card = cardsOf(prefix);
const field = (page: Page) => page.getByRole("combobox", { name: /^Filter by/ });
const options = (page: Page) => page.getByRole("listbox", { name: "Ways to go on" }).getByRole("option");
const count = (page: Page) => page.getByRole("status").filter({ hasText: /^(\d+ fits?|None fits), / });
const shownNames = async (page: Page) =>
  (
    await page
      .getByRole("row")
      .filter({ has: page.getByRole("button") })
      .allInnerTexts()
  ).map((row) => /mapfind-\w+/.exec(row)?.[0]);

const viewer = { name: `${prefix}-viewer`, password: "correct horse battery" };

test("an expression fades what does not fit, says how much, and the table shows the same", async ({
  adminPage: page,
}) => {
  await expect(card(page, "web")).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.type(`${prefix} !name:~work image:busybox`);
  await expect(card(page, "worker")).toHaveAttribute("data-faded");
  await expect(card(page, "web")).not.toHaveAttribute("data-faded");
  await expect(count(page)).toHaveText(/^2 fit, \d+ faded$/);
  await page.goto(`/containers?${new URLSearchParams({ q: `${prefix} health:ok label:${prefix}.public=true` })}`);
  await expect.poll(() => shownNames(page)).toEqual([`${prefix}-web`]);
  await expect(count(page)).toHaveText(/^1 fits, \d+ hidden$/);
});

test("what is typed before the page stands goes where it was meant, and acts on nothing", async ({
  adminPage: page,
}) => {
  // All letters are keys of the map: "t" would leave it for the table.
  const wanted = "testpod";
  await page.goto("/", { waitUntil: "domcontentloaded" });
  await page.keyboard.press("/");
  await page.keyboard.type(wanted);
  await expect(field(page)).toHaveValue(wanted);
  await expect(field(page)).toBeFocused();
  expect(new URL(page.url()).pathname).toBe("/");
  await page.goto("/", { waitUntil: "domcontentloaded" });
  await page.keyboard.press("Control+k");
  await page.keyboard.type(wanted);
  await expect(page.getByRole("dialog").getByRole("combobox")).toHaveValue(wanted);
});

test("a mistake is told in a sentence with its place, and the rest of the filter goes on", async ({
  adminPage: page,
}) => {
  await expect(card(page, "web")).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.type(`helth:failed ${prefix}`);
  await expect(page.getByText('There is no key "helth". Write health:')).toBeVisible();
  await expect(field(page)).toHaveAccessibleDescription(/There is no key "helth"/);
  await expect(page.locator("mark")).toHaveText("helth");
  await expect(count(page)).toHaveText(/^3 fit, /);
  await page.getByRole("button", { name: "1 left out" }).click();
  expect(await field(page).evaluate((input: HTMLInputElement) => input.selectionEnd)).toBe("helth".length);
  await expectNoViolations(page);
});

test("what finds nothing is never silent", async ({ adminPage: page }) => {
  await page.goto(`/?q=name:${prefix}-nobody`);
  await expect(count(page)).toHaveText(/^None fits, \d+ faded$/);
  await field(page).click();
  await expect(page.getByText(`Nothing here has the name "${prefix}-nobody"`)).toBeVisible();
});

test("keys complete it: first the key, then what there is in the lab with its count", async ({ adminPage: page }) => {
  await expect(card(page, "web")).toBeVisible();
  await page.keyboard.press("/");
  await expect(options(page)).toHaveCount(15);
  await expectNoViolations(page);
  await page.keyboard.type("lab");
  await page.keyboard.press("Tab");
  await expect(field(page)).toHaveValue("label:");
  await page.keyboard.type(`${prefix}.`);
  await expect(options(page)).toHaveText([new RegExp(`${prefix}\\.public=true.*1`)]);
  await page.keyboard.press("ArrowDown");
  await expect(options(page).first()).toHaveAttribute("aria-selected", "true");
  await expect(field(page)).toHaveAttribute(
    "aria-activedescendant",
    (await options(page).first().getAttribute("id")) ?? "",
  );
  await page.keyboard.press("Enter");
  await expect(field(page)).toHaveValue(`label:${prefix}.public=true `);
  await expect(page.getByRole("listbox")).toHaveCount(0);
  await expect(count(page)).toHaveText(/^1 fits, /);
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/q=/);
});

test("chips write the same expression, and read it", async ({ adminPage: page }) => {
  await page.goto(`/?q=${prefix}`);
  const failed = page.getByRole("button", { name: /^Failed \d+$/ });
  await failed.click();
  await expect(field(page)).toHaveValue(`${prefix} health:failed`);
  await expect(failed).toHaveAttribute("aria-pressed", "true");
  await expect(count(page)).toHaveText(/^1 fits, /);
  await field(page).fill(`${prefix} health:ok`);
  await expect(failed).toHaveAttribute("aria-pressed", "false");
  await page.getByRole("button", { name: "Clear the filter" }).click();
  await expect(page).not.toHaveURL(/q=/);
});

test("the search finds by label and forgives a slip", async ({ adminPage: page }) => {
  await expect(card(page, "web")).toBeVisible();
  const results = page.getByRole("group", { name: "In the lab" }).getByRole("option");
  await page.keyboard.press("Control+k");
  await page.keyboard.type(`${prefix}.public`);
  await expect(results).toHaveText([new RegExp(`${prefix}-web`)]);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("mapfnid-borken");
  await expect(results.first()).toContainText(`${prefix}-broken`);
});

test("n walks through what is wrong and says where in it you are", async ({ adminPage: page }) => {
  await expect(card(page, "broken")).toBeVisible();
  const where = page.locator("[data-live=where]");
  await page.keyboard.press("n");
  await expect(where).toHaveText(/^Problem 1 of \d+\. /);
  const of = Number(/of (\d+)/.exec((await where.textContent()) ?? "")?.[1]);
  await page.keyboard.press("Shift+n");
  await expect(where).toHaveText(new RegExp(`^Problem ${of} of ${of}\\. `));
});

test("the link of a view shows a stranger nothing, and a viewer what a viewer may see", async ({
  adminPage: page,
  browser,
  panel,
}) => {
  const link = `/?q=${prefix}+health:failed&select=container:none/gone`;
  await addViewer(page, viewer);

  const stranger = await browser.newPage({ baseURL: panel.url });
  await stranger.goto(link);
  await expect(stranger).toHaveURL(/\/sign-in$/);
  await expect(stranger.getByText(prefix)).toHaveCount(0);
  await stranger.close();
  const { page: other, context } = await signIn(browser, panel, viewer);
  await other.goto(link);
  await expect(card(other, "broken")).not.toHaveAttribute("data-faded");
  await expect(count(other)).toHaveText(/^1 fits, /);
  await other.getByRole("button", { name: "Saved views" }).click();
  await expect(other.getByText("No saved views yet")).toBeVisible();
  await context.close();
});

test("a view is kept, renamed, opens first, and comes back when it was deleted by mistake", async ({
  browser,
  panel,
}) => {
  // A person of its own: a first view of the admin's would open in every other spec.
  const { page, context } = await signIn(browser, panel, viewer);
  await page.goto(`/?q=${prefix}+health:failed&fold=off`);
  await page.getByRole("button", { name: "Saved views" }).click();
  await page.getByRole("menuitem", { name: "Save this view" }).click();
  const dialog = page.getByRole("dialog", { name: "Save this view" });
  await dialog.getByRole("button", { name: "Save the view" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("Give the view a name.");
  await dialog.getByLabel("Name").fill("  What broke <b>  ");
  await dialog.getByLabel("Open the panel with it").check();
  await expectNoViolations(page);
  await dialog.getByRole("button", { name: "Save the view" }).click();
  await expect(page.getByText('Saved as "What broke <b>".')).toBeVisible();

  await page.goto("/");
  await expect(page).toHaveURL(/\/\?q=mapfind\+health:failed&fold=off$/);
  await page.getByRole("button", { name: "Saved views" }).click();
  await expect(page.getByRole("menuitem", { name: /What broke <b>.*opens first.*shown now/ })).toBeVisible();
  await page.getByRole("menuitem", { name: "The whole lab" }).click();
  await expect(page).not.toHaveURL(/q=/);

  await page.getByRole("button", { name: "Saved views" }).click();
  await page.getByRole("menuitem", { name: /^Rename/ }).click();
  const list = page.getByRole("dialog", { name: "Saved views" });
  const act = async (name: string) => {
    await list.getByRole("button", { name: /^Actions for/ }).click();
    await page.getByRole("menuitem", { name }).click();
  };
  await act("Rename");
  await list.getByLabel("New name of What broke <b>").fill("Broken");
  await list.getByRole("button", { name: "Rename" }).click();
  await expect(list.getByRole("button", { name: "Broken", exact: true })).toBeVisible();
  await expectNoViolations(page);
  await act("Delete");
  await expect(list.getByText("No saved views yet")).toBeVisible();
  await list.getByRole("button", { name: "Undo" }).click();
  await expect(list.getByText("Opens first")).toBeVisible();
  await act("Open the whole lab first");
  await expect(list.getByText("Opens first")).toHaveCount(0);
  await page.goto("/");
  await expect(card(page, "web")).toBeVisible();
  await expect(page).not.toHaveURL(/q=/);
  await context.close();
});
