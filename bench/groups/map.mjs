import { pan, zoomThrough } from "../map/gestures.mjs";
import { heapOf } from "../map/heap.mjs";
import { goToZoom, isComplete, pane, withMap } from "../map/open-map.mjs";
import { measurePeers } from "../map/peers.mjs";
import { searchFigures } from "../search-figures.mjs";
import { quantile } from "../statistics.mjs";

const budgetMs = 17.5;
const gesture = { ms: 3_000, selector: pane };
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
  await withMap(node, { engines: 10, containers: 1_000 }, (map) => complete(map, 1_000, 1_000, record));
  for (const size of sizes)
    await withMap(node, size, async (map) => {
      await moves(map, size, record);
      if (size.containers === 5_000) await changes(map, size, record);
      if (size.containers === 10_000) {
        await complete(map, 10_000, 2_000, record);
        await search(map, size, record);
        await heap(map, size, record);
      }
    });
  await measurePeers(
    sizes.map(({ containers }) => containers),
    record,
  );
}

const count = (containers) => `${containers.toLocaleString("en")} members`;

/** From the navigation to the newest revision painted, with drawn + folded = members. */
async function complete({ url, newPage }, containers, budget, record) {
  const times = [];
  for (let i = 0; i < 5; i++) {
    const page = await newPage();
    const startedAt = performance.now();
    await page.goto(url, { waitUntil: "commit" });
    await isComplete(page, containers);
    times.push(performance.now() - startedAt);
    await page.close();
  }
  record({
    name: `navigation to map complete, ${count(containers)}, median of 5`,
    value: quantile(times, 0.5),
    unit: "ms",
    budget,
  });
}

/** The same gesture at each level of detail, and a zoom through all of them and back. */
async function moves({ url, newPage }, { containers }, record) {
  const page = await newPage();
  await page.goto(`${url}/?fold=off`, { waitUntil: "commit" });
  await isComplete(page, containers);
  const say = (what, frames) =>
    record({
      name: `frame time p95, ${what}, ${count(containers)}`,
      value: quantile(frames, 0.95),
      unit: "ms",
      budget: budgetMs,
    });
  for (const [level, zoom] of levels) {
    await goToZoom(page, zoom);
    say(`panning ${level}`, await page.evaluate(pan, gesture));
  }
  await goToZoom(page, 0);
  say("zooming through all levels", await page.evaluate(zoomThrough, gesture));
  await page.close();
}

async function search({ url, newPage }, { containers }, record) {
  const page = await newPage();
  await page.goto(url, { waitUntil: "commit" });
  await isComplete(page, containers);
  await searchFigures(page, record, containers);
  await page.close();
}

/** 200 changes of health in a second while a hand pans far out, where every change is on the screen. */
async function changes({ lab, url, newPage }, { containers }, record) {
  const page = await newPage();
  await page.goto(`${url}/?fold=off`, { waitUntil: "commit" });
  await isComplete(page, containers);
  await goToZoom(page, 8);
  const bursts = lab.names.slice(0, 4).map((name) => lab.tell(`${name}/burst`, { events: 200, overMs: 4_000 }));
  const frames = await page.evaluate(pan, gesture);
  await Promise.all(bursts);
  const what = `panning under 200 changes a second, ${count(containers)}`;
  record({ name: `frame time p95, ${what}`, value: quantile(frames, 0.95), unit: "ms", budget: budgetMs });
  record({ name: `longest frame, ${what}`, value: Math.max(...frames), unit: "ms", budget: 50 });
  await page.close();
}

/**
 * An hour of an uneasy lab, four changes a second, told in a minute. Half an hour of it goes before: V8 compiles anew what
 * runs often, some 0.5 MB in all, and that ends; what is sought here is what doesn't.
 */
async function heap({ lab, url, newPage }, { containers }, record) {
  const page = await newPage();
  await page.goto(`${url}/?fold=off`, { waitUntil: "commit" });
  await isComplete(page, containers);
  const hour = 3_600 * 4;
  const tell = (events, overMs) =>
    Promise.all(lab.names.map((name) => lab.tell(`${name}/burst`, { events: events / lab.names.length, overMs })));
  const rest = async () => {
    await page.waitForTimeout(5_000);
    return heapOf(page);
  };
  const fresh = await rest();
  record({ name: `the page's heap, ${count(containers)}`, value: fresh, unit: "MB", budget: 150 });
  await tell(hour / 2, 30_000);
  const before = await rest();
  const growth = (to, from) => ({ value: ((to - from) / from) * 100, unit: "%" });
  record({ name: "its growth over the first half hour's changes", ...growth(before, fresh), budget: null });
  await tell(hour, 60_000);
  record({ name: "its growth over an hour's changes after that", ...growth(await rest(), before), budget: 2 });
  await page.close();
}
