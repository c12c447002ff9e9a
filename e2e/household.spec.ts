import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { ContainerNode } from "@/lib/domain/topology/model";
import { expectAgreement } from "./agreement";
import { claim, expect, test } from "./fixtures";
import { docker, inspect } from "./lab/docker-cli.mjs";
import { addHousehold, type Household } from "./lab/fixtures.mjs";
import { addContainer, removeHousehold } from "./lab/household.mjs";
import { releaseApp } from "./lab/images.mjs";
import { haltEngine, resumeEngine } from "./lab/lab.mjs";
import { type Panel, startPanel } from "./panel";
import { readSnapshot } from "./panel-view";

// From the claim to a rollback, on both engines at once: one panel, one household on each.
const names = ["old", "new"] as const;
type EngineName = (typeof names)[number];
const prefix = "home";

let panel: Panel;
let page: Page;
const households = new Map<EngineName, Household>();
const sources = new Map<EngineName, string>();

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser, lab }) => {
  await Promise.all(names.map((name) => removeHousehold(lab[name], prefix)));
  panel = await startPanel({ DOCKER_HOST: `unix://${lab.old.socket}` });
  page = await browser.newPage({ baseURL: panel.url });
});

test.afterAll(async ({ lab }) => {
  test.setTimeout(120_000);
  await page?.close();
  await panel?.dispose();
  await Promise.all(names.map((name) => removeHousehold(lab[name], prefix)));
});

const snapshot = () => readSnapshot(page.request, panel.url);

async function shown(engine: EngineName, name: string): Promise<ContainerNode | undefined> {
  const { nodes } = await snapshot();
  const found = nodes.find(
    (node) => node.kind === "container" && node.sourceId === sources.get(engine) && node.name === name,
  );
  return found as ContainerNode | undefined;
}

const tier = async (engine: EngineName, name: string) => (await shown(engine, name))?.health.tier;

async function open(engine: EngineName, name: string): Promise<void> {
  await page.goto(`/?select=${encodeURIComponent(`container:${sources.get(engine)}/${name}`)}`);
  await expect(page.getByRole("toolbar", { name: `Actions for ${name}` })).toBeVisible();
}

async function redeploy(name: string): Promise<void> {
  await page
    .getByRole("toolbar", { name: `Actions for ${name}` })
    .getByRole("button", { name: "Redeploy" })
    .click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: `Redeploy ${name}` })
    .click();
  await expect(page.getByRole("dialog")).toBeHidden();
}

test("claimed, the panel has found the older engine; the newer one is added with its certificates", async ({ lab }) => {
  await page.goto("/");
  await claim(page, panel);
  await expect(page).toHaveURL(/\/welcome$/);
  const before = (await snapshot()).sources.filter(({ version }) => version?.includes("20.10"));
  expect(before).toHaveLength(1);
  sources.set("old", before[0]!.id);

  const { tls } = lab.new;
  await page.goto("/settings/engines");
  await page.getByRole("button", { name: "Add an engine" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("attic");
  await page.getByRole("radio", { name: "TLS", exact: true }).click();
  await page.getByLabel("Name or address").fill(tls.host);
  await page.getByLabel("Port").fill(String(tls.port));
  await page.getByLabel("CA certificate").fill(readFileSync(tls.ca, "utf8"));
  await page.getByLabel("Client certificate").fill(readFileSync(tls.cert, "utf8"));
  await page.getByLabel("Client key").fill(readFileSync(tls.key, "utf8"));
  await page.getByRole("button", { name: "Test the connection" }).click();
  await expect(page.getByText(/answers: Docker 29/)).toBeVisible();
  await page.getByRole("button", { name: "Add the engine" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect.poll(async () => (await snapshot()).sources.find(({ name }) => name === "attic")?.state).toBe("live");
  sources.set("new", (await snapshot()).sources.find(({ name }) => name === "attic")!.id);
});

test("a household moves in on both engines while the panel looks on", async ({ lab }) => {
  test.setTimeout(180_000);
  await releaseApp(lab.registry, "v1");
  const image = lab.images.app.latest as `${string}/${string}`;
  await Promise.all(
    names.map(async (name) => {
      households.set(name, await addHousehold(lab, lab[name], prefix));
      await docker(lab[name], "pull", "-q", image);
      await addContainer(lab, lab[name], prefix, "app", { image });
    }),
  );
});

for (const name of names) {
  test(`the map holds the ${name} engine's containers exactly as docker ps -a does`, async ({ lab }) => {
    await expectAgreement(page.request, panel.url, lab[name], sources.get(name)!);
  });

  test(`every row of the health table on the ${name} engine has its tier`, async () => {
    const rows = households.get(name)!.rows;
    await expect(async () => {
      const { nodes } = await snapshot();
      const told = new Map(
        nodes.flatMap((node) =>
          node.kind === "container" && node.sourceId === sources.get(name)
            ? [[node.name, node.health.tier] as const]
            : [],
        ),
      );
      expect(rows.map((row) => [row.name, told.get(row.name)])).toEqual(rows.map((row) => [row.name, row.tier]));
    }).toPass({ timeout: 45_000 });
  });

  test(`a process killed on the host turns its container to failed on the ${name} engine`, async ({ lab }) => {
    const victim = `${prefix}-no-check`;
    const [{ State }] = await inspect(lab[name], [victim]);
    process.kill(State.Pid, "SIGKILL");
    await expect.poll(() => tier(name, victim)).toBe("failed");
    await docker(lab[name], "start", victim);
    await expect.poll(() => tier(name, victim)).not.toBe("failed");
  });

  test(`a redeploy on the ${name} engine brings the new release up under the same name`, async ({ lab }) => {
    const app = `${prefix}-app`;
    const [before] = await inspect(lab[name], [app]);
    await releaseApp(lab.registry, "v2");
    await open(name, app);
    await redeploy(app);
    // For a moment neither bears the name: the old one has been put aside, the new one is about to take its place.
    const env = () =>
      inspect(lab[name], [app]).then(
        ([one]) => one.Config.Env,
        () => [],
      );
    await expect.poll(env, { timeout: 60_000 }).toContain("APP_VERSION=2");
    await expect.poll(async () => (await shown(name, app))?.operationId, { timeout: 60_000 }).toBe(null);
    const [after] = await inspect(lab[name], [app]);
    expect(after.Id).not.toBe(before.Id);
    expect(after.Config.Image).toBe(lab.images.app.latest);
    expect(after.Config.Env).not.toContain("ONLY_IN_1=yes");
    await expect.poll(() => tier(name, app)).toBe("ok");
    await expectAgreement(page.request, panel.url, lab[name], sources.get(name)!);
  });

  test(`a release that never gets well is rolled back on the ${name} engine`, async ({ lab }) => {
    const app = `${prefix}-app`;
    const [before] = await inspect(lab[name], [app]);
    await releaseApp(lab.registry, "unstartable");
    await open(name, app);
    await redeploy(app);
    await expect(page.getByText("Rolled back").first()).toBeVisible({ timeout: 60_000 });
    const [after] = await inspect(lab[name], [app]);
    expect(after.Id).toBe(before.Id);
    expect(after.State.Running).toBe(true);
    await releaseApp(lab.registry, "v1");
    await expectAgreement(page.request, panel.url, lab[name], sources.get(name)!);
  });
}

test("an engine that stops leaves its containers unknown, and is whole again when it is back", async ({ lab }) => {
  test.setTimeout(180_000);
  await haltEngine(lab, "new");
  await expect.poll(() => tier("new", `${prefix}-healthy`), { timeout: 20_000 }).toBe("unknown");
  expect(await tier("old", `${prefix}-healthy`)).toBe("ok");
  await resumeEngine(lab, "new");
  await expect
    .poll(async () => (await snapshot()).sources.find(({ name }) => name === "attic")?.state, { timeout: 60_000 })
    .toBe("live");
  await expectAgreement(page.request, panel.url, lab.new, sources.get("new")!);
});

test("the tiers are the same after the panel lost its power", async ({ lab }) => {
  const lasting = households
    .get("old")!
    .rows.filter(({ name, tier }) => tier !== "warning" && !name.endsWith("-no-check"));
  const read = () => Promise.all(lasting.map(async ({ name }) => [name, await tier("old", name)]));
  const before = await read();
  await panel.kill();
  await panel.start();
  await expect.poll(read, { timeout: 60_000 }).toEqual(before);
  for (const name of names) await expectAgreement(page.request, panel.url, lab[name], sources.get(name)!);
});

test("a viewer sees the container and is offered no action", async ({ browser }) => {
  const viewer = { name: "ann", password: "a viewer's long password" };
  await page.goto("/settings/users");
  await page.getByRole("button", { name: "Add a user" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(viewer.name);
  await dialog.getByLabel("First password").fill(viewer.password);
  await dialog.getByRole("button", { name: "Add the user" }).click();
  await expect(dialog).toBeHidden();

  const theirs = await browser.newPage({ baseURL: panel.url });
  await theirs.goto("/sign-in");
  await theirs.getByLabel("Name").fill(viewer.name);
  await theirs.getByLabel("Password", { exact: true }).fill(viewer.password);
  await theirs.getByRole("button", { name: "Sign in" }).click();
  await theirs.waitForURL(`${panel.url}/`);
  await theirs.goto(`/?select=${encodeURIComponent(`container:${sources.get("old")}/${prefix}-app`)}`);
  await expect(theirs.getByText(`${prefix}-app`).first()).toBeVisible();
  await expect(theirs.getByRole("toolbar", { name: `Actions for ${prefix}-app` })).toHaveCount(0);
  expect((await theirs.goto("/settings/users"))?.status()).toBe(403);
  await theirs.close();
});
