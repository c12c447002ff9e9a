import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, type Page, test } from "@playwright/test";
import { expectNoViolations } from "./axe";
import { freePort } from "./lab/ports.mjs";
import { shapeFaults } from "./map-shape";

const root = fileURLToPath(new URL("..", import.meta.url));
let demo: ChildProcess;
let ended: Promise<unknown>;
let said = "";
let url = "";
let page: Page;

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext()).newPage();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  demo = spawn("node", ["scripts/demo.mjs", "--port", String(port)], {
    cwd: root,
    env: { ...process.env, PATH: `${path.join(root, "node_modules/.bin")}:${process.env.PATH}` },
    stdio: ["ignore", "pipe", "pipe"],
  });
  ended = new Promise((resolve) => demo.once("exit", resolve));
  for (const stream of [demo.stdout, demo.stderr])
    stream?.on("data", (chunk: Buffer) => {
      said += chunk;
    });
  await expect.poll(() => said, { timeout: 50_000 }).toContain("Bulkhead is at");
});
test.afterAll(async () => {
  await page.context().close();
  demo.kill("SIGTERM");
  await ended;
});

const address = () => /http\S+#once=\S+/.exec(said)?.[0] ?? "";

test("it signs in once with the address it prints, says that it is a demo, and shows the whole household", async ({
  browser,
}) => {
  expect(said).not.toContain("Claim it");
  await page.goto(url);
  await expect(page).toHaveURL(/sign-in/);
  await page.goto(address());
  await expect(page.getByText("This lab is simulated")).toBeVisible();
  for (const zone of ["DMZ", "Dev", "Prod", "Infra", "IoT"])
    await expect(page.getByLabel(new RegExp(`^Zone ${zone}`))).toBeVisible();
  await expect(page.getByText("77 members")).toBeVisible();

  const stranger = await browser.newPage();
  await stranger.goto(address());
  await expect(stranger.getByText("has been used or is too old")).toBeVisible();
  await stranger.close();
});

test("a redeploy goes all the way against the simulated engine", async () => {
  await page.goto(`${url}/?select=container:lab-pc/mailpit`);
  const actions = page.getByRole("toolbar", { name: "Actions for mailpit" });
  await actions.getByRole("button", { name: "Redeploy" }).click();
  const dialog = page.getByRole("dialog", { name: "Redeploy mailpit" });
  await dialog.getByLabel(/Also when the image/).check();
  await dialog.getByRole("button", { name: "Redeploy mailpit" }).click();
  const operation = page.getByRole("region", { name: "Redeploy, operation" });
  await expect(operation.getByText("Done", { exact: true })).toBeVisible({ timeout: 40_000 });
});

test("the cluster stands on the same map, in its zone, with what is unwell in it told", async () => {
  await page.goto(`${url}/?select=workload:k3s/Deployment/dev/blinds-bridge`);
  const side = page.getByRole("complementary", { name: "blinds-bridge" });
  await expect(side.getByText(/^CrashLoopBackOff in blinds-bridge/).first()).toBeVisible();
  await expect(page.getByRole("button", { name: /^k3s Kubernetes 1\.34/ })).toBeVisible();
  await expect(page.getByRole("article", { name: /^frigate,/ })).toBeAttached();
  await side.getByRole("tab", { name: "Connections" }).click();
  await expect(side.getByText("mosquitto")).toBeVisible();
});

test("a restart of a workload goes all the way against the simulated cluster", async () => {
  test.setTimeout(180_000);
  await page.goto(`${url}/?select=workload:k3s/Deployment/ingress/traefik`);
  const actions = page.getByRole("toolbar", { name: "Actions for traefik" });
  await actions.getByRole("button", { name: "Redeploy" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Redeploy traefik" }).click();
  const operation = page.getByRole("region", { name: "Rollout restart, operation" });
  // A node may be away meanwhile, and its pod ends when it is back.
  await expect(operation.getByText("Done", { exact: true })).toBeVisible({ timeout: 120_000 });
});

test("a stop asks once more and is seen as asked for", async () => {
  await page.goto(`${url}/?select=container:lab-pc/minio`);
  const actions = page.getByRole("toolbar", { name: "Actions for minio" });
  await actions.getByRole("button", { name: "Stop" }).click();
  await actions.getByRole("button", { name: /Stop/ }).click();
  await expect(
    page
      .getByRole("complementary", { name: "minio" })
      .getByText(/^Stopped by hand/)
      .first(),
  ).toBeVisible();
});

test("while the dialog that was asked for is on its way, the letters of a name do nothing", async ({ browser }) => {
  const fresh = await browser.newPage({ storageState: await page.context().storageState() });
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  await fresh.goto(`${url}/containers`);
  await fresh.getByRole("button", { name: "postgres", exact: true }).click({ modifiers: ["Shift"] });
  await expect(fresh.getByRole("toolbar", { name: "Actions for postgres" })).toBeVisible();
  await fresh.route("**/_next/static/chunks/**", async (route) => {
    await gate;
    await route.continue();
  });
  await fresh.keyboard.press("d");
  await fresh.keyboard.type("postgres ss", { delay: 60 });
  await expect(fresh).toHaveURL(`${url}/containers`);
  await expect(fresh.getByRole("dialog")).toHaveCount(0);
  await expect(fresh.getByRole("button", { name: /Again/ })).toHaveCount(0);
  open();
  const dialog = fresh.getByRole("dialog", { name: "Redeploy postgres" });
  await expect(dialog.getByLabel("Type postgres")).toBeFocused();
  await fresh.keyboard.press("Escape");
  await fresh.keyboard.press("s");
  await expect(fresh.getByRole("button", { name: "Stop? Again" })).toBeVisible();
  await fresh.close();
});

test("a VLAN's members stay lit, are listed with address and port, and Escape leaves it", async () => {
  await page.goto(url);
  await page.getByRole("button", { name: "VLAN overlay None" }).click();
  await page.getByRole("menuitemradio", { name: /^VLAN 20 dev/ }).click();
  await expect(page).toHaveURL(/vlan=lane:vlan-20/);
  const list = page.getByRole("complementary", { name: "VLAN 20 dev" });
  await expect(list.getByRole("button", { name: /nas.*10\.0\.20\.5/ })).toBeVisible();
  await expect(list.getByRole("button", { name: /postgres.*tcp 10\.0\.20\.5:5432/ })).toBeVisible();
  await expect(page.getByRole("article", { name: /^pihole,/ })).toHaveAttribute("data-faded");
  await expect(page.getByRole("article", { name: /^gitea,/ })).not.toHaveAttribute("data-faded");
  await list.getByRole("textbox").fill("postgres");
  await expect(list.getByRole("button", { name: /gitea/ })).toHaveCount(0);
  await expectNoViolations(page);
  await list.getByRole("button", { name: /postgres/ }).click();
  await expect(page.getByRole("article", { name: /^postgres,/ }).getByRole("button")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/vlan=/);
});

for (const preset of ["zones", "machines", "stacks", "dependencies"])
  test(`in ${preset} a breach has its line, and says why it is believed to whoever points at it or comes by the keyboard`, async () => {
    await page.goto(`${url}/?view=map&preset=${preset}`);
    const sign = page.getByRole("button", { name: "Breach Dev to Prod tcp 5432" });
    await expect(sign).toBeVisible();
    const evidence = page.getByRole("status").filter({ hasText: "Breach: Dev reaches Prod" });
    await expect(evidence).toHaveCount(0);
    // The map is fitted once more when it has grown.
    await expect(async () => {
      await sign.focus();
      await expect(evidence).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expect(evidence).toContainText("postgres, tcp 5432");
    await expect(evidence).toContainText("10.0.20.5");
    await expectNoViolations(page);
    await sign.blur();
    await expect(evidence).toHaveCount(0);
    const line = page.locator("path[data-breach]");
    await expect(line).toHaveCount(1);
    await line.dispatchEvent("pointermove", { clientX: 400, clientY: 300 });
    await expect(evidence).toContainText("postgres, tcp 5432");
    await expect(async () => {
      const [from, to] = await Promise.all([line.boundingBox(), page.locator("[data-map]").boundingBox()]);
      expect((from?.width ?? 0) + (from?.height ?? 0)).toBeGreaterThan(10);
      expect(from?.x).toBeGreaterThanOrEqual(to?.x ?? 0);
    }).toPass();
    await expect(page.getByRole("list", { name: "Legend" })).toContainText("Breach");
    await sign.click();
    await expect(page).toHaveURL(/select=container:[^&]*postgres/);
  });

test("several cables beside each other can each be pointed at, and light whole with their evidence", async () => {
  await page.goto(`${url}/?view=map&preset=machines`);
  const cables = page.locator("path[data-edge]");
  await expect(cables.first()).toBeAttached();
  const count = await cables.count();
  expect(count).toBeGreaterThan(3);
  const told = new Set<string>();
  for (let i = 0; i < count; i++) {
    const cable = cables.nth(i);
    const bend = await cable.evaluate((element) => {
      const path = element as SVGPathElement;
      const at = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM() ?? undefined);
      return { x: at.x, y: at.y };
    });
    await cable.dispatchEvent("pointermove", { clientX: bend.x, clientY: bend.y });
    const evidence = page.getByRole("status").filter({ hasText: " – " });
    told.add((await evidence.locator("p").first().textContent()) ?? "");
    await expect(page.locator(".map-edge-pointed")).toHaveAttribute("d", (await cable.getAttribute("d")) ?? "");
  }
  expect(told.size).toBe(count);
});

test("a breach is as loud from far off: its sign keeps its size on the screen", async () => {
  await page.goto(url);
  const sign = page.getByRole("button", { name: /^Breach/ });
  const near = await sign.boundingBox();
  // One press at a time: the next begins where the map is by then.
  const far = async () => {
    await page.keyboard.press("-");
    return page.locator('[data-level="far"]').count();
  };
  await expect.poll(far, { intervals: [300] }).toBe(1);
  await expect.poll(async () => (await sign.boundingBox())?.width).toBeGreaterThan(0.9 * (near?.width ?? 0));
});

for (const [size, viewport] of [
  ["a desk", { width: 1440, height: 900 }],
  ["a phone", { width: 390, height: 844 }],
] as const)
  for (const theme of ["light", "dark"] as const)
    test(`on ${size}, ${theme}, nothing overlaps, nothing is cut and every wall is closed`, async () => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      for (const path of ["/?view=map", "/?view=map&preset=machines", "/?view=map&preset=stacks"]) {
        await page.goto(url + path);
        await page.evaluate((wanted) => {
          document.documentElement.dataset.theme = wanted;
        }, theme);
        await expect(page.locator("[data-members]")).toBeAttached();
        // The whole is fitted once more when it has grown: a key that came before is pressed again.
        await expect(async () => {
          await page.keyboard.press("1");
          await expect(page.locator('[data-drawn="cards"] [data-map-plane] article').first()).toBeAttached({
            timeout: 1_000,
          });
        }).toPass();
        expect(await shapeFaults(page), path).toEqual([]);
      }
    });

test("in forced colours, and at twice the size, axe finds nothing and the map is there", async () => {
  await page.setViewportSize({ width: 720, height: 450 });
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto(`${url}/?view=map`);
  await expect(page.locator("[data-members]")).toBeAttached();
  await expectNoViolations(page);
  for (let i = 0; i < 6; i++) await page.keyboard.press("-");
  await expect(page.locator('[data-drawn="canvas"] .map-scene')).toBeVisible();
  await expectNoViolations(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});
