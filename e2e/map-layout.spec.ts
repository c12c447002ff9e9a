import type { Locator, Page } from "@playwright/test";
import { expectNoViolations } from "./axe";
import { expect, test } from "./fixtures";
import { docker } from "./lab/docker-cli.mjs";
import { addContainer, removeHousehold } from "./lab/household.mjs";
import { addStack } from "./lab/stacks.mjs";
import type { Lab } from "./lab/state.mjs";
import { cardsOf } from "./on-the-map";

const prefix = "layoutspec";

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
/** Where something stands on the plane, whatever part of it is in sight. */
const spot = (locator: Locator) =>
  locator.evaluate((element) => {
    const box = element.closest<HTMLElement>("[style]");
    return [box?.style.left, box?.style.top].join(" ");
  });
const rest = async (page: Page) => {
  // On a busy machine a plain grid stands in for the layout until its worker has answered.
  await expect(page.getByText("Plain grid")).toHaveCount(0);
  let last = "";
  await expect
    .poll(async () => {
      const before = last;
      last = (
        await page.getByRole("article").evaluateAll((all) => all.map((each) => each.getBoundingClientRect().y))
      ).join();
      return last !== "" && last === before;
    })
    .toBe(true);
};
const view = (page: Page) => page.getByRole("group", { name: "View" });

test("what is removed leaves its gap, until all is arranged again; that can be taken back", async ({
  adminPage: page,
  lab,
}) => {
  await page.goto("/");
  await expect(card(page, "three")).toBeVisible();
  await rest(page);
  const [two, three] = [await spot(card(page, "two")), await spot(card(page, "three"))];
  await docker(lab.old, "rm", "-f", `${prefix}-one`);
  await expect(card(page, "one")).toHaveCount(0);
  expect([await spot(card(page, "two")), await spot(card(page, "three"))]).toEqual([two, three]);

  await page.getByRole("button", { name: "Arrange the map" }).click();
  await page.getByRole("menuitem", { name: "Arrange again, for everybody" }).click();
  await expect(page.getByText("Arranged again, for everybody who looks")).toBeVisible();
  await expect.poll(() => spot(card(page, "three"))).not.toBe(three);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => spot(card(page, "three"))).toBe(three);
  await expect.poll(() => spot(card(page, "two"))).toBe(two);
});

test("a newcomer takes the free place, and nothing else moves", async ({ adminPage: page, lab }) => {
  await page.goto("/");
  await expect(card(page, "three")).toBeVisible();
  await rest(page);
  const before = [await spot(card(page, "two")), await spot(card(page, "three"))];
  await addContainer(lab, lab.old, prefix, "four", { command: ["sleep", "100000"] });
  await expect(card(page, "four")).toBeVisible();
  expect([await spot(card(page, "two")), await spot(card(page, "three"))]).toEqual(before);
});

test("folding a stack by hand and opening it again moves nothing else", async ({ adminPage: page }) => {
  await page.goto("/");
  const stack = page.getByTitle(new RegExp(`^Stack ${prefix}-shop,`));
  await expect(stack).toHaveAttribute("aria-expanded", "true");
  await rest(page);
  const before = await spot(card(page, "three"));
  await stack.click();
  await expect(stack).toHaveAttribute("aria-expanded", "false");
  expect(await spot(card(page, "three"))).toBe(before);
  await stack.click();
  await expect(stack).toHaveAttribute("aria-expanded", "true");
  expect(await spot(card(page, "three"))).toBe(before);
});

test("each view shows every container, keeps selection and filter, and has a place in the address", async ({
  adminPage: page,
}) => {
  await page.goto("/");
  await expect(card(page, "three")).toBeVisible();
  await card(page, "three").getByRole("button").click();
  await expect(page).toHaveURL(/select=container:/);
  for (const [name, address] of [
    ["Machines", "machines"],
    ["Stacks", "stacks"],
    ["Dependencies", "dependencies"],
  ] as const) {
    await view(page).getByRole("radio", { name }).check();
    await expect(view(page).getByRole("radio", { name })).toBeChecked();
    await expect(page).toHaveURL(new RegExp(`select=container:.*preset=${address}`));
    await expect(card(page, "three")).toBeVisible();
    const figures = () =>
      page.locator("[data-members]").evaluate((element) => ({ ...(element as HTMLElement).dataset }));
    await expect.poll(async () => Number((await figures()).members)).toBeGreaterThan(5);
    await expect
      .poll(async () => {
        const { members, drawn, away } = await figures();
        return Number(drawn) + Number(away) - Number(members);
      })
      .toBe(0);
    await expect(page.getByText("Plain grid")).toHaveCount(0);
    if (name !== "Machines") await expectNoViolations(page);
  }
});

test("in Stacks a stack is one box that says where its parts run; what belongs to none stands apart", async ({
  adminPage: page,
}) => {
  await page.goto("/?preset=stacks");
  await expect(page.getByTitle(new RegExp(`^${prefix}-shop, `))).toBeVisible();
  await expect(page.getByTitle(/^No stack, /)).toBeVisible();
  await expect(page.getByTitle(new RegExp(`^Stack ${prefix}-shop,`))).toContainText("on ");
});

test("in Dependencies what is needed stands right of what needs it", async ({ adminPage: page }) => {
  await page.goto("/?preset=dependencies");
  const [web, db] = [`${prefix}-shop-web-1`, `${prefix}-shop-db-1`].map((name) =>
    page.getByRole("article", { name: new RegExp(`^${name},`) }),
  );
  await expect(web!).toBeVisible();
  const left = (locator: Locator) =>
    locator.evaluate((element) => Number.parseFloat((element as HTMLElement).style.left));
  expect(await left(web!)).toBeLessThan(await left(db!));
});

test("a host is dragged by its head to where this person wants it, in every tab, until it is put back", async ({
  adminPage: page,
}) => {
  await page.goto("/?preset=machines");
  const head = page.getByTitle(/^Host /).first();
  await expect(head).toBeVisible();
  await rest(page);
  const home = await spot(head);
  const other = await page.context().newPage();
  await other.goto("/?preset=machines");
  const twin = other.getByTitle(/^Host /).first();
  await expect(twin).toBeVisible();

  const box = (await head.boundingBox())!;
  await page.mouse.move(box.x + 20, box.y + 10);
  // What moves boxes is fetched when a pointer comes to the map.
  await expect(page.locator('[data-live="moves"]')).toBeAttached();
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 40, { steps: 5 });
  await page.mouse.move(box.x + 260, box.y + 160, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => spot(head)).not.toBe(home);
  const moved = await spot(head);
  await expect.poll(() => spot(twin)).toBe(moved);
  await other.close();
  await page.reload();
  await expect.poll(() => spot(head)).toBe(moved);

  await page.getByRole("button", { name: "Arrange the map" }).click();
  await page.getByRole("menuitem", { name: "Put back all that I moved" }).click();
  await expect.poll(() => spot(head)).toBe(home);
});

test("a card is moved by arrow keys, put down with Enter, and left alone with Escape", async ({ adminPage: page }) => {
  await page.goto("/?preset=dependencies");
  const three = card(page, "three");
  await expect(three).toBeVisible();
  await rest(page);
  await three.getByRole("button").focus();
  const home = await spot(three);
  const move = async (end: "Enter" | "Escape") => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("Move what is in focus");
    await page.getByRole("option", { name: /Move what is in focus/ }).waitFor();
    await page.keyboard.press("Enter");
    await expect(page.getByText(/^Moving layoutspec-three/)).toBeVisible();
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press(end);
    await expect(page.getByText(/^Moving layoutspec-three/)).toHaveCount(0);
  };
  await move("Escape");
  await expect.poll(() => spot(three)).toBe(home);
  await move("Enter");
  await expect.poll(() => spot(three)).not.toBe(home);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Put back all");
  await page.getByRole("option", { name: /Put back all that I moved/ }).waitFor();
  await page.keyboard.press("Enter");
  await expect.poll(() => spot(three)).toBe(home);
});
