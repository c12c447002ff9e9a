// From a real engine's event to the picture in a browser, and what watching costs the engine.
import path from "node:path";
import { createDemoFolder, seedCrowd } from "../../scripts/demo-lab.mjs";
import { startPanelProcess } from "../../scripts/panel-process.mjs";
import { inspectedId, isList, startCountingProxy } from "../counting-proxy.mjs";
import { engineCalls } from "../engine-calls.mjs";
import { openRealLab } from "../real-lab.mjs";
import { launch, signIn } from "../session.mjs";
import { pause, quantile } from "../statistics.mjs";

const prefix = `bench-${process.pid}`;
const changes = 60;
const idleMs = 60_000;
const burst = { containers: 250, overMs: 90_000 };

export async function measure({ node, record }) {
  const { lab, stop } = await openRealLab(node);
  const folder = createDemoFolder();
  const engine = engineCalls(lab.new.socket);
  seedCrowd(node, folder, ["bench"]);
  const proxy = await startCountingProxy(path.join(folder.sockets, "bench.sock"), lab.new.socket);
  const panel = await startPanelProcess(node, { env: { ...folder.env, BULKHEAD_TIMING: "1" } });
  const browser = await launch();
  try {
    const { storageState } = await signIn(panel);
    const page = await browser.newPage({ storageState, viewport: { width: 1440, height: 900 } });
    await page.goto(panel.url);
    const context = { engine, proxy, panel, page, record, image: lab.images.busybox };
    for (const count of [60, 300]) {
      await fill(context, count);
      await measureChanges(context, count);
      if (count === 60) await measureIdle(context);
    }
    await empty(engine);
    await measureBurst(context);
  } finally {
    await browser.close();
    await panel.stop();
    proxy.stop();
    folder.remove();
    await empty(engine);
    engine.close();
    await stop();
  }
}

/** Brings the engine to `count` containers of ours, and waits until the map counts as many as the engine lists. */
async function fill({ engine, page, image }, count) {
  const ours = (await engine.list()).filter(isOurs).length;
  const numbers = Array.from({ length: count - ours }, (_, i) => ours + i);
  await inLanes(numbers, 4, (number) => engine.create(`${prefix}-${number}`, image, stackOf(number)));
  await shown(page, (await engine.list()).length);
}

async function shown(page, members) {
  const text = String(members);
  const arrived = (wanted) =>
    [...document.querySelectorAll("[data-members]")].some((element) => element.dataset.members === wanted);
  await page.waitForFunction(arrived, text, { timeout: 120_000, polling: "raf" });
}

/** One change at a time, of containers whose cards are on the screen: from the engine's own stamp to the painted frame. */
async function measureChanges({ engine, panel, page, record }, count) {
  const all = new Map((await engine.list()).filter(isOurs).map(({ Id, Names }) => [Names[0].slice(1), Id]));
  // At their own size they are cards, however the whole would fit.
  await page.keyboard.press("1");
  await page.waitForSelector('[data-drawn="cards"]');
  const cards = await page.waitForFunction(shownCards, null, { timeout: 30_000 });
  const names = (await cards.jsonValue()).filter((name) => all.has(name));
  const stamps = new Map();
  const stopWatching = engine.watch((event) => {
    const name = event.Actor?.Attributes?.name;
    if (event.Action === "pause" || event.Action === "unpause")
      stamps.set(`${name} ${event.Action}`, event.timeNano / 1e6);
  });
  await pause(500);
  const from = panel.lines.length;
  const took = [];
  for (let i = 0; i < changes; i++) {
    const name = names[Math.floor(i / 2) % names.length];
    const action = i % 2 === 0 ? "pause" : "unpause";
    await page.evaluate(watchForPaint, { name, paused: action === "pause" });
    await engine[action](all.get(name));
    const at = await page.evaluate(() => globalThis.painted);
    for (let wait = 0; wait < 50 && !stamps.has(`${name} ${action}`); wait++) await pause(10);
    took.push(at - stamps.get(`${name} ${action}`));
    stamps.delete(`${name} ${action}`);
    // An engine is asked about one container at most twice a second.
    await pause(700);
  }
  stopWatching();
  const server = panel.lines.slice(from).flatMap(timingOf);
  record({
    name: `event to painted card, ${count} containers, p50`,
    value: quantile(took, 0.5),
    unit: "ms",
    budget: 40,
  });
  record({
    name: `event to painted card, ${count} containers, p95`,
    value: quantile(took, 0.95),
    unit: "ms",
    budget: 100,
  });
  record({
    name: `the panel's part of it, ${count} containers, p50`,
    value: quantile(server, 0.5),
    unit: "ms",
    budget: 15,
  });
  record({
    name: `the panel's part of it, ${count} containers, p95`,
    value: quantile(server, 0.95),
    unit: "ms",
    budget: null,
  });
}

/** Nothing happens, a page is open. */
async function measureIdle({ proxy, record }) {
  await pause(5000);
  const from = performance.now();
  await pause(idleMs);
  const calls = proxy.since(from);
  record({
    name: "calls of an idle engine per minute, a page open, pings left out",
    value: (calls.length * 60_000) / idleMs,
    unit: "",
    budget: 3,
  });
  record({
    name: "stats streams with nothing on the screen that asks for them",
    value: calls.filter(isStats).length,
    unit: "",
    budget: 0,
  });
}

async function measureBurst({ engine, proxy, page, record, image }) {
  await shown(page, (await engine.list()).length);
  const from = performance.now();
  const gap = burst.overMs / burst.containers;
  const started = [];
  for (let i = 0; i < burst.containers; i++) {
    const wait = from + i * gap - performance.now();
    if (wait > 0) await pause(wait);
    started.push(engine.create(`${prefix}-burst-${i}`, image, stackOf(i)));
  }
  await Promise.all(started);
  const last = performance.now();
  await shown(page, (await engine.list()).length);
  const calls = proxy.since(from);
  const seconds = (performance.now() - from) / 1000;
  record({ name: "burst of 250: all shown after the last", value: performance.now() - last, unit: "ms", budget: 3000 });
  record({ name: "burst of 250: lists per second", value: calls.filter(isList).length / seconds, unit: "", budget: 1 });
  record({
    name: "burst of 250: most inspects of one container in one second",
    value: mostInspects(calls),
    unit: "",
    budget: 2,
  });
}

function mostInspects(calls) {
  const byId = Map.groupBy(
    calls.filter((call) => inspectedId(call)),
    inspectedId,
  );
  let most = 0;
  for (const each of byId.values())
    for (const { at } of each)
      most = Math.max(most, each.filter((other) => other.at >= at && other.at < at + 1000).length);
  return most;
}

/** Ten each: the map folds what is too much, and keeps the rest open. */
const stackOf = (number) => `${prefix}-stack-${Math.floor(number / 10)}`;
const isOurs = ({ Names }) => Names[0].startsWith(`/${prefix}`);
const isStats = ({ path }) => path.includes("/stats");

function timingOf(line) {
  if (!line.startsWith('{"timing"')) return [];
  return [JSON.parse(line).serverMs];
}

async function empty(engine) {
  await inLanes((await engine.list()).filter(isOurs), 6, ({ Id }) => engine.remove(Id));
}

async function inLanes(items, width, work) {
  const queue = [...items];
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, lane));
}

// --- In the page ---

/** Names of the containers whose cards are on the screen; null while there are none. */
function shownCards() {
  const cards = [...document.querySelectorAll("[data-map-plane] article [data-stop^='container:']")].filter(
    (element) => {
      const { top, bottom, left, right } = element.getBoundingClientRect();
      return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
    },
  );
  return cards.length < 5 ? null : cards.map((element) => element.dataset.stop.split("/").slice(1).join("/"));
}

/** `painted` becomes when the frame that shows the change is painted, epoch ms. */
function watchForPaint({ name, paused }) {
  const stop = [...document.querySelectorAll("[data-map-plane] article [data-stop]")].find((each) =>
    each.dataset.stop.endsWith(`/${name}`),
  );
  const card = stop.closest("article");
  const says = () => card.textContent.includes("Paused") === paused;
  globalThis.painted = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!says()) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
    });
    observer.observe(card, { subtree: true, childList: true, characterData: true, attributes: true });
  });
}
