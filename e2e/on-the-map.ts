import { expect, type Locator, type Page } from "@playwright/test";

/** The card or, far out, the entry of one of a spec's containers, by its name without the spec's prefix. */
export const cardsOf =
  (prefix: string) =>
  (page: Page, name: string): Locator =>
    page.getByRole("article", { name: new RegExp(`^${prefix}-${name},`) });

/** The id of the node that has the focus. */
export const focusedStop = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.stop);

/** By keys, until the map says it is there. */
export async function zoomOut(page: Page, level: "middle" | "far"): Promise<void> {
  // Without motion a key has zoomed before the next is pressed.
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.keyboard.press("1");
  for (let i = 0; i < 12 && (await page.locator(`[data-level="${level}"]`).count()) === 0; i++)
    await page.keyboard.press("-");
  await expect(page.locator(`[data-level="${level}"][data-drawn="canvas"]`)).toBeVisible();
}

/** Near enough that containers are cards. What is fitted whole is drawn where others left gaps that make it large. */
export async function zoomToCards(page: Page): Promise<void> {
  const cards = page.locator('[data-drawn="cards"]');
  await expect(async () => {
    if ((await cards.count()) === 0) await page.keyboard.press("1");
    await expect(cards).toBeVisible({ timeout: 1_000 });
  }).toPass();
}
