import type { Locator, Page } from "@playwright/test";
import { expectNoViolations } from "./axe";
import { expect, test } from "./fixtures";
import { addContainer, removeHousehold } from "./lab/household.mjs";
import type { Lab } from "./lab/state.mjs";
import { shapeFaults } from "./map-shape";
import { cardsOf, zoomOut } from "./on-the-map";

const prefix = "worstspec";

test.describe.configure({ mode: "serial" });
test.use({ start: null });
test.beforeAll(async ({ lab }: { lab: Lab }) => {
  await removeHousehold(lab.old, prefix);
  for (const name of ["one", "two"]) await addContainer(lab, lab.old, prefix, name, { command: ["sleep", "100000"] });
});
test.afterAll(async ({ lab }: { lab: Lab }) => removeHousehold(lab.old, prefix));

const card = cardsOf(prefix);
const host = (page: Page) => page.getByTitle(/^Host /).first();
const plain = (page: Page) => page.getByText("Plain grid: the layout did not finish");

const spot = (locator: Locator) =>
  locator.evaluate((element) => {
    const box = element.closest<HTMLElement>("[style]");
    return [box?.style.left, box?.style.top].join(" ");
  });

/** From now on notes each place that the first host is at, in order. */
const watch = (page: Page) =>
  host(page).evaluate((head) => {
    const places: string[] = [];
    (window as { places?: string[] }).places = places;
    const look = () => {
      const box = head.closest<HTMLElement>("[style]");
      const at = [box?.style.left, box?.style.top].join(" ");
      if (places.at(-1) !== at) places.push(at);
      requestAnimationFrame(look);
    };
    look();
  });
const wasAt = (page: Page) => page.evaluate(() => (window as { places?: string[] }).places ?? []);

async function drag(page: Page, by: { readonly x: number; readonly y: number }): Promise<void> {
  const box = await host(page).boundingBox();
  if (!box) throw new Error("There is no host.");
  const from = { x: box.x + 20, y: box.y + 10 };
  await page.mouse.move(from.x, from.y);
  // What moves boxes is fetched when a pointer comes to the map.
  await expect(page.locator('[data-live="moves"]')).toBeAttached();
  await page.mouse.down();
  await page.mouse.move(from.x + by.x / 2, from.y + by.y / 2, { steps: 4 });
  await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 4 });
  await page.mouse.up();
}

test("two tabs drag the same host: the last one holds in both, nothing jumps back, and it can be put back", async ({
  adminPage: page,
}) => {
  await page.goto("/?preset=machines");
  await expect(host(page)).toBeVisible();
  const other = await page.context().newPage();
  await other.goto("/?preset=machines");
  await expect(host(other)).toBeVisible();
  await expect.poll(async () => (await spot(host(page))) === (await spot(host(other)))).toBe(true);
  const home = await spot(host(page));
  for (const tab of [page, other]) await watch(tab);

  await drag(page, { x: 240, y: 150 });
  await drag(other, { x: 120, y: 300 });
  await expect.poll(() => spot(host(other))).not.toBe(home);
  const last = await spot(host(other));
  await expect.poll(() => spot(host(page))).toBe(last);
  // Longer than a tab waits for the stream to confirm what it has sent.
  await page.waitForTimeout(6000);
  for (const tab of [page, other]) {
    expect(await spot(host(tab))).toBe(last);
    const places = await wasAt(tab);
    expect(new Set(places).size, places.join(" > ")).toBe(places.length);
  }
  await page.getByRole("button", { name: "Arrange the map" }).click();
  await page.getByRole("menuitem", { name: "Put back all that I moved" }).click();
  for (const tab of [page, other]) await expect.poll(() => spot(host(tab))).toBe(home);
});

/** A layout worker that is not what it should be, until the page says that it is well. */
const spoilWorker = (page: Page, how: "dies" | "hangs") =>
  page.addInitScript((fate) => {
    const Real = window.Worker;
    const flags = window as { well?: boolean };
    class Spoilt extends EventTarget {
      onmessage = null;
      onerror: ((event: Event) => void) | null = null;
      postMessage() {
        if (fate === "dies")
          setTimeout(() => this.onerror?.(new ErrorEvent("error", { message: "out of memory" })), 30);
      }
      terminate() {}
    }
    window.Worker = new Proxy(Real, {
      construct: (target, [url, options]) => (flags.well ? new target(url, options) : new Spoilt()),
    });
  }, how);

for (const how of ["dies", "hangs"] as const)
  for (const preset of ["zones", "dependencies"] as const)
    test(`a layout worker that ${how} in ${preset} leaves a plain map that holds everything and says so, until one answers`, async ({
      adminPage: page,
    }) => {
      await spoilWorker(page, how);
      await page.goto(preset === "zones" ? "/?fold=off" : `/?fold=off&preset=${preset}`);
      if (how === "hangs") await expect(page.getByRole("status").filter({ hasText: "Drawing the map" })).toBeVisible();
      await expect(plain(page)).toBeVisible();
      await expect(card(page, "one")).toBeAttached();
      await expect(page.getByRole("status").filter({ hasText: "Drawing the map" })).toHaveCount(0);
      const { members, drawn, away } = await page
        .locator("[data-members]")
        .evaluate((element) => ({ ...(element as HTMLElement).dataset }));
      expect(Number(drawn) + Number(away)).toBe(Number(members));
      expect(await shapeFaults(page)).toEqual([]);
      await expectNoViolations(page);
      await card(page, "one").getByRole("button").focus();
      await page.keyboard.press("Control+k");
      await page.keyboard.type("Move what is in focus");
      await page.getByRole("option", { name: /Move what is in focus/ }).waitFor();
      await page.keyboard.press("Enter");
      await expect(page.locator('[data-live="moves"]')).toHaveText(
        "Nothing can be moved while the map is a plain grid.",
      );
      await page.evaluate(() => Object.assign(window, { well: true }));
      await expect(plain(page)).toHaveCount(0, { timeout: 30_000 });
      await expect(card(page, "one")).toBeAttached();
    });

/** What the canvas shows, as one text. */
const picture = (page: Page) =>
  page.locator(".map-scene").evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL("image/png"));

test("a browser without OffscreenCanvas draws the same map", async ({ adminPage: page }) => {
  const other = await page.context().newPage();
  await other.addInitScript(() => {
    Reflect.deleteProperty(globalThis, "OffscreenCanvas");
    Reflect.deleteProperty(HTMLCanvasElement.prototype, "transferControlToOffscreen");
  });
  for (const tab of [page, other]) {
    await tab.goto("/?fold=off");
    await expect(card(tab, "one")).toBeAttached();
  }
  expect(await other.evaluate(() => "OffscreenCanvas" in globalThis)).toBe(false);
  for (const level of ["middle", "far"] as const) {
    for (const tab of [page, other]) await zoomOut(tab, level);
    await expect.poll(async () => (await picture(page)) === (await picture(other))).toBe(true);
  }
});
