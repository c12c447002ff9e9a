import type { Page } from "@playwright/test";
import { expectNoViolations } from "./axe";
import { expect, test } from "./fixtures";
import { docker } from "./lab/docker-cli.mjs";
import { addContainer, removeHousehold } from "./lab/household.mjs";
import { addStack } from "./lab/stacks.mjs";
import type { Lab } from "./lab/state.mjs";
import { cardsOf, zoomOut, zoomToCards } from "./on-the-map";
import { readSnapshot } from "./panel-view";

const prefix = "edgespec";
const network = `${prefix}-data`;
const password = "hunter2-of-the-database";

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ lab }: { lab: Lab }) => {
  await removeHousehold(lab.old, prefix);
  await docker(lab.old, "network", "create", "--label", `bulkhead-lab.household=${prefix}`, network);
  const add = (name: string, ...flags: string[]) =>
    addContainer(lab, lab.old, prefix, name, {
      flags: ["--network", network, ...flags],
      command: ["sleep", "100000"],
    });
  await add("db", "--network-alias", "postgres", "--expose", "5432");
  await add("app", "-e", `DATABASE_URL=postgres://app:${password}@postgres:5432/app`, "-p", "8080");
  await add("web", "-e", `BACKEND=${prefix}-app:8080`);
  await add("idle");
  await addStack(lab, lab.old, prefix, { project: `${prefix}-shop` });
});
test.afterAll(async ({ lab }: { lab: Lab }) => removeHousehold(lab.old, prefix));

const card = cardsOf(prefix);
const press = (page: Page, name: string) => card(page, name).getByRole("button").click();
const place = (page: Page, name: string) => card(page, name).boundingBox();

test("selecting a container lights what needs it to the end, fades the rest and moves nothing", async ({
  adminPage: page,
}) => {
  await expect(card(page, "db")).toBeVisible();
  await press(page, "idle");
  await expect(page.getByRole("complementary", { name: `${prefix}-idle` })).toBeVisible();
  const before = await place(page, "web");
  await press(page, "db");
  await expect(card(page, "app")).toHaveAttribute("data-related", "true");
  await expect(card(page, "web")).toHaveAttribute("data-related", "true");
  await expect(card(page, "idle")).toHaveAttribute("data-faded");
  expect(await place(page, "web")).toEqual(before);
});

test("the inspector lists the same with hops and why, and nobody is told a variable's value", async ({
  adminPage: page,
  panel,
}) => {
  await press(page, "db");
  const inspector = page.getByRole("complementary", { name: `${prefix}-db` });
  await inspector.getByRole("tab", { name: /Connections/ }).click();
  const row = (name: string) => inspector.getByRole("listitem").filter({ hasText: `${prefix}-${name}` });
  await expect(row("app").first()).toContainText("certain");
  await expect(row("app").first()).toContainText(`Its variable DATABASE_URL names it on network ${network}, port 5432`);
  await expect(inspector.getByText("2 hops, certain")).toBeVisible();
  await expect(inspector.getByText(`Through ${prefix}-app`)).toBeVisible();
  expect(JSON.stringify(await readSnapshot(page.request, panel.url))).not.toContain(password);
});

test("by the keyboard the edges are a list: each says why, and Enter goes to the other end", async ({
  adminPage: page,
}) => {
  await press(page, "db");
  const list = page.getByRole("region", { name: `Edges of ${prefix}-db` });
  await card(page, "db").getByRole("button").focus();
  const edge = list.getByRole("button", { name: new RegExp(`Needed by ${prefix}-app`) });
  for (let i = 0; i < 6 && !(await edge.evaluate((element) => element === document.activeElement)); i++)
    await page.keyboard.press("Tab");
  await expect(edge).toBeFocused();
  const evidence = page.getByRole("status").filter({ hasText: "→" });
  await expect(evidence).toContainText(`${prefix}-app depends on ${prefix}-db, certain`);
  await expect(evidence).toContainText("Its variable DATABASE_URL names it");
  await expectNoViolations(page);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`select=container:[^&]*${prefix}-app`));
});

test("pointing at a line says what it stands for", async ({ adminPage: page }) => {
  await press(page, "db");
  await expect(card(page, "app")).toHaveAttribute("data-related", "true");
  const line = page.locator(`[data-edge*="${prefix}-app"][data-edge*="${prefix}-db"]`);
  await line.dispatchEvent("pointerover", { clientX: 400, clientY: 300 });
  await expect(page.getByRole("status").filter({ hasText: "→" })).toContainText("depends on");
});

test("the menu switches whose edges and which kinds, in the address, and the legend says what is drawn", async ({
  adminPage: page,
}) => {
  await expect(card(page, "db")).toBeVisible();
  const legend = page.getByRole("list", { name: "Legend" });
  await expect(legend).not.toContainText("Needs, arrow at what is needed");
  await page.getByRole("button", { name: "Edges Breaches" }).click();
  await page.getByRole("menuitemradio", { name: "On the whole map" }).click();
  await page.getByRole("menuitemcheckbox", { name: /^Network/ }).click();
  await expect(page).toHaveURL(/edges=map,depends-on,/);
  await expectNoViolations(page);
  await page.keyboard.press("Escape");
  await expect(legend).toContainText("Needs, arrow at what is needed");
  await expect(legend).toContainText("Shared network");
  await expect(page.locator(`[data-edge*="${network}"]`)).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole("button", { name: "Edges 7 kinds" })).toBeVisible();
  await expect(legend).toContainText("Shared network");
});

test("a host is selected with all that runs on it, and Escape lets it go", async ({ adminPage: page, panel }) => {
  const { nodes } = await readSnapshot(page.request, panel.url);
  const host = nodes.find((node) => node.kind === "host");
  await page.getByTitle(`Host ${host?.name},`, { exact: false }).click({ button: "right" });
  await page.getByRole("menuitem", { name: "Show dependencies" }).click();
  await expect(page).toHaveURL(new RegExp(`select=${host?.id}`));
  await expect(page.getByRole("region", { name: `Edges of ${host?.name}` })).toContainText(
    "It needs nothing outside, and nothing outside needs it.",
  );
  await expect(card(page, "idle")).not.toHaveAttribute("data-faded");
  await expectNoViolations(page);
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/select=/);
});

for (const level of ["cards", "canvas"] as const)
  test(`a stack that is selected is ringed as a card is, drawn as ${level}`, async ({ adminPage: page, panel }) => {
    const { nodes } = await readSnapshot(page.request, panel.url);
    const stack = nodes.find((node) => node.kind === "stack" && node.name === `${prefix}-shop`);
    await page.goto(`/?fold=off&select=${stack?.id}`);
    const label = page.getByTitle(new RegExp(`^Stack ${prefix}-shop,`));
    if (level === "cards") {
      await zoomToCards(page);
      await expect(label).toHaveAttribute("aria-current", "true");
      const [ring, first] = [page.locator(".map-stack-ring"), page.getByRole("article", { name: /-shop-/ }).first()];
      const [around, inner] = [await ring.boundingBox(), await first.boundingBox()];
      expect(inner?.y).toBeGreaterThan(around?.y ?? 0);
      expect((inner?.y ?? 0) + (inner?.height ?? 0)).toBeLessThanOrEqual((around?.y ?? 0) + (around?.height ?? 0) + 1);
      await page.emulateMedia({ forcedColors: "active" });
      expect(await ring.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe("solid");
      await page.emulateMedia({ forcedColors: "none" });
    }
    for (const far of level === "canvas" ? (["middle", "far"] as const) : []) {
      await zoomOut(page, far);
      await expect.poll(() => accentPixels(page)).toBeGreaterThan(20);
    }
    await page.goto("/?fold=off");
    await zoomToCards(page);
    await expect(label).not.toHaveAttribute("aria-current", "true");
  });

/** How many pixels of the canvas have the accent's colour: what wears the selection's ring, and nothing else drawn there. */
const accentPixels = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>("canvas.map-scene");
    const probe = document.createElement("canvas").getContext("2d");
    if (!canvas || !probe) return 0;
    const read = (pen: CanvasRenderingContext2D, w: number, h: number) => pen.getImageData(0, 0, w, h).data;
    probe.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--accent");
    probe.fillRect(0, 0, 1, 1);
    const [r, g, b] = read(probe, 1, 1);
    const copy = document.createElement("canvas");
    [copy.width, copy.height] = [canvas.width, canvas.height];
    const pen = copy.getContext("2d");
    pen?.drawImage(canvas, 0, 0);
    const pixels = pen ? read(pen, copy.width, copy.height) : [];
    let found = 0;
    for (let i = 0; i < pixels.length; i += 4)
      if (pixels[i] === r && pixels[i + 1] === g && pixels[i + 2] === b) found += 1;
    return found;
  });

test("an address with kinds, a VLAN and a selection that nobody knows shows the map as it is", async ({
  adminPage: page,
}) => {
  await page.goto("/?edges=map,purple,%3Cimg%3E&vlan=lane:gone&select=zone:gone");
  await expect(card(page, "db")).toBeVisible();
  await expect(card(page, "db")).not.toHaveAttribute("data-faded");
  await expect(page.getByRole("button", { name: "Edges 6 kinds" })).toBeVisible();
});
