import type { Locator, Page } from "@playwright/test";
import { expectNoViolations } from "./axe";
import { expect, test } from "./fixtures";
import { addContainer, removeHousehold } from "./lab/household.mjs";
import type { Lab } from "./lab/state.mjs";
import { cardsOf, zoomToCards } from "./on-the-map";

const prefix = "menuspec";

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ lab }: { lab: Lab }) => {
  await removeHousehold(lab.old, prefix);
  for (const name of ["one", "two"])
    await addContainer(lab, lab.old, prefix, name, {
      flags: ["--stop-signal", "KILL"],
      command: ["sleep", "100000"],
    });
  await addContainer(lab, lab.old, prefix, "broken", { flags: ["--restart", "no"], command: ["sh", "-c", "exit 3"] });
});
test.afterAll(async ({ lab }: { lab: Lab }) => removeHousehold(lab.old, prefix));

const card = cardsOf(prefix);
const menu = (page: Page) => page.getByRole("menu");
const row = (page: Page, name: string) =>
  page.getByRole("table").getByRole("button", { name: `${prefix}-${name}`, exact: true });

/** Open it hides nothing of the page; Escape and a press beside it close it, do nothing else, and give the focus back. */
async function expectGoodManners(page: Page, trigger: Locator): Promise<void> {
  await trigger.click();
  await expect(menu(page)).toBeVisible();
  await expectNoViolations(page);
  await page.keyboard.press("Escape");
  await expect(menu(page)).toBeHidden();
  await expect(trigger).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(menu(page).getByRole("menuitem").first()).toBeFocused();
  const address = page.url();
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  await page.mouse.click(width / 3, height / 2);
  await expect(menu(page)).toBeHidden();
  await expect(trigger).toBeFocused();
  expect(page.url()).toBe(address);
}

test("the menus of the top bar and of the filter leave the page as it is", async ({ adminPage: page }) => {
  await page.goto("/containers");
  await expect(row(page, "one")).toBeVisible();
  await expectGoodManners(page, page.getByRole("button", { name: /account of/ }));
  await expectGoodManners(page, page.getByRole("button", { name: /problem/ }));
  await expectGoodManners(page, page.getByRole("button", { name: "Saved views" }));
});

test("so does the menu of what can be done with a container", async ({ adminPage: page }) => {
  await page.goto("/containers");
  await row(page, "one").click();
  await expectGoodManners(page, page.getByRole("button", { name: "More actions" }));
  await page.keyboard.press("Enter");
  await menu(page).getByRole("menuitem", { name: "Kill" }).click();
  // What can't be taken back is asked once more, and leaving is no answer.
  await expect(menu(page).getByRole("menuitem", { name: "Kill? Again" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(menu(page)).toBeHidden();
  await page.getByRole("button", { name: "More actions" }).click();
  await expect(menu(page).getByRole("menuitem", { name: "Kill", exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
});

test("the map's own menus pass axe, and a press on the map beside them is a press there", async ({
  adminPage: page,
}) => {
  await page.goto(`/?q=${prefix}&fold=off`);
  await expect(card(page, "one")).toBeAttached();
  await zoomToCards(page);
  for (const name of [/^Edges/, "Arrange the map"]) {
    await page.getByRole("button", { name }).click();
    await expect(menu(page)).toBeVisible();
    await expectNoViolations(page);
    await page.keyboard.press("Escape");
    await expect(menu(page)).toBeHidden();
    await expect(page.getByRole("button", { name })).toBeFocused();
  }
  await page.keyboard.press("Enter");
  await expect(menu(page)).toBeVisible();
  await card(page, "two").getByRole("button").click();
  await expect(menu(page)).toBeHidden();
  await expect(page.getByRole("complementary", { name: `${prefix}-two` })).toBeVisible();
});

test("a row of the table has the map's menu, by the right button, by keys and for many", async ({
  adminPage: page,
}) => {
  await page.goto("/containers");
  await row(page, "one").click({ button: "right" });
  const actions = page.getByRole("menu", { name: `Actions for ${prefix}-one` });
  await expect(actions.getByRole("menuitem", { name: `Restart ${prefix}-one` })).toBeVisible();
  await expect(actions.getByRole("menuitem", { name: /^(Fold|Place)/ })).toHaveCount(0);
  await expectNoViolations(page);
  await page.keyboard.press("Escape");
  await expect(actions).toBeHidden();
  await expect(row(page, "one")).toBeFocused();

  for (const keys of ["Shift+F10", "ContextMenu"]) {
    await page.keyboard.press(keys);
    await expect(actions).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(row(page, "one")).toBeFocused();
  }
  await page.keyboard.press("Shift+F10");
  await page.keyboard.press("l");
  await expect(page.getByRole("tab", { name: "Logs", selected: true })).toBeVisible();
  await page.keyboard.press("Escape");

  for (const name of ["one", "two"]) await row(page, name).click({ modifiers: ["Shift"] });
  await row(page, "two").click({ button: "right" });
  await expect(page.getByRole("menu", { name: "Actions for the 2 selected" })).toBeVisible();
  await page.keyboard.press("Escape");
});

test("a finger that rests on a row opens its menu, and on a phone the map's menu chooses the view", async ({
  browser,
  panel,
  adminState,
}) => {
  const context = await browser.newContext({
    baseURL: panel.url,
    storageState: adminState,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await page.goto(`/?q=${prefix}`);
  const entry = page.getByRole("button", { name: new RegExp(`${prefix}-broken`) });
  await entry.tap({ trial: true });
  const box = await entry.boundingBox();
  if (!box) throw new Error("The row has no place.");
  const touch = await context.newCDPSession(page);
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  // The first touch of all may be what brings the menu's machinery.
  await expect(async () => {
    await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [point] });
    const opens = page.getByRole("menu", { name: `Actions for ${prefix}-broken` }).waitFor({ timeout: 2_000 });
    await opens.catch(async (error: unknown) => {
      await touch.send("Input.dispatchTouchEvent", { type: "touchCancel", touchPoints: [] });
      throw error;
    });
  }).toPass();
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await expectNoViolations(page);
  await expect(page.getByRole("menuitem", { name: `Start ${prefix}-broken` })).toBeVisible();
  await page.touchscreen.tap(20, 120);
  await expect(menu(page)).toBeHidden();
  await expect(page).not.toHaveURL(/select=/);

  await page.getByRole("link", { name: "Map" }).tap();
  await page.getByRole("button", { name: "Choose the view, arrange the map" }).tap();
  await expect(page.getByRole("menuitemradio", { name: /^Zones/, checked: true })).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole("menuitemradio", { name: /^Stacks/ }).tap();
  await expect(page).toHaveURL(/preset=stacks/);
  await context.close();
});
