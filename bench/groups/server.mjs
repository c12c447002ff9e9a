import { watchProcess } from "../process-use.mjs";
import { launch } from "../session.mjs";
import { startSimulatedPanel } from "../simulated-panel.mjs";
import { pause, quantile } from "../statistics.mjs";
import { openViewer } from "../viewer.mjs";

const settleMs = 30_000;
const watchMs = 60_000;

/** What the panel costs while nothing happens, and how soon it is there. */
export async function measure({ node, record }) {
  const lab = await startSimulatedPanel(node, { engines: 10, containers: 100 });
  try {
    await idle(lab, record);
    await startUp(lab, record);
    await wire(lab, record);
  } finally {
    await lab.dispose();
  }
}

async function idle(lab, record) {
  const session = await lab.session();
  const viewer = openViewer(lab.panel(), session);
  try {
    await viewer.until("all 1,000 containers are there", () => viewer.containers().length === 1_000, 60_000);
    await pause(settleMs);
    const { rssMb, cpuPercent } = await watchProcess(lab.panel().pid, watchMs);
    record({ name: "memory, 1,000 containers on 10 engines, one viewer", value: rssMb, unit: "MB", budget: 200 });
    record({ name: "CPU, the same, idle", value: cpuPercent, unit: "% of a core", budget: 1 });
  } finally {
    await viewer.close();
  }

  await pause(5_000);
  for (const name of lab.names) await lab.tell(`${name}/calls`, { reset: true });
  const alone = await watchProcess(lab.panel().pid, watchMs);
  record({ name: "memory, the same, no viewer", value: alone.rssMb, unit: "MB", budget: 200 });
  record({ name: "CPU, the same, no viewer", value: alone.cpuPercent, unit: "% of a core", budget: 1 });
  const calls = await Promise.all(lab.names.map((name) => lab.tell(`${name}/calls`)));
  const perMinute = calls.map(({ byPath }) => {
    const counted = Object.entries(byPath).filter(([path]) => path !== "/_ping");
    return (counted.reduce((sum, [, count]) => sum + count, 0) * 60_000) / watchMs;
  });
  record({
    name: "calls per minute and engine besides the ping, the busiest engine",
    value: Math.max(...perMinute),
    unit: "calls",
    budget: 3,
  });
  const stats = calls.reduce((sum, { byPath }) => sum + (byPath["/containers/*/stats"] ?? 0), 0);
  record({ name: "calls for stats while no page is open", value: stats, unit: "calls", budget: 0 });
}

async function startUp(lab, record) {
  const times = [];
  for (let i = 0; i < 5; i++) times.push((await lab.restart()).readyMs);
  record({
    name: "process start to first 200, existing database, median of 5",
    value: quantile(times, 0.5),
    unit: "ms",
    budget: 1_000,
  });
}

/** JavaScript and CSS of the map page as they cross the wire. */
async function wire(lab, record) {
  const { storageState } = await lab.session();
  const browser = await launch();
  try {
    const context = await browser.newContext({ storageState });
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send("Network.enable");
    await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
    const kinds = new Map();
    let bytes = 0;
    cdp.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
    cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      if (["Script", "Stylesheet"].includes(kinds.get(requestId))) bytes += encodedDataLength;
    });
    await page.goto(lab.panel().url);
    await pause(5_000);
    record({ name: "JavaScript and CSS of the map page, compressed", value: bytes / 1024, unit: "KiB", budget: 256 });
  } finally {
    await browser.close();
  }
}
