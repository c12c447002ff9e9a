import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { docker, inspect } from "./lab/docker-cli.mjs";
import { releaseApp } from "./lab/images.mjs";
import type { Lab } from "./lab/state.mjs";
import { readSnapshot } from "./panel-view";

/** A tag of the lab's app that is this run's own: what it means, the registry is told. */
const tag = `redeploy-${process.pid}`;
const name = `web-${process.pid}`;
let image = "";

test.describe.configure({ mode: "serial" });
test.use({ start: null });

test.beforeAll(async ({ lab }) => {
  image = `${lab.images.app.repository}:${tag}`;
  await releaseApp(lab.registry, "v2", tag);
  await docker(lab.old, "tag", lab.images.app.v1, image);
  await docker(lab.old, "run", "-d", "--name", name, "--restart", "always", "-e", "TOKEN=hidden", image);
});

test.afterAll(async ({ lab }) => {
  await docker(lab.old, "rm", "-fv", name);
  await docker(lab.old, "rmi", image);
});

const actions = (page: Page) => page.getByRole("toolbar", { name: `Actions for ${name}` });

const running = async (lab: Lab) => (await inspect(lab.old, [name]))[0];

async function open(page: Page, url: string): Promise<void> {
  const find = async () => (await readSnapshot(page.request, url)).nodes.find((node) => node.name === name)?.id;
  await expect.poll(find).toBeTruthy();
  await page.goto(`/?select=${encodeURIComponent((await find()) ?? "")}`);
  await expect(page.getByRole("complementary", { name })).toBeVisible();
}

/** Which of Stop and Start can be pressed, "neither" too, from now on and as often as it changes, until Start can be. */
const offered = (page: Page) =>
  actions(page).evaluate(
    (bar) =>
      new Promise<string[]>((resolve) => {
        const seen: string[] = [];
        const look = () => {
          const names = [...bar.querySelectorAll("button:enabled")].map((button) => button.textContent ?? "");
          const now = ["Stop", "Start"].find((each) => names.some((name) => name.startsWith(each))) ?? "neither";
          if (seen.at(-1) !== now) seen.push(now);
          if (now !== "Start") return;
          watching.disconnect();
          resolve(seen);
        };
        const watching = new MutationObserver(look);
        watching.observe(bar, { subtree: true, childList: true, attributes: true, characterData: true });
        look();
      }),
  );

test("a redeploy asks first, shows every step, and its result stays until it was seen", async ({
  adminPage,
  panel,
  lab,
}) => {
  const before = await running(lab);
  await open(adminPage, panel.url);
  await actions(adminPage).getByRole("button", { name: "Redeploy" }).click();
  const dialog = adminPage.getByRole("dialog", { name: `Redeploy ${name}` });
  await expect(dialog.getByText("environment value")).toBeVisible();
  await expect(dialog.getByText("hidden")).toHaveCount(0);
  await dialog.getByRole("button", { name: `Redeploy ${name}` }).click();
  await expect(dialog).toBeHidden();

  const panelOf = adminPage.getByRole("region", { name: "Redeploy, operation" });
  await expect(panelOf.getByText("Done", { exact: true })).toBeVisible({ timeout: 30_000 });
  const after = await running(lab);
  expect(after.Id).not.toBe(before.Id);
  expect(after.Config.Env).toContain("APP_VERSION=2");

  await adminPage.reload();
  await expect(panelOf).toBeVisible();
  await panelOf.getByRole("link", { name: "Every step" }).click();
  await expect(adminPage.getByRole("list", { name: "Steps" }).getByRole("listitem")).toHaveCount(11);
  await adminPage.getByRole("button", { name: "Seen" }).click();
  await open(adminPage, panel.url);
  await expect(panelOf).toBeHidden();
});

test("where the image is the one that runs, no page tells of a container that was replaced", async ({
  adminPage,
  panel,
}) => {
  await open(adminPage, panel.url);
  await actions(adminPage).getByRole("button", { name: "Redeploy" }).click();
  await adminPage
    .getByRole("dialog")
    .getByRole("button", { name: `Redeploy ${name}` })
    .click();
  const panelOf = adminPage.getByRole("region", { name: "Redeploy, operation" });
  await expect(panelOf.getByText("Nothing was changed", { exact: false })).toBeVisible({ timeout: 30_000 });
  await panelOf.getByRole("link", { name: "Every step" }).click();
  await expect(adminPage.getByRole("list", { name: "Steps" }).getByRole("listitem")).toHaveCount(10);
  await expect(adminPage.getByRole("region", { name: "Old and new" })).toHaveCount(0);
  await expect(adminPage.getByText("Rollback", { exact: false })).toHaveCount(0);
  await adminPage.getByRole("button", { name: "Seen" }).click();
  await expect(adminPage.getByRole("button", { name: "Seen" })).toHaveCount(0);
});

test("a bad image is rolled back by itself, says why, and the browser may leave meanwhile", async ({
  adminPage,
  panel,
  lab,
}) => {
  await releaseApp(lab.registry, "unstartable", tag);
  const before = await running(lab);
  await open(adminPage, panel.url);
  await actions(adminPage).getByRole("button", { name: "Redeploy" }).click();
  const dialog = adminPage.getByRole("dialog", { name: `Redeploy ${name}` });
  await dialog.getByRole("button", { name: `Redeploy ${name}` }).click();
  await expect(dialog).toBeHidden();
  await adminPage.goto("about:blank");
  await adminPage.goto(`${panel.url}/operations`);
  const row = adminPage.getByRole("row", { name: new RegExp(`Redeploy ${name}.*Rolled back`) });
  await expect(row.first()).toBeVisible({ timeout: 30_000 });
  await expect(row.first()).toContainText("does-not-exist");
  const after = await running(lab);
  expect(after.Id).toBe(before.Id);
  expect(after.State.Running).toBe(true);

  // On the map its card says so, and why, until somebody has had it open.
  await adminPage.goto(`${panel.url}/?q=${name}&fold=off`);
  const card = adminPage.getByRole("article", { name: new RegExp(`^${name},`) });
  await expect(card).toHaveAccessibleName(/; Rolled back: .*does-not-exist/);
  await card.getByRole("button").click();
  await expect(adminPage.getByRole("complementary", { name })).toBeVisible();
  await adminPage.keyboard.press("Escape");
  await expect(card).not.toHaveAccessibleName(/Rolled back/);
});

test("stop asks once more, by key too, and remove wants the name typed", async ({ adminPage, panel, lab }) => {
  await open(adminPage, panel.url);
  await adminPage.keyboard.type("ss");
  await expect(adminPage.getByRole("button", { name: "Stop? Again" })).toBeVisible();
  expect((await running(lab)).State.Running).toBe(true);
  const offers = offered(adminPage);
  // A second press that comes as fast as a word is typed does not count; one that comes as an answer does.
  await expect(async () => {
    await adminPage.keyboard.press("s");
    await expect(adminPage.getByRole("button", { name: "Stop? Again" })).toBeHidden({ timeout: 250 });
  }).toPass();
  const seen = await offers;
  expect((await running(lab)).State.Running).toBe(false);
  // From when it is begun until it is seen to be done, neither can be pressed.
  expect(seen.filter((each, at) => each !== "Stop" || at > 0)).toEqual(["neither", "Start"]);

  await actions(adminPage).getByRole("button", { name: "More actions" }).click();
  await adminPage.getByRole("menuitem", { name: "Remove…" }).click();
  const question = adminPage.getByRole("alertdialog");
  await expect(question.getByRole("button", { name: `Remove ${name}` })).toBeDisabled();
  await question.getByLabel(`Type ${name}`).fill(name);
  await question.getByRole("button", { name: `Remove ${name}` }).click();
  await expect.poll(async () => (await docker(lab.old, "ps", "-aq", "--filter", `name=${name}`)) === "").toBe(true);
  await docker(lab.old, "run", "-d", "--name", name, image);
});
