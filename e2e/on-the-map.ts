import { expect, type Locator, type Page } from "@playwright/test";

/** The card or, far out, the entry of one of a spec's containers, by its name without the spec's prefix. */
export const cardsOf =
  (prefix: string) =>
  (page: Page, name: string): Locator =>
    page.getByRole("article", { name: new RegExp(`^${prefix}-${name},`) });

/** The id of the node that has the focus. */
export const focusedStop = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.stop);

const farther = ["close", "near", "middle", "far"];

/** By keys, out or in from wherever the whole was fitted, until the map says it is there. */
export async function zoomOut(page: Page, level: "middle" | "far"): Promise<void> {
  // Without motion a key has zoomed by the next frame.
  await page.emulateMedia({ reducedMotion: "reduce" });
  const map = page.locator("[data-level]");
  await expect(async () => {
    const now = (await map.getAttribute("data-level", { timeout: 1_000 })) ?? "";
    if (now !== level) await page.keyboard.press(farther.indexOf(now) < farther.indexOf(level) ? "-" : "+");
    await nextFrame(page);
    await expect(page.locator(`[data-level="${level}"][data-drawn="canvas"]`)).toBeVisible({ timeout: 200 });
  }).toPass({ intervals: [0] });
}

/** When what was done last has been drawn. */
export const nextFrame = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/** Near enough that containers are cards. What is fitted whole is drawn where others left gaps that make it large. */
export async function zoomToCards(page: Page): Promise<void> {
  const cards = page.locator('[data-drawn="cards"]');
  await expect(async () => {
    if ((await cards.count()) === 0) await page.keyboard.press("1");
    await expect(cards).toBeVisible({ timeout: 1_000 });
  }).toPass();
}
