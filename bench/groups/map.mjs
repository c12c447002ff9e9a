import { launch } from "../session.mjs";
import { startSimulatedPanel } from "../simulated-panel.mjs";
import { quantile } from "../statistics.mjs";

const budgetMs = 17.5;
const panMs = 3_000;
/** Members in all, and on how many engines. */
const sizes = [
  { containers: 500, engines: 5 },
  { containers: 2_000, engines: 20 },
  { containers: 5_000, engines: 50 },
  { containers: 10_000, engines: 100 },
];
/** A level of detail, and how many steps of 0.8 it is from 100 %. */
const levels = [
  ["near", 0],
  ["middle", 4],
  ["far", 8],
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

/** The same gesture at each level of detail, and a zoom through all of them and back. */
async function moves(node, record, { containers, engines }) {
  await withMap(node, { engines, containers: containers / engines }, async ({ url, newPage }) => {
    const page = await newPage();
    await page.goto(`${url}/?fold=off`, { waitUntil: "commit" });
    await isComplete(page, containers);
    const say = (what, frames) =>
      record({
        name: `frame time p95, ${what}, ${containers.toLocaleString("en")} members`,
        value: quantile(frames, 0.95),
        unit: "ms",
        budget: budgetMs,
      });
    for (const [level, zoom] of levels) {
      await goToZoom(page, zoom);
      say(`panning ${level}`, await page.evaluate(pan, panMs));
    }
    await goToZoom(page, 0);
    say("zooming through all levels", await page.evaluate(zoomThrough, panMs));
    await page.close();
  });
}

/** By keys, from 100 %; then at rest, so that only the gesture is measured. */
async function goToZoom(page, times) {
  await page.keyboard.press("1");
  for (let i = 0; i < times; i++) await page.keyboard.press("-");
  await page.waitForTimeout(1_000);
}

/** Runs in the page: turns the wheel a little in each frame, out to the whole and in again. */
function zoomThrough(ms) {
  const pane = document.querySelector(".react-flow__pane");
  const box = pane.getBoundingClientRect();
  const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 };
  return new Promise((resolve) => {
    const frames = [];
    const startedAt = performance.now();
    let last = startedAt;
    const tick = () => {
      const now = performance.now();
      frames.push(now - last);
      last = now;
      const out = now - startedAt < ms / 2;
      pane.dispatchEvent(new WheelEvent("wheel", { bubbles: true, cancelable: true, deltaY: out ? 24 : -24, ...at }));
      if (now - startedAt < ms) requestAnimationFrame(tick);
      else resolve(frames.slice(3));
    };
    requestAnimationFrame(tick);
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
      if (all !== wanted || drawn + away !== wanted) return false;
      const canvas = document.querySelector('[data-drawn="canvas"] .map-scene');
      if (!canvas) return document.querySelector("[data-map-plane] article, .map-row");
      return canvas.dataset.revision === document.querySelector("[data-revision]").dataset.revision;
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
