import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { addContainer, removeHousehold } from "./lab/household.mjs";
import type { Lab } from "./lab/state.mjs";
import { cardsOf } from "./on-the-map";

const prefix = "handspec";

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ lab }: { lab: Lab }) => {
  await removeHousehold(lab.old, prefix);
  await addContainer(lab, lab.old, prefix, "one", { command: ["sleep", "100000"] });
});
test.afterAll(async ({ lab }: { lab: Lab }) => removeHousehold(lab.old, prefix));

const card = cardsOf(prefix);
const zoom = (page: Page) => page.getByRole("status", { name: "Zoom" });
const percent = async (page: Page) => Number.parseInt((await zoom(page).textContent()) ?? "", 10);

/** Where the plane's own corner is on the screen: what is moved when the map is. */
const corner = (page: Page) =>
  page.locator("[data-map-plane]").evaluate((plane) => {
    const { x, y } = plane.getBoundingClientRect();
    return { x, y };
  });

async function mapBox(page: Page) {
  const box = await page.locator("[data-map]").boundingBox();
  if (!box) throw new Error("There is no map.");
  return box;
}

test("a hand pans by dragging the ground, and selects nothing by it", async ({ adminPage: page }) => {
  await expect(card(page, "one")).toBeAttached();
  const { x, y } = await mapBox(page);
  const [before, address] = [await corner(page), page.url()];
  // Beside all that stands on it.
  const at = { x: x + 5, y: y + 5 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 60, at.y + 25, { steps: 3 });
  await page.mouse.move(at.x + 120, at.y + 50, { steps: 3 });
  await page.mouse.up();
  await expect.poll(async () => Math.round((await corner(page)).x - before.x)).toBe(120);
  expect(Math.round((await corner(page)).y - before.y)).toBe(50);
  expect(page.url()).toBe(address);
});

test("the wheel zooms round the pointer, as far as the map goes and no further", async ({ adminPage: page }) => {
  await expect(card(page, "one")).toBeAttached();
  await page.keyboard.press("1");
  await expect(zoom(page)).toHaveText("100 %");
  const { x, y } = await mapBox(page);
  const [at, from] = [{ x: x + 200, y: y + 150 }, await corner(page)];
  await page.mouse.move(at.x, at.y);
  await page.mouse.wheel(0, -200);
  await expect.poll(() => percent(page)).toBeGreaterThan(110);
  // The point of the plane under the pointer is where it was.
  await expect(async () => {
    const [factor, to] = [(await percent(page)) / 100, await corner(page)];
    expect(Math.abs(at.x + (from.x - at.x) * factor - to.x)).toBeLessThan(4);
    expect(Math.abs(at.y + (from.y - at.y) * factor - to.y)).toBeLessThan(4);
  }).toPass();
  for (let i = 0; i < 12; i++) await page.mouse.wheel(0, -600);
  await expect(zoom(page)).toHaveText("200 %");
  for (let i = 0; i < 24; i++) await page.mouse.wheel(0, 600);
  await expect(zoom(page)).toHaveText("5 %");
});

test("on a phone one finger pans and two pinch", async ({ browser, panel, adminState }) => {
  const context = await browser.newContext({
    baseURL: panel.url,
    storageState: adminState,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await page.goto("/?view=map");
  await expect(card(page, "one")).toBeAttached();
  const { x, y, width, height } = await mapBox(page);
  const hand = await context.newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: { x: number; y: number }[] = []) =>
    hand.send("Input.dispatchTouchEvent", { type, touchPoints });
  const middle = { x: x + width / 2, y: y + height - 60 };

  const before = await corner(page);
  await touch("touchStart", [middle]);
  for (let i = 1; i <= 5; i++) await touch("touchMove", [{ x: middle.x + 8 * i, y: middle.y - 6 * i }]);
  await touch("touchEnd");
  await expect.poll(async () => Math.round((await corner(page)).x - before.x)).toBe(40);
  expect(Math.round((await corner(page)).y - before.y)).toBe(-30);

  const far = await percent(page);
  const apart = (px: number) => [
    { x: middle.x - px, y: middle.y },
    { x: middle.x + px, y: middle.y },
  ];
  await touch("touchStart", apart(90));
  for (let px = 84; px >= 45; px -= 3) await touch("touchMove", apart(px));
  await touch("touchEnd");
  // Half as far apart is half as near.
  await expect.poll(() => percent(page)).toBeLessThan(far * 0.6);
  expect(await percent(page)).toBeGreaterThan(far * 0.4);
  await context.close();
});
