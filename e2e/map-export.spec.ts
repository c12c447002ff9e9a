import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectNoViolations } from "./axe";
import { expect, test } from "./fixtures";
import { docker } from "./lab/docker-cli.mjs";
import { addContainer, removeHousehold } from "./lab/household.mjs";
import type { Lab } from "./lab/state.mjs";
import { cardsOf, zoomToCards } from "./on-the-map";

const prefix = "mapexport";
const command = ["sleep", "100000"];

test.describe.configure({ mode: "serial" });
test.use({ start: null });
test.beforeAll(async ({ lab }: { lab: Lab }) => {
  await removeHousehold(lab.old, prefix);
  await addContainer(lab, lab.old, prefix, "web", { command });
  await addContainer(lab, lab.old, prefix, "leaving", { flags: ["--stop-signal", "KILL"], command });
  await addContainer(lab, lab.old, prefix, "turning", { flags: ["--stop-signal", "KILL"], command });
});
test.afterAll(async ({ lab }: { lab: Lab }) => removeHousehold(lab.old, prefix));

const card = cardsOf(prefix);
const dialog = (page: Page) => page.getByRole("dialog", { name: "Export the map" });
const changed = (page: Page) => page.getByRole("complementary", { name: "What has changed" });

async function exportAs(page: Page, what: string, format: string) {
  await page.getByRole("button", { name: "Export the map" }).click();
  await dialog(page).getByRole("radio", { name: what }).check();
  await dialog(page).getByRole("radio", { name: format }).check();
  const saved = page.waitForEvent("download");
  await dialog(page).getByRole("button", { name: "Export", exact: true }).click();
  const download = await saved;
  await expect(dialog(page)).toBeHidden();
  return { name: download.suggestedFilename(), file: await readFile(await download.path()) };
}

/** What a browser makes of a file as an image: its size, and how many different colours a sample of it has. */
const look = (page: Page, file: Buffer, type: string) =>
  page.evaluate(
    async ([data, kind]) => {
      const image = new Image();
      image.src = `data:${kind};base64,${data}`;
      await image.decode();
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
      const pen = canvas.getContext("2d");
      if (!pen) throw new Error("There is no canvas.");
      pen.drawImage(image, 0, 0);
      const { data: pixels } = pen.getImageData(0, 0, canvas.width, canvas.height);
      const colours = new Set<number>();
      for (let i = 0; i < pixels.length; i += 4)
        colours.add(((pixels[i] ?? 0) << 16) | ((pixels[i + 1] ?? 0) << 8) | (pixels[i + 2] ?? 0));
      return { width: canvas.width, height: canvas.height, colours: colours.size };
    },
    [file.toString("base64"), type] as const,
  );

test("the view becomes a PNG of twice its pixels, named by the minute", async ({ adminPage: page }) => {
  await page.goto(`/?q=${prefix}&fold=off`);
  await expect(card(page, "web")).toBeVisible();
  const size = await page.locator("[data-map]").boundingBox();
  const { name, file } = await exportAs(page, "What is on the screen", "PNG");
  expect(name).toMatch(/^bulkhead-map-\d{4}-\d\d-\d\d-\d{4}\.png$/);
  const seen = await look(page, file, "image/png");
  expect(seen.width).toBe(Math.round((size?.width ?? 0) * 2));
  expect(seen.height).toBe(Math.round((size?.height ?? 0) * 2));
  expect(seen.colours).toBeGreaterThan(20);
});

test("the whole map becomes an SVG that a browser shows and whose text is text", async ({ adminPage: page }) => {
  await page.goto("/?fold=off");
  await expect(page.getByRole("button", { name: "Export the map" })).toBeVisible();
  await page.getByRole("button", { name: "Export the map" }).click();
  await expect(dialog(page).getByText(/^[\d,]+ × [\d,]+ pixels/)).toBeVisible();
  await expectNoViolations(page);
  await page.keyboard.press("Escape");
  const { name, file } = await exportAs(page, "The whole map", "SVG");
  expect(name).toMatch(/\.svg$/);
  const text = file.toString("utf8");
  expect(text).toMatch(new RegExp(`<text [^>]*>${prefix}-web</text>`));
  expect(text).not.toContain("<script");
  const words = await page.evaluate((svg) => {
    const read = new DOMParser().parseFromString(svg, "image/svg+xml");
    return [...read.querySelectorAll("text")].map((each) => each.textContent);
  }, text);
  expect(words).toContain(`${prefix}-leaving`);
  expect((await look(page, file, "image/svg+xml")).colours).toBeGreaterThan(20);
});

test("an exported host has the strokes of the icon that the map has for its kind", async ({ adminPage: page }) => {
  await page.goto("/?fold=off&preset=machines");
  await zoomToCards(page);
  const icon = page
    .getByTitle(/^Host /)
    .first()
    .locator("svg")
    .first();
  const strokes = await icon.evaluate((svg) =>
    [...svg.querySelectorAll("path, line")].map((shape) => {
      const [x1, y1, x2, y2] = ["x1", "y1", "x2", "y2"].map((name) => shape.getAttribute(name));
      return shape.getAttribute("d") ?? `M${x1} ${y1}L${x2} ${y2}`;
    }),
  );
  expect(strokes.length).toBeGreaterThan(0);
  const { file } = await exportAs(page, "The whole map", "SVG");
  const drawn = await page.evaluate(
    (svg) =>
      [...new DOMParser().parseFromString(svg, "image/svg+xml").querySelectorAll('path[stroke-linecap="round"]')].map(
        (path) => path.getAttribute("d") ?? "",
      ),
    file.toString("utf8"),
  );
  expect(drawn.filter((d) => strokes.every((stroke) => d.includes(stroke)))).not.toEqual([]);
});

test("a link opens the same view, and one that says nonsense shows the whole", async ({ adminPage: page, browser }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`/?q=${prefix}&fold=off`);
  await expect(card(page, "web")).toBeVisible();
  await page.keyboard.press("1");
  await expect(page.getByRole("status", { name: "Zoom" })).toHaveText("100 %");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("copy link to this view");
  await page.getByRole("option", { name: "Copy link to this view", selected: true }).waitFor();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Link copied: it opens this view.")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/[?&]at=[a-z]+:\S+,-?\d+,-?\d+,1(&|$)/);
  const place = await card(page, "web").boundingBox();
  const context = await browser.newContext({ storageState: await page.context().storageState() });
  const friend = await context.newPage();
  await friend.goto(link);
  await expect(friend.getByRole("status", { name: "Zoom" })).toHaveText("100 %");
  await expect(friend).not.toHaveURL(/at=/);
  const there = await card(friend, "web").boundingBox();
  expect(Math.abs((there?.x ?? 0) - (place?.x ?? 0))).toBeLessThan(2);
  expect(Math.abs((there?.y ?? 0) - (place?.y ?? 0))).toBeLessThan(2);
  await friend.goto(`${new URL(link).origin}/?q=${prefix}&fold=off&at=900000,900000,1`);
  await expect(card(friend, "web")).toBeInViewport();
  await context.close();
});

test("what has changed lately stays lit, is listed newest first, and goes on while one looks", async ({
  adminPage: page,
  lab,
}) => {
  await page.goto("/?fold=off");
  await expect(card(page, "leaving")).toBeVisible();
  await page.getByRole("button", { name: "What has changed" }).click();
  await expect(page).toHaveURL(/changed=1h/);
  await expect(changed(page).getByText(`${prefix}-web`, { exact: true }).first()).toBeVisible();
  await expect(card(page, "web")).not.toHaveAttribute("data-faded");
  await docker(lab.old, "kill", `${prefix}-turning`);
  await docker(lab.old, "rm", "-f", `${prefix}-leaving`);
  const turned = changed(page)
    .getByRole("listitem")
    .filter({ hasText: `${prefix}-turning` });
  await expect(turned.first()).toContainText(/Was healthy, now|now /);
  const gone = changed(page)
    .getByRole("listitem")
    .filter({ hasText: `${prefix}-leaving` });
  await expect(gone.first()).toContainText("Gone, was");
  await expect(gone.first().getByRole("button")).toHaveCount(0);
  await expectNoViolations(page);
  await turned.first().getByRole("button").click();
  await expect(card(page, "turning").getByRole("button")).toBeFocused();
  await page.getByRole("radio", { name: "15 min" }).click();
  await expect(page).toHaveURL(/changed=15m/);
  await changed(page).getByRole("button", { name: "Leave what has changed" }).click();
  await expect(changed(page)).toBeHidden();
  await expect(page).not.toHaveURL(/changed=/);
});
