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

/** Before, meanwhile and after: what the machine does by itself in these minutes is in both sides of the comparison. */
async function deadEngines(lab, viewer, session, record) {
  const before = await clicks(lab, session);
  await tellDead(lab, ["refusing", "silent", "silent", "failing", "garbage"]);
  await pause(12_000);
  const times = [];
  for (let i = 0; i < 50; i++) times.push(await firstByte(lab.panel().url, session));
  record({
    name: "first byte of the map, 5 of 20 engines dead, p95",
    value: quantile(times, 0.95),
    unit: "ms",
    budget: 200,
  });
  const meanwhile = await clicks(lab, session);
  await tellDead(lab, Array(5).fill("none"));
  await viewer.until("all engines are back", () => isWhole(viewer), 60_000);
  const after = await clicks(lab, session);
  const alive = quantile([...before, ...after], 0.5);
  const name = "a click on a living engine until the page shows it";
  record({ name: `${name}, none dead, p50`, value: alive, unit: "ms", budget: null });
  record({
    name: `${name}, 5 of 20 dead, p50 against none dead`,
    value: (quantile(meanwhile, 0.5) / alive) * 100,
    unit: "%",
    budget: 110,
  });
}

const tellDead = (lab, faults) => Promise.all(faults.map((fault, i) => lab.tell(`${lab.names[i]}/fault`, { fault })));

const isWhole = (viewer) => viewer.containers().every(({ health }) => health.tier !== "unknown");

/** A person pauses and resumes containers of three living engines, ten clicks each. @returns ms from click to picture. */
async function clicks(lab, session) {
  const browser = await launch();
  try {
    const context = await browser.newContext({
      storageState: session.storageState,
      viewport: { width: 1440, height: 900 },
    });
    const page = await context.newPage();
    const times = [];
    for (const engine of lab.names.slice(5, 8)) {
      const nodeId = `container:${engine}/stack-1-app-0`;
      await page.goto(`${lab.panel().url}/?select=${nodeId}`);
      const toolbar = page.getByRole("toolbar", { name: "Actions for stack-1-app-0" });
      for (let i = 0; i < 10; i++) {
        await toolbar.getByRole("button", { name: "Redeploy", disabled: false }).waitFor();
        // The engine is asked about one container at most twice a second.
        await pause(1_100);
        const isPausing = i % 2 === 0;
        if (isPausing) await toolbar.getByRole("button", { name: "More actions" }).click();
        const target = isPausing
          ? page.getByRole("menuitem", { name: "Pause" })
          : toolbar.getByRole("button", { name: "Resume" });
        times.push(await target.evaluate(clickAndWatch, { nodeId, isPausing }));
      }
    }
    return times;
  } finally {
    await browser.close();
  }
}

/** Runs in the page. @returns ms from the click until the inspector shows the new state, and the card if it is drawn. */
function clickAndWatch(target, { nodeId, isPausing }) {
  const isShown = () => {
    const card = document.querySelector(`[data-id="${nodeId}"] article`);
    const button = [...document.querySelectorAll('[role="toolbar"] button')].find((each) =>
      each.textContent.startsWith("Resume"),
    );
    const shows = card === null || card.ariaLabel.includes("Paused") === isPausing;
    return shows && (button !== undefined) === isPausing;
  };
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const watch = new MutationObserver(() => {
      if (!isShown()) return;
      watch.disconnect();
      resolve(performance.now() - startedAt);
    });
    watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    setTimeout(() => reject(new Error("The page did not show the change within 10 s.")), 10_000);
    target.click();
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
