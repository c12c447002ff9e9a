import { pause, quantile } from "../statistics.mjs";

const storm = { perSecond: 200, seconds: 30 };

/**
 * 200 pods a second say another count of restarts. Lag is from the moment before the write is sent until the stream has
 * brought it, or a newer count of the same pod.
 */
export async function measureStorm({ api, crowd, panel, record, listen }) {
  const pods = `/api/v1/namespaces/${crowd.namespace}/pods`;
  const { items } = await api.get(pods);
  const waiting = new Map();
  const lags = [];
  const last = new Map();
  const stop = listen((node) => {
    if (node.kind !== "pod") return;
    const now = performance.now();
    const open = waiting.get(node.name) ?? [];
    for (const one of open) if (node.restartCount >= one.count) lags.push(now - one.sentAt);
    waiting.set(
      node.name,
      open.filter(({ count }) => node.restartCount < count),
    );
  });
  const page = await panel.newPage();
  await page.goto(panel.url);
  await pause(3_000);
  const frames = page.evaluate(watchFrames, storm.seconds * 1_000);

  const total = storm.perSecond * storm.seconds;
  const from = performance.now();
  const writes = [];
  for (let i = 0; i < total; i++) {
    const wait = from + (i * 1_000) / storm.perSecond - performance.now();
    if (wait > 1) await pause(wait);
    const { metadata, status } = items[i % items.length];
    const count = Math.floor(i / items.length) + 1;
    const containerStatuses = status.containerStatuses.map((each) => ({ ...each, restartCount: count }));
    waiting.set(metadata.name, [...(waiting.get(metadata.name) ?? []), { count, sentAt: performance.now() }]);
    last.set(metadata.name, count);
    writes.push(api.patch(`${pods}/${metadata.name}/status`, { status: { containerStatuses } }));
  }
  const seconds = (performance.now() - from) / 1_000;
  await Promise.all(writes);
  await pause(2_000);
  stop();
  const shown = new Map(panel.podsOf(crowd.namespace).map(({ name, restartCount }) => [name, restartCount]));
  const missed = [...last].filter(([name, count]) => shown.get(name) !== count);
  const taken = await frames;
  await page.close();
  const what = `${storm.perSecond} pod changes a second`;
  record({ name: `${what}: written per second`, value: total / seconds, unit: "", budget: null });
  record({ name: `${what}: frame time p95`, value: quantile(taken, 0.95), unit: "ms", budget: 17.5 });
  record({ name: `${what}: longest lag`, value: Math.max(...lags) / 1_000, unit: "s", budget: 1 });
  record({ name: `${what}: lag p50`, value: quantile(lags, 0.5), unit: "ms", budget: null });
  record({ name: `${what}: pods that show another count 2 s later`, value: missed.length, unit: "", budget: 0 });
}

/** Runs in the page: the time between frames for so long. */
function watchFrames(ms) {
  return new Promise((resolve) => {
    const frames = [];
    const startedAt = performance.now();
    let last = startedAt;
    const tick = () => {
      const now = performance.now();
      frames.push(now - last);
      last = now;
      if (now - startedAt < ms) requestAnimationFrame(tick);
      else resolve(frames.slice(3));
    };
    requestAnimationFrame(tick);
  });
}
