// npm run screens: writes docs/screens/*.png from the demo, with a clock that stands. Nothing else writes them.
// `npm run screens -- map` writes those whose name begins so.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { createDemoFolder, seedCrowd, seedDemo, startSim } from "./demo-lab.mjs";
import { startPanelProcess } from "./panel-process.mjs";
import { prepare } from "./up.mjs";

const folder = fileURLToPath(new URL("../docs/screens/", import.meta.url));
const wanted = process.argv[2] ?? "";
/** A Wednesday afternoon; what happened a little before is told with its time. */
const startsAt = Date.UTC(2026, 10, 25, 14, 24);
const shownAt = Date.UTC(2026, 10, 25, 14, 31);
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** What is shown: where, on which sizes, and what a person did there before. */
const screens = [
  { name: "map", path: "/" },
  { name: "map-inspector", path: "/?select=container:nas/immich-ml" },
  { name: "map-machines", path: "/?preset=machines", sizes: ["desktop"] },
  { name: "map-dependencies", path: "/?preset=dependencies", sizes: ["desktop"] },
  {
    name: "map-close",
    path: "/?select=container:nas/immich-server",
    sizes: ["desktop"],
    act: async (page) => {
      for (const key of ["1", "+", "+"]) await page.keyboard.press(key);
    },
  },
  {
    name: "map-cluster",
    path: "/?select=workload:k3s/Deployment/cameras/frigate&at=cluster:k3s,-20,300,1",
    sizes: ["desktop"],
  },
  { name: "workload-inspector", path: "/?select=workload:k3s/Deployment/dev/blinds-bridge" },
  { name: "containers", path: "/containers" },
  { name: "network", path: "/network", sizes: ["desktop"] },
  { name: "hosts", path: "/hosts", sizes: ["desktop"] },
  { name: "operations", path: "/operations", sizes: ["desktop"] },
  { name: "settings-engines", path: "/settings/engines", sizes: ["desktop"] },
  {
    name: "redeploy-dialog",
    path: "/?select=container:nas/nextcloud-db",
    sizes: ["desktop"],
    act: (page) =>
      page
        .getByRole("button", { name: /^Redeploy/ })
        .first()
        .click(),
  },
  {
    name: "redeploy-progress",
    path: "/?select=container:lab-pc/web-dev",
    sizes: ["desktop"],
    themes: ["dark"],
    act: async (page) => {
      await page
        .getByRole("button", { name: /^Redeploy/ })
        .first()
        .click();
      await page
        .getByRole("dialog")
        .getByRole("button", { name: /^Redeploy web-dev/ })
        .click();
      await page.waitForTimeout(1_500);
    },
  },
];

/** The same panel's map over nine hundred members. */
const crowdScreens = [
  { name: "map-far", path: "/", sizes: ["desktop"] },
  {
    name: "map-middle",
    path: "/?fold=off",
    sizes: ["desktop"],
    act: async (page) => {
      for (const key of ["1", "-", "-", "-"]) await page.keyboard.press(key);
    },
  },
];
const crowd = { engines: 9, containers: 100 };

mkdirSync(folder, { recursive: true });
const node = prepare();
// Named, because the pictures show where the engines are.
const demo = createDemoFolder({ name: "bulkhead-demo" });
const empty = createDemoFolder({ isDemo: false });
const many = createDemoFolder({ name: "bulkhead-crowd" });
const clock = { preload: ["--import", "./scripts/fixed-clock.mjs"], variables: { BULKHEAD_CLOCK: String(startsAt) } };
const panels = [];
const sims = [];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--force-color-profile=srgb", "--font-render-hinting=none"],
});
try {
  seedDemo(node, demo);
  const household = await simulate(["--scenario", "household", "--sockets", demo.sockets]);
  const panel = await start(demo);
  await happen(household.control);
  const fresh = await start(empty);
  await shootSignedOut(panel, fresh);
  await shootSignedIn(panel, screens);
  if (crowdScreens.some(({ name }) => name.startsWith(wanted) || wanted.startsWith(name))) await shootCrowd();
} finally {
  await browser.close();
  for (const panel of panels) await panel.stop();
  for (const { child } of sims) child.kill("SIGTERM");
  for (const each of [demo, empty, many]) each.remove();
}

async function simulate(args) {
  const sim = await startSim(node, args, clock);
  sims.push(sim);
  return sim;
}

/** A larger lab on which a usual evening has left its marks. */
async function shootCrowd() {
  const names = Array.from({ length: crowd.engines }, (_, i) => `sim-${i}`);
  seedCrowd(node, many, names);
  const size = ["--engines", String(crowd.engines), "--containers", String(crowd.containers)];
  const { control } = await simulate(["--scenario", "crowd", ...size, "--sockets", many.sockets]);
  const panel = await start(many);
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  const tell = (target, body) => fetch(`${control}/${target}`, { method: "POST", body: JSON.stringify(body) });
  for (const [i, name] of names.entries()) {
    for (const n of [3, 8, 15].slice(0, 1 + (i % 3)))
      await tell(`${name}/act`, { container: `stack-${n}-app-${i % 5}`, act: i % 2 === 0 ? "stop" : "pause" });
    if (i % 3 === 0) await tell(`${name}/crash`, { container: `stack-${4 + i}-app-2`, exitCode: 137, oomKilled: true });
  }
  await tell(`${names.at(-1)}/fault`, { fault: "silent" });
  await new Promise((resolve) => setTimeout(resolve, 14_000));
  await shootSignedIn(panel, crowdScreens);
}

async function start({ env }) {
  const preload = ["--import", fileURLToPath(new URL("fixed-clock.mjs", import.meta.url))];
  const panel = await startPanelProcess(node, { env: { ...env, ...clock.variables }, preload });
  panels.push(panel);
  return panel;
}

/** What the pictures tell of: exits for want of memory, a runner that stumbles, a host that falls silent. */
async function happen(control) {
  const tell = (target, body) => fetch(`${control}/${target}`, { method: "POST", body: JSON.stringify(body) });
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  await tell("nas/crash", { container: "postgres", exitCode: 137, oomKilled: true });
  await tell("k3s/crash", { namespace: "cameras", workload: "frigate", exitCode: 137, reason: "OOMKilled" });
  for (let i = 0; i < 3; i++) {
    await tell("lab-pc/crash", { container: "gitea-runner", exitCode: 1 });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
  }
  await new Promise((resolve) => setTimeout(resolve, 10_000));
  // A newer image, so that there is something to redeploy.
  await tell("lab-pc/publish", { ref: "node:24", revision: 1 });
  await tell("pve1/fault", { fault: "silent" });
  await new Promise((resolve) => setTimeout(resolve, 10_000));
}

async function shootSignedOut(panel, fresh) {
  const pages = [
    { name: "sign-in", address: `${panel.url}/sign-in` },
    { name: "claim", address: `${fresh.url}/claim` },
  ];
  for (const theme of ["light", "dark"]) {
    const context = await open(theme, sizes.desktop);
    const page = await context.newPage();
    for (const { name, address } of pages) {
      await page.goto(address);
      await shoot(page, `${name}-${theme}`);
    }
    await context.close();
  }
}

async function shootSignedIn(panel, list) {
  const first = await open("light", sizes.desktop);
  const page = await first.newPage();
  await page.goto(panel.oneTimeAddress());
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  const storageState = await first.storageState();
  await first.close();
  for (const theme of ["light", "dark"])
    for (const [size, viewport] of Object.entries(sizes))
      await shootAll(panel.url, list, { theme, size, viewport, storageState });
}

async function shootAll(url, list, { theme, size, viewport, storageState }) {
  const context = await open(theme, viewport, storageState);
  const page = await context.newPage();
  for (const screen of list) {
    if (!(screen.sizes ?? Object.keys(sizes)).includes(size)) continue;
    if (screen.themes && !screen.themes.includes(theme)) continue;
    const name = `${screen.name}-${size === "phone" ? "phone-" : ""}${theme}`;
    if (!name.startsWith(wanted)) continue;
    await page.goto(url + screen.path);
    await settle(page);
    await screen.act?.(page);
    await shoot(page, name);
  }
  await context.close();
}

async function open(theme, viewport, storageState) {
  const context = await browser.newContext({
    viewport,
    colorScheme: theme,
    reducedMotion: "reduce",
    timezoneId: "UTC",
    locale: "en-GB",
    hasTouch: viewport.width < 768,
    ...(storageState ? { storageState } : {}),
  });
  await context.clock.setFixedTime(shownAt);
  return context;
}

async function settle(page) {
  await page.waitForLoadState("load");
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(1_500);
}

async function shoot(page, name) {
  if (!name.startsWith(wanted)) return;
  await settle(page);
  await page.screenshot({ path: `${folder}${name}.png` });
  console.log(`docs/screens/${name}.png`);
}
