import type { Page } from "@playwright/test";
import { expectNoViolations } from "./axe";
import { expect, test } from "./fixtures";
import { inspect } from "./lab/docker-cli.mjs";
import { addContainer, removeHousehold } from "./lab/household.mjs";
import type { Lab } from "./lab/state.mjs";
import { cardsOf, zoomOut, zoomToCards } from "./on-the-map";

const prefix = "actspec";
const names = ["one", "two", "three"] as const;
/** Ends at once when it is asked to, so that a restart takes no ten seconds. */
const quick = ["--stop-signal", "KILL"];
const command = ["sleep", "100000"];

test.describe.configure({ mode: "serial" });
test.use({ start: null });
test.beforeAll(async ({ lab }: { lab: Lab }) => {
  await removeHousehold(lab.old, prefix);
  for (const name of names) await addContainer(lab, lab.old, prefix, name, { flags: quick, command });
  await addContainer(lab, lab.old, prefix, "brief", { flags: [...quick, "--rm"], command });
  await addContainer(lab, lab.old, prefix, "ended", { flags: ["--restart", "no"], command: ["sh", "-c", "exit 0"] });
});
test.afterAll(async ({ lab }: { lab: Lab }) => removeHousehold(lab.old, prefix));

const card = cardsOf(prefix);
const pick = (page: Page, name: string) =>
  card(page, name)
    .getByRole("button")
    .click({ modifiers: ["Shift"] });
const bar = (page: Page) => page.getByRole("region", { name: "Selection" });
const startedAt = async (lab: Lab, name: string): Promise<string> =>
  (await inspect(lab.old, [`${prefix}-${name}`]))[0].State.StartedAt;

async function open(page: Page): Promise<void> {
  await page.goto(`/?q=${prefix}&fold=off`);
  for (const name of [...names, "brief", "ended"]) await expect(card(page, name)).toBeAttached();
  await zoomToCards(page);
}

test("Shift picks one by one, a lasso catches what it touches, Escape lets go, and nothing moves for it", async ({
  adminPage: page,
}) => {
  await open(page);
  await pick(page, "one");
  await expect(bar(page).getByRole("status")).toContainText("1 selected");
  const before = await card(page, "one").boundingBox();
  await pick(page, "two");
  await pick(page, "ended");
  await expect(bar(page).getByRole("status")).toContainText("3 selected");
  await pick(page, "two");
  await expect(bar(page).getByRole("status")).toContainText("2 selected");
  expect(await card(page, "one").boundingBox()).toEqual(before);
  await page.keyboard.press("Escape");
  await expect(bar(page)).toBeHidden();
  expect(await card(page, "one").boundingBox()).toEqual(before);

  const from = await card(page, "one").boundingBox();
  if (!from) throw new Error("The card has no place.");
  await page.keyboard.down("Shift");
  await page.mouse.move(from.x - 6, from.y - 6);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up("Shift");
  await expect(card(page, "one")).toHaveAttribute("data-selected");
  await expect(page).not.toHaveURL(/select=/);
  await page.keyboard.press("Escape");
  await expect(bar(page)).toBeHidden();
});

test("all that the filter shows is selected by a key, in the table too, and a link brings a selection along", async ({
  adminPage: page,
}) => {
  await open(page);
  await page.keyboard.press("Control+a");
  await expect(bar(page).getByRole("status")).toContainText("5 selected");
  await page.keyboard.press("t");
  await expect(page).toHaveURL(/\/containers/);
  await expect(bar(page).getByRole("status")).toContainText("5 selected");
  await expect(page.locator("tr[data-selected]")).toHaveCount(5);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await bar(page).getByRole("button", { name: "Copy link" }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto("about:blank");
  await page.goto(link);
  await expect(bar(page).getByRole("status")).toContainText("5 selected");
  await expect(page).not.toHaveURL(/many=/);
});

test("restarting many says who is left out, asks once more, and tells what came of it until somebody saw it", async ({
  adminPage: page,
  lab,
}) => {
  await open(page);
  const before = await Promise.all(["one", "two"].map((name) => startedAt(lab, name)));
  for (const name of ["one", "two", "ended"]) await pick(page, name);
  await bar(page).getByRole("button", { name: "Restart 2" }).click();
  await expect(bar(page).getByText("It is exited, not running")).toBeVisible();
  await expectNoViolations(page);
  await page.keyboard.press("r");
  await expect(bar(page).getByText("Restarted 2 of 2")).toBeVisible({ timeout: 15_000 });
  const after = await Promise.all(["one", "two"].map((name) => startedAt(lab, name)));
  for (const [index, at] of after.entries()) expect(at).not.toBe(before[index]);

  await expect(card(page, "one")).toContainText("Restarted");
  await expect(card(page, "one")).toHaveAccessibleName(/; Restarted$/);
  await bar(page).getByRole("button", { name: "Seen" }).click();
  await expect(card(page, "one")).not.toContainText("Restarted");
  await page.keyboard.press("Escape");
  await expect(bar(page)).toBeHidden();
});

test("a stop of many is asked anew of others, and can be undone", async ({ adminPage: page }) => {
  await open(page);
  for (const name of ["one", "two"]) await pick(page, name);
  await expect(bar(page).getByRole("status")).toContainText("2 selected");
  await page.keyboard.press("s");
  const again = bar(page).getByRole("button", { name: "Stop 2? Again" });
  await expect(again).toBeVisible();
  // The question was about two; of three it is asked anew.
  await pick(page, "three");
  await expect(bar(page).getByRole("button", { name: "Stop", exact: true })).toBeVisible();
  await pick(page, "three");
  await page.keyboard.press("s");
  await again.click();
  await expect(bar(page).getByText("Stopped 2 of 2")).toBeVisible({ timeout: 15_000 });
  await bar(page).getByRole("button", { name: "Undo: start the 2 again" }).click();
  await expect(bar(page).getByText("Started 2 of 2")).toBeVisible({ timeout: 15_000 });
});

test("redeploying many is asked with what happens to each, and leaves out what it would refuse", async ({
  adminPage: page,
}) => {
  await open(page);
  for (const name of ["one", "three", "brief"]) await pick(page, name);
  await page.keyboard.press("d");
  const dialog = page.getByRole("dialog", { name: "Redeploy 3 containers" });
  const each = dialog.getByRole("list", { name: "What happens to each" }).getByRole("listitem");
  await expect(each.filter({ hasText: `${prefix}-brief` })).toContainText("Left out: ");
  await expect(each.filter({ hasText: `${prefix}-brief` })).toContainText("--rm");
  await expect(each.filter({ hasText: `${prefix}-three` })).toContainText("As the registry has it now");
  await expect(dialog.getByRole("button", { name: "Redeploy 2 containers" })).toBeEnabled();
  await expectNoViolations(page);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
});

test("a menu opens by the right button and by keys, acts by its letters, and gives the focus back", async ({
  adminPage: page,
}) => {
  await open(page);
  const menu = page.getByRole("menu", { name: `Actions for ${prefix}-three` });
  await card(page, "three").getByRole("button").click({ button: "right" });
  await expect(menu.getByRole("menuitem", { name: "Show dependencies" })).toBeVisible();
  await expectNoViolations(page);
  await page.keyboard.press("s");
  await expect(menu.getByRole("menuitem", { name: `Stop ${prefix}-three? Again` })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await expect(card(page, "three").getByRole("button")).toBeFocused();

  await page.keyboard.press("Shift+F10");
  await expect(menu).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press(".");
  await page.keyboard.press("l");
  await expect(page.getByRole("tab", { name: "Logs", selected: true })).toBeVisible();
});

test("the letters act on what has the focus while nothing is selected, and never on what is typed", async ({
  adminPage: page,
  lab,
}) => {
  await open(page);
  const before = await startedAt(lab, "three");
  await pick(page, "three");
  await expect(bar(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(bar(page)).toBeHidden();
  await card(page, "three").getByRole("button").focus();
  await page.keyboard.press("r");
  await expect(bar(page)).toBeVisible();
  await expect(bar(page).getByRole("button", { name: "Restart? Again" })).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.type("r");
  expect(await startedAt(lab, "three")).toBe(before);
  await page.keyboard.press("Escape");
  await card(page, "three").getByRole("button").focus();
  await expect(bar(page).getByRole("button", { name: "Restart" })).toBeVisible();
});

test("what is pinned is first in the command menu, and says why it stands where it stands", async ({
  adminPage: page,
}) => {
  await open(page);
  await card(page, "two").getByRole("button").click({ button: "right" });
  await page.getByRole("menuitem", { name: `Pin ${prefix}-two` }).click();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("group", { name: "Pinned" }).getByRole("option")).toHaveText(new RegExp(`${prefix}-two`));
  await page.keyboard.press("Escape");
  await card(page, "two").getByRole("button").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Move to another zone…" }).click();
  await expect(page.getByRole("dialog", { name: new RegExp(`^Why ${prefix}-two stands in`) })).toBeVisible();
});

test("far out, where a canvas draws, a lasso and the menu mean what they mean close by", async ({
  adminPage: page,
}) => {
  await open(page);
  await zoomOut(page, "far");
  const view = await page.locator("[data-map]").boundingBox();
  if (!view) throw new Error("The map has no place.");
  await page.keyboard.down("Shift");
  await page.mouse.move(view.x + 2, view.y + 2);
  await page.mouse.down();
  await page.mouse.move(view.x + view.width - 4, view.y + view.height - 4, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up("Shift");
  const count = async () => Number.parseInt((await bar(page).getByRole("status").textContent()) ?? "0", 10);
  await expect(bar(page)).toBeVisible();
  expect(await count()).toBeGreaterThanOrEqual(5);
  await page.keyboard.press(".");
  await expect(page.getByRole("menu", { name: /^Actions for the \d+ selected$/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(bar(page)).toBeHidden();
});
