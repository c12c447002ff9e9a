import type { Page } from "@playwright/test";
import { expectNoViolations } from "./axe";
import { expect, test } from "./fixtures";
import { addContainer, removeHousehold } from "./lab/household.mjs";
import type { Lab } from "./lab/state.mjs";
import { cardsOf, focusedStop, nextFrame, zoomOut, zoomToCards } from "./on-the-map";

const prefix = "levelspec";

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ lab }: { lab: Lab }) => {
  await removeHousehold(lab.old, prefix);
  await addContainer(lab, lab.old, prefix, "sleeper", { command: ["sleep", "100000"] });
  await addContainer(lab, lab.old, prefix, "crasher", { flags: ["--restart", "no"], command: ["sh", "-c", "exit 3"] });
});
test.afterAll(async ({ lab }: { lab: Lab }) => removeHousehold(lab.old, prefix));

const entry = cardsOf(prefix);
const mark = /^(container|stack|host):/;

async function goTo(page: Page, level: "middle" | "far") {
  await expect(entry(page, "sleeper")).toBeAttached();
  await zoomOut(page, level);
  await expect(entry(page, "sleeper")).toBeAttached();
}

/** A point of the page where the canvas answers to the pointer with a container: asked of it point by point. */
async function somethingDrawn(page: Page): Promise<{ x: number; y: number }> {
  const found = await page.locator("[data-map]").evaluate((map: HTMLElement) => {
    const pane = map.querySelector(".map-pane");
    const { x, y, right, bottom } = map.getBoundingClientRect();
    for (let clientY = y + 6; clientY < bottom; clientY += 5)
      for (let clientX = x + 6; clientX < right; clientX += 5) {
        pane?.dispatchEvent(new PointerEvent("pointermove", { clientX, clientY, bubbles: true }));
        if (map.dataset.pointing?.startsWith("container:")) return { x: clientX, y: clientY };
      }
    return null;
  });
  if (!found) throw new Error("Nothing on the canvas answers to the pointer.");
  return found;
}

for (const level of ["middle", "far"] as const) {
  test.describe(`${level} off`, () => {
    test("every container is said in elements, with its health, and is drawn", async ({ adminPage: page }) => {
      await goTo(page, level);
      await expect(entry(page, "crasher")).toHaveAccessibleName(/Failed: Exited at .* with code 3/);
      const colours = () =>
        page.locator(".map-scene").evaluate((canvas: HTMLCanvasElement) => {
          const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
          const seen = new Set<number>();
          for (let i = 0; i < data.length; i += 4)
            seen.add(((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0));
          return seen.size;
        });
      await expect.poll(colours).toBeGreaterThan(10);
    });

    test("the keyboard walks from mark to mark, opens one and comes back", async ({ adminPage: page }) => {
      await expect(entry(page, "sleeper")).toBeAttached();
      await zoomOut(page, level);
      // At once, before the list is there: it takes the focus along when it is made.
      await page.locator("[data-map-list] [data-stop][tabindex='0']").focus();
      const first = await focusedStop(page);
      expect(first).toMatch(mark);
      await expect(entry(page, "sleeper")).toBeAttached();
      expect(await focusedStop(page)).toBe(first);
      const walked = new Set<string | undefined>();
      for (const key of ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"]) {
        await page.keyboard.press(key);
        // What is walked to may have to be mounted first; until then nothing has the focus.
        await expect.poll(() => focusedStop(page)).toMatch(mark);
        walked.add(await focusedStop(page));
      }
      expect([...walked].some((id) => id !== first)).toBe(true);
      await page.keyboard.press("n");
      await expect.poll(() => focusedStop(page)).toMatch(/^container:/);
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(/[?&]select=container:/);
      await expect(page.getByRole("complementary").getByRole("heading", { level: 2 })).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(page).not.toHaveURL(/select=/);
    });

    test("pointing at a mark tells of it, and a click opens it", async ({ adminPage: page }) => {
      await goTo(page, level);
      const { x, y } = await somethingDrawn(page);
      await page.mouse.move(x, y);
      await expect(page.locator(".map-glance")).toBeVisible();
      await page.mouse.click(x, y);
      await expect(page).toHaveURL(/[?&]select=container:/);
      await expect(page.locator("[data-map-list] [aria-current='true']")).toHaveCount(1);
    });

    test("axe finds nothing", async ({ adminPage: page }) => {
      await goTo(page, level);
      await expectNoViolations(page);
    });
  });
}

test("going near again keeps what is selected and where the keyboard is", async ({ adminPage: page }) => {
  await goTo(page, "far");
  await page.locator(`[data-map-list] [data-stop$="/${prefix}-crasher"]`).focus();
  const id = await focusedStop(page);
  expect(id).toMatch(/^container:/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/[?&]select=container:/);
  await expect(page.getByRole("complementary").getByRole("heading", { level: 2 })).toBeVisible();
  await zoomToCards(page);
  await expect.poll(() => focusedStop(page)).toBe(id);
  await expect(page.locator(`article[data-selected] [data-stop="${id}"]`)).toBeAttached();
});

test("a zoom by key is a person's choice: more room does not undo it, and the whole comes when it is asked for", async ({
  adminPage: page,
}) => {
  await expect(entry(page, "sleeper")).toBeAttached();
  await page.emulateMedia({ reducedMotion: "reduce" });
  const zoom = page.getByRole("status", { name: "Zoom" });
  // Nearer than the whole is ever fitted.
  for (const key of ["1", "+", "+"]) await page.keyboard.press(key);
  await expect(zoom).toHaveText("156 %");
  const width = async () => (await page.locator("[data-map]").boundingBox())?.width ?? 0;
  const before = await width();
  await page.setViewportSize({ width: 1700, height: 1100 });
  await expect.poll(width).toBeGreaterThan(before);
  // The fit would have come with the frame that has the new size.
  // The fit would have come with the frame that has the new size.
  await nextFrame(page);
  await expect(zoom).toHaveText("156 %");
  await page.keyboard.press("0");
  await expect(zoom).not.toHaveText("156 %");
});
