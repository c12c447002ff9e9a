import { isDeepStrictEqual } from "node:util";
import type { Page } from "@playwright/test";
import { expectNoViolations } from "./axe";
import { expect, test } from "./fixtures";
import { docker } from "./lab/docker-cli.mjs";
import { addContainer, removeHousehold } from "./lab/household.mjs";
import { addStack, type Stack } from "./lab/stacks.mjs";
import type { Lab } from "./lab/state.mjs";
import { cardsOf, focusedStop } from "./on-the-map";

const prefix = "mapspec";
let shop: Stack;

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ lab }: { lab: Lab }) => {
  await removeHousehold(lab.old, prefix);
  shop = await addStack(lab, lab.old, prefix, { project: `${prefix}-shop` });
  await addContainer(lab, lab.old, prefix, "sleeper", { command: ["sleep", "100000"] });
  await addContainer(lab, lab.old, prefix, "crasher", { flags: ["--restart", "no"], command: ["sh", "-c", "exit 3"] });
});
test.afterAll(async ({ lab }: { lab: Lab }) => removeHousehold(lab.old, prefix));

const card = cardsOf(prefix);
const figures = (page: Page) =>
  page.locator("[data-members]").evaluate((element) => ({ ...(element as HTMLElement).dataset }));

/** What the engine lists, without the copies of a redeploy under way: they are part of what they replace. */
async function listed(lab: Lab): Promise<number> {
  const rows = await docker(lab.old, "ps", "-a", "--format", '{{.ID}} {{.Label "bulkhead.operation"}}');
  return rows.split("\n").filter((row) => row !== "" && row.trim().split(" ").length === 1).length;
}

/** Where every card stands, by name. */
const places = (page: Page) =>
  page.getByRole("article").evaluateAll((cards) =>
    Object.fromEntries(
      cards.map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [element.getAttribute("aria-label")?.split(",")[0], [x, y, width, height]];
      }),
    ),
  );

/** The same, once two looks a tenth of a second apart agree: the camera moves by itself when the page has opened. */
async function restingPlaces(page: Page) {
  let last: Awaited<ReturnType<typeof places>> = {};
  await expect
    .poll(async () => {
      const before = last;
      last = await places(page);
      return isDeepStrictEqual(last, before);
    })
    .toBe(true);
  return last;
}

test("every container of the engine is on the map, drawn or folded into a box that counts it", async ({
  adminPage: page,
  lab,
}) => {
  await expect(card(page, "sleeper")).toBeVisible();
  const all = await listed(lab);
  await expect.poll(async () => Number((await figures(page)).members)).toBe(all);
  const { members, drawn, away } = await figures(page);
  expect(Number(drawn) + Number(away)).toBe(Number(members));
});

test("the layout is the worker's, not the grid that stands in for it", async ({ adminPage: page }) => {
  await expect(card(page, "sleeper")).toBeVisible();
  await expect(page.getByText("Plain grid")).toHaveCount(0);
});

test("a crash changes a card's ink and word, and moves nothing", async ({ adminPage: page, lab }) => {
  await expect(card(page, "sleeper")).toHaveAccessibleName(/Healthy: Running, no health check/);
  const before = await restingPlaces(page);
  await docker(lab.old, "kill", `${prefix}-sleeper`);
  await expect(card(page, "sleeper")).not.toHaveAccessibleName(/Healthy/);
  await docker(lab.old, "start", `${prefix}-sleeper`);
  await expect(card(page, "sleeper")).toHaveAccessibleName(/running|Running/);
  expect(await places(page)).toEqual(before);
});

test("what failed says why on its card, and the title counts it", async ({ adminPage: page }) => {
  await expect(card(page, "crasher")).toHaveAccessibleName(/Failed: Exited at .* with code 3/);
  await expect(card(page, "crasher")).toContainText("Exited, code 3");
  await expect(page).toHaveTitle(/^\d+ problems?: Bulkhead$/);
});

test("the keyboard reaches a card, walks on, opens it and comes back", async ({ adminPage: page }) => {
  await expect(card(page, "sleeper")).toBeVisible();
  await page.locator("[data-stop]").first().focus();
  const focused = () => focusedStop(page);
  const first = await focused();
  await page.keyboard.press("ArrowDown");
  await expect.poll(focused).not.toBe(first);
  await page.keyboard.press("n");
  await expect.poll(focused).toMatch(/^container:/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/[?&]select=container:/);
  await expect(page.getByRole("complementary").getByRole("heading", { level: 2 })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/select=/);
});

test("a filter fades what does not fit and hides nothing; the table keeps filter and selection", async ({
  adminPage: page,
}) => {
  await expect(card(page, "sleeper")).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.type(`${prefix}-sleeper`);
  await expect(page).toHaveURL(new RegExp(`q=${prefix}-sleeper`));
  await expect(card(page, "crasher")).toHaveAttribute("data-faded");
  await expect(card(page, "sleeper")).not.toHaveAttribute("data-faded");
  await card(page, "sleeper").getByRole("button").click();
  await expect(page).toHaveURL(/select=container:/);
  await page.keyboard.press("t");
  await expect(page).toHaveURL(/\/containers\?select=container:.*q=/);
  const rows = page.getByRole("row").filter({ has: page.getByRole("button") });
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(`${prefix}-sleeper`);
});

test("a stack folds by its label and says its counts, and opens again", async ({ adminPage: page }) => {
  const label = page.getByTitle(new RegExp(`^Stack ${prefix}-shop,`));
  await expect(label).toHaveAttribute("aria-expanded", "true");
  await label.click();
  await expect(label).toHaveAttribute("aria-expanded", "false");
  const { members, drawn, away } = await figures(page);
  expect(Number(away)).toBe(shop.names.length);
  expect(Number(drawn) + Number(away)).toBe(Number(members));
  await label.click();
  await expect(label).toHaveAttribute("aria-expanded", "true");
});

test("the command menu finds a container by its name and opens it", async ({ adminPage: page }) => {
  await expect(card(page, "sleeper")).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.keyboard.type(`${prefix}-crash`);
  await page.getByRole("option", { name: new RegExp(`${prefix}-crasher`) }).waitFor();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary", { name: `${prefix}-crasher` })).toBeVisible();
});

test("axe finds nothing on the map, with the inspector open, and on the table", async ({ adminPage: page }) => {
  await expect(card(page, "sleeper")).toBeVisible();
  await expectNoViolations(page);
  await card(page, "crasher").getByRole("button").click();
  await expect(page.getByRole("heading", { name: "Image" })).toBeVisible();
  await expectNoViolations(page);
  await page.goto("/containers");
  await expect(page.getByRole("table")).toBeVisible();
  await expectNoViolations(page);
});

test.describe("on a phone", () => {
  test("problems come first as a list, and the map is one tap away", async ({ browser, panel, adminState }) => {
    const context = await browser.newContext({
      baseURL: panel.url,
      storageState: adminState,
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    const page = await context.newPage();
    await page.goto("/");
    const part = page.getByRole("region", { name: "Needs attention" });
    await expect(part.getByRole("button", { name: new RegExp(`${prefix}-crasher`) })).toBeVisible();
    await expectNoViolations(page);
    await page.getByRole("link", { name: "Map" }).tap();
    await expect(page.getByRole("article", { name: new RegExp(`${prefix}-crasher`) })).toBeVisible();
    await expectNoViolations(page);
    await context.close();
  });
});
