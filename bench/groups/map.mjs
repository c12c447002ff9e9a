import { launch } from "../session.mjs";
import { startSimulatedPanel } from "../simulated-panel.mjs";
import { quantile } from "../statistics.mjs";

const budgetMs = 17.5;
const panMs = 3_000;
/** Containers in all, and on how many engines. The first has a budget; the others are the map's next goal. */
const sizes = [
  { containers: 500, engines: 5, budget: budgetMs },
  { containers: 2_000, engines: 20, budget: null },
  { containers: 5_000, engines: 50, budget: null },
  { containers: 10_000, engines: 100, budget: null },
];

/** How the map moves and how soon it is there, in a browser without a GPU. */
export async function measure({ node, record }) {
  await complete(node, record);
  for (const size of sizes) await moves(node, record, size);
}

/** From the navigation to the newest revision painted, with drawn + folded = members. */
async function complete(node, record) {
  await withMap(node, { engines: 10, containers: 100 }, async ({ url, newPage }) => {
    const times = [];
    for (let i = 0; i < 5; i++) {
      const page = await newPage();
      const startedAt = performance.now();
      await page.goto(url, { waitUntil: "commit" });
      await isComplete(page, 1_000);
      times.push(performance.now() - startedAt);
      await page.close();
    }
    const value = quantile(times, 0.5);
    record({ name: "navigation to map complete, 1,000 containers, median of 5", value, unit: "ms", budget: 1_000 });
  });
}

async function moves(node, record, { containers, engines, budget }) {
  await withMap(node, { engines, containers: containers / engines }, async ({ url, newPage }) => {
    const page = await newPage();
    await page.goto(`${url}/?fold=off`, { waitUntil: "commit" });
    await isComplete(page, containers);
    for (const [where, key, limit] of [
      ["near by, folding off", "1", budget],
      ["zoomed out, folding off", "far", null],
    ]) {
      if (key === "far") for (let i = 0; i < 12; i++) await page.keyboard.press("-");
      else await page.keyboard.press(key);
      await page.waitForTimeout(500);
      const frames = await page.evaluate(pan, panMs);
      const name = `frame time p95 while panning ${where}, ${containers.toLocaleString("en")} containers`;
      record({ name, value: quantile(frames, 0.95), unit: "ms", budget: limit });
    }
  });
}

/** Runs in the page: drags the map a little further each frame, and takes the time between frames. */
function pan(ms) {
  const pane = document.querySelector(".react-flow__pane");
  const box = pane.getBoundingClientRect();
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const send = (target, type) =>
    target.dispatchEvent(
      new MouseEvent(type, { bubbles: true, cancelable: true, view: window, clientX: at.x, clientY: at.y, buttons: 1 }),
    );
  send(pane, "mousedown");
  return new Promise((resolve) => {
    const frames = [];
    const startedAt = performance.now();
    let last = startedAt;
    let step = -9;
    const tick = () => {
      const now = performance.now();
      frames.push(now - last);
      last = now;
      if (at.x < box.x + box.width * 0.2 || at.x > box.x + box.width * 0.8) step = -step;
      at.x += step;
      at.y = box.y + box.height / 2 + 60 * Math.sin((now - startedAt) / 300);
      send(window, "mousemove");
      if (now - startedAt < ms) requestAnimationFrame(tick);
      else {
        send(window, "mouseup");
        // The first frames still hold what was going on before.
        resolve(frames.slice(3));
      }
    };
    requestAnimationFrame(tick);
  });
}

const isComplete = (page, members) =>
  page.waitForFunction(
    (wanted) => {
      const figures = document.querySelector("[data-revision] [data-members]")?.dataset;
      if (!figures) return false;
      const [all, drawn, away] = [figures.members, figures.drawn, figures.away].map(Number);
      return all === wanted && drawn + away === wanted && document.querySelector("[data-map-plane] article, .map-row");
    },
    members,
    { polling: "raf", timeout: 120_000 },
  );

async function withMap(node, size, use) {
  const lab = await startSimulatedPanel(node, size);
  const browser = await launch();
  try {
    const { storageState } = await lab.session();
    const context = await browser.newContext({
      storageState,
      viewport: { width: 1440, height: 900 },
      // Zooming by keys is then done at once, so that only the panning is measured.
      reducedMotion: "reduce",
    });
    await allSeen(lab, context, size.engines * size.containers);
    await use({ url: lab.panel().url, newPage: () => context.newPage() });
  } finally {
    await browser.close();
    await lab.dispose();
  }
}

/** Waits until the panel itself knows the whole lab: what is measured is the map, not the engines' first answers. */
async function allSeen(lab, context, containers) {
  const page = await context.newPage();
  await page.goto(lab.panel().url);
  await isComplete(page, containers);
  await page.close();
}
