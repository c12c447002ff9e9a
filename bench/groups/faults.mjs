import { launch } from "../session.mjs";
import { startSimulatedPanel } from "../simulated-panel.mjs";
import { pause, quantile } from "../statistics.mjs";
import { openViewer } from "../viewer.mjs";

/** What bad engines and crowds of events do to everybody else. */
export async function measure({ node, record }) {
  const lab = await startSimulatedPanel(node, { engines: 20, containers: 50 });
  try {
    const session = await lab.session();
    const viewer = openViewer(lab.panel(), session);
    try {
      await viewer.until("all 1,000 containers are there", () => viewer.containers().length === 1_000, 60_000);
      await burst(lab, viewer, session, record);
      await deadEngines(lab, viewer, session, record);
    } finally {
      await viewer.close();
    }
  } finally {
    await lab.dispose();
  }
}

async function deadEngines(lab, viewer, session, record) {
  const before = await actions(lab, viewer);
  for (const [i, name] of lab.names.slice(0, 5).entries())
    await lab.tell(`${name}/fault`, { fault: ["refusing", "silent", "silent", "failing", "garbage"][i] });
  await pause(12_000);
  const times = [];
  for (let i = 0; i < 50; i++) times.push(await firstByte(lab.panel().url, session));
  record({
    name: "first byte of the map, 5 of 20 engines dead, p95",
    value: quantile(times, 0.95),
    unit: "ms",
    budget: 200,
  });
  const after = await actions(lab, viewer);
  record({
    name: "a change of a living engine to the viewer, 5 of 20 dead, p50 against none dead",
    value: (after / before) * 100,
    unit: "%",
    budget: 110,
  });
}

async function firstByte(url, { cookie }) {
  const startedAt = performance.now();
  const response = await fetch(url, { headers: { cookie } });
  const reader = response.body.getReader();
  await reader.read();
  const took = performance.now() - startedAt;
  await reader.cancel();
  return took;
}

/** From a change on one of the living engines to the viewer, median of 40. */
async function actions(lab, viewer) {
  const times = [];
  for (let i = 0; i < 40; i++) {
    const engine = lab.names[5 + (i % 15)];
    const id = `container:${engine}/stack-1-app-${i % 5}`;
    const before = viewer.nodes.get(id);
    const startedAt = performance.now();
    await lab.tell(`${engine}/act`, {
      container: `stack-1-app-${i % 5}`,
      act: before.state === "paused" ? "unpause" : "pause",
    });
    times.push((await viewer.until(`${id} changes`, () => viewer.nodes.get(id)?.state !== before.state)) - startedAt);
    await pause(520);
  }
  return quantile(times, 0.5);
}

async function burst(lab, viewer, session, record) {
  const browser = await launch();
  try {
    const context = await browser.newContext({
      storageState: session.storageState,
      viewport: { width: 1440, height: 900 },
    });
    const page = await context.newPage();
    await page.goto(lab.panel().url);
    await pause(8_000);
    const frames = page.evaluate(longestFrame, 9_000);
    await Promise.all(lab.names.map((name) => lab.tell(`${name}/burst`, { events: 250, overMs: 5_000 })));
    await pause(2_000);
    const truth = new Map();
    for (const name of lab.names)
      for (const [container, state] of Object.entries((await lab.tell(`${name}/states`)).states))
        truth.set(`container:${name}/${container}`, state);
    const stale = [...truth].filter(([id, state]) => viewer.nodes.get(id)?.state !== state);
    record({ name: "stale nodes 2 s after 5,000 events in 5 s", value: stale.length, unit: "nodes", budget: 0 });
    record({ name: "longest frame in the browser meanwhile", value: await frames, unit: "ms", budget: 50 });
    const most = await Promise.all(lab.names.map((name) => lab.tell(`${name}/calls`)));
    record({
      name: "inspects of one container within a second, the most",
      value: Math.max(...most.map((one) => one.mostInspectsPerSecond)),
      unit: "calls",
      budget: 2,
    });
  } finally {
    await browser.close();
  }
}

/** Runs in the page. */
function longestFrame(ms) {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    let [last, longest] = [startedAt, 0];
    const tick = (now) => {
      longest = Math.max(longest, now - last);
      last = now;
      if (now - startedAt > ms) resolve(longest);
      else requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
}
