import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { addContainer, removeHousehold } from "./lab/household.mjs";
import { addStack } from "./lab/stacks.mjs";
import type { Lab } from "./lab/state.mjs";
import { cardsOf, zoomOut } from "./on-the-map";

const prefix = "farspec";

test.describe.configure({ mode: "serial" });
test.use({ start: null });
test.beforeAll(async ({ lab }: { lab: Lab }) => {
  await removeHousehold(lab.old, prefix);
  await addStack(lab, lab.old, prefix, { project: `${prefix}-shop` });
  for (const name of ["one", "two", "three"])
    await addContainer(lab, lab.old, prefix, name, { command: ["sleep", "100000"] });
});
test.afterAll(async ({ lab }: { lab: Lab }) => removeHousehold(lab.old, prefix));

const card = cardsOf(prefix);

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The first point of the canvas, from its top, that answers to the pointer with such a node, within 8 px; null where none
 * does. Finer would keep the page from everything else.
 */
const drawnPoint = (page: Page, kind: "host" | "container"): Promise<Point | null> =>
  page.locator("[data-map]").evaluate((map: HTMLElement, wanted) => {
    const pane = map.querySelector(".map-pane");
    const { x, y, right, bottom } = map.getBoundingClientRect();
    for (let clientY = y + 2; clientY < bottom; clientY += 8)
      for (let clientX = x + 2; clientX < right; clientX += 8) {
        pane?.dispatchEvent(new PointerEvent("pointermove", { clientX, clientY, bubbles: true }));
        if (map.dataset.pointing?.startsWith(`${wanted}:`)) return { x: clientX, y: clientY };
      }
    return null;
  }, kind);

/** Where the plane's own corner is on the screen: what is moved when the map is. */
const corner = (page: Page) =>
  page.locator("[data-map-plane]").evaluate((plane) => {
    const { x, y } = plane.getBoundingClientRect();
    return { x: Math.round(x), y: Math.round(y) };
  });

async function pull(page: Page, from: Point, by: Point, { holdMs = 0 } = {}): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await expect(page.locator('[data-live="moves"]')).toBeAttached();
  await page.mouse.down();
  if (holdMs > 0) await page.waitForTimeout(holdMs);
  await page.mouse.move(from.x + by.x / 2, from.y + by.y / 2, { steps: 4 });
  await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 4 });
  await page.mouse.up();
}

async function putAllBack(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Arrange the map" }).click();
  await page.getByRole("menuitem", { name: "Put back all that I moved" }).click();
}

async function farOut(page: Page): Promise<Point> {
  await page.goto("/?preset=machines");
  await expect(card(page, "three")).toBeAttached();
  await zoomOut(page, "far");
  const head = await drawnPoint(page, "host");
  if (!head) throw new Error("No host is drawn.");
  return { x: head.x + 12, y: head.y + 4 };
}

test("far out a host is dragged by its head, the outline goes with the hand, and it is put back", async ({
  adminPage: page,
}) => {
  const head = await farOut(page);
  const before = await corner(page);
  await page.mouse.move(head.x, head.y);
  await expect(page.locator('[data-live="moves"]')).toBeAttached();
  await page.mouse.down();
  await page.mouse.move(head.x + 60, head.y + 50, { steps: 4 });
  await page.mouse.move(head.x + 150, head.y + 90, { steps: 4 });
  await expect(async () => {
    const outline = await page.locator(".map-ghost").boundingBox();
    expect(Math.abs((outline?.x ?? 0) - (head.x - 12 + 150))).toBeLessThan(12);
    expect(Math.abs((outline?.y ?? 0) - (head.y - 4 + 90))).toBeLessThan(12);
  }).toPass();
  await page.mouse.up();
  await expect(page.locator(".map-ghost")).toHaveCount(0);
  await expect(page.locator('[data-live="moves"]')).toHaveText(/ moved\.$/);
  await expect
    .poll(async () => {
      const now = await drawnPoint(page, "host");
      return Math.abs((now?.x ?? 0) - head.x + 12 - 150) < 12 && Math.abs((now?.y ?? 0) - head.y + 4 - 90) < 12;
    })
    .toBe(true);
  // Neither was the map moved by it, nor was it taken for a wish to be nearer.
  expect(await corner(page)).toEqual(before);
  await expect(page.locator('[data-level="far"]')).toBeVisible();
  await putAllBack(page);
  await expect.poll(async () => (await drawnPoint(page, "host"))?.x).toBe(head.x - 12);
});

test("far out a press on a head that does not move comes nearer, and Escape leaves what is in hand where it was", async ({
  adminPage: page,
}) => {
  const head = await farOut(page);
  await page.mouse.move(head.x, head.y);
  await expect(page.locator('[data-live="moves"]')).toBeAttached();
  await page.mouse.down();
  await page.mouse.move(head.x + 90, head.y + 60, { steps: 4 });
  await expect(page.locator(".map-ghost")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator(".map-ghost")).toHaveCount(0);
  await page.mouse.up();
  await expect.poll(async () => (await drawnPoint(page, "host"))?.x).toBe(head.x - 12);
  const before = await page.getByRole("status", { name: "Zoom" }).textContent();
  await page.mouse.move(head.x, head.y);
  await page.mouse.click(head.x, head.y);
  await expect(page.getByRole("status", { name: "Zoom" })).not.toHaveText(before ?? "");
});

test("far out a pull at a mark, held or not, and at the ground moves the map and nothing on it", async ({
  adminPage: page,
}) => {
  await farOut(page);
  const mark = await drawnPoint(page, "container");
  if (!mark) throw new Error("No mark is drawn.");
  const at = { x: mark.x + 3, y: mark.y + 3 };
  const start = await corner(page);
  await pull(page, at, { x: 60, y: 30 });
  await expect.poll(async () => (await corner(page)).x - start.x).toBe(60);
  await pull(page, { x: at.x + 60, y: at.y + 30 }, { x: -60, y: -30 }, { holdMs: 450 });
  await expect.poll(() => corner(page)).toEqual(start);
  const { x = 0, y = 0, height = 0 } = (await page.locator("[data-map]").boundingBox()) ?? {};
  await pull(page, { x: x + 5, y: y + height - 5 }, { x: 40, y: -20 });
  await expect.poll(async () => (await corner(page)).x - start.x).toBe(40);
  await expect(page.locator('[data-live="moves"]')).toHaveText("");
});

test("far out what has the focus is moved by arrow keys as near by", async ({ adminPage: page }) => {
  const head = await farOut(page);
  await page.locator("[data-map-list] [data-stop][tabindex='0']").focus();
  const move = async (end: "Enter" | "Escape") => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("Move its host");
    await page.getByRole("option", { name: /Move its host/ }).waitFor();
    await page.keyboard.press("Enter");
    await expect(page.getByText(/^Moving /)).toBeVisible();
    for (let i = 0; i < 3; i++) await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press(end);
    await expect(page.getByText(/^Moving /)).toHaveCount(0);
  };
  const x = async () => (await drawnPoint(page, "host"))?.x ?? 0;
  await move("Escape");
  await expect.poll(x).toBe(head.x - 12);
  await move("Enter");
  await expect.poll(x).toBeGreaterThan(head.x);
  await putAllBack(page);
  await expect.poll(x).toBe(head.x - 12);
});
