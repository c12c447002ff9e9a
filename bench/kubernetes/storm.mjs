import { pause, quantile } from "../statistics.mjs";

const storm = { perSecond: 200, seconds: 30 };

/**
 * 200 pods a second say another count of restarts. Lag is from the API server's answer to a write until the stream has
 * brought it, or a newer count of the same pod.
 */
export async function measureStorm({ api, crowd, panel, record, listen }) {
  const pods = `/api/v1/namespaces/${crowd.namespace}/pods`;
  const { items } = await api.get(pods);
  const changes = [];
  const open = new Map(items.map(({ metadata }) => [metadata.name, []]));
  const stop = listen(({ kind, name, restartCount }) => {
    if (kind !== "pod") return;
    const own = open.get(name) ?? [];
    while (own.length > 0 && own[0].count <= restartCount) own.shift().seenAt = performance.now();
  });
  const page = await panel.newPage();
  await page.goto(panel.url);
  await pause(3_000);
  const frames = page.evaluate(watchFrames, storm.seconds * 1_000);

  const total = storm.perSecond * storm.seconds;
  const from = performance.now();
  const writes = [];
  const failures = [];
  for (let i = 0; i < total; i++) {
    const wait = from + (i * 1_000) / storm.perSecond - performance.now();
    if (wait > 1) await pause(wait);
    const { metadata, status } = items[i % items.length];
    const change = { name: metadata.name, count: Math.floor(i / items.length) + 1, writtenAt: 0, seenAt: null };
    const containerStatuses = status.containerStatuses.map((each) => ({ ...each, restartCount: change.count }));
    changes.push(change);
    open.get(change.name).push(change);
    const write = api.patch(`${pods}/${change.name}/status`, { status: { containerStatuses } });
    // Told at the end: a rejection that nobody waits for would end the bench with its crowd still there.
    writes.push(
      write.then(
        () => {
          change.writtenAt = performance.now();
        },
        (error) => failures.push(error),
      ),
    );
  }
  await Promise.all(writes);
  const seconds = (performance.now() - from) / 1_000;
  await pause(2_000);
  stop();
  const taken = await frames;
  await page.close();
  if (failures.length > 0) throw failures[0];
  const shown = new Map(panel.podsOf(crowd.namespace).map(({ name, restartCount }) => [name, restartCount]));
  const last = new Map(changes.map(({ name, count }) => [name, count]));
  const missed = [...last].filter(([name, count]) => shown.get(name) !== count).length;
  const lags = changes.map(({ writtenAt, seenAt }) => Math.max(0, (seenAt ?? performance.now()) - writtenAt));
  const what = `${storm.perSecond} pod changes a second`;
  record({
    name: `${what}: written per second`,
    value: total / seconds,
    unit: "",
    budget: storm.perSecond * 0.95,
    least: true,
  });
  record({ name: `${what}: frame time p95`, value: quantile(taken, 0.95), unit: "ms", budget: 17.5 });
  record({ name: `${what}: longest lag`, value: Math.max(...lags) / 1_000, unit: "s", budget: 1 });
  record({ name: `${what}: lag p50`, value: quantile(lags, 0.5), unit: "ms", budget: null });
  record({ name: `${what}: pods that show another count 2 s later`, value: missed, unit: "", budget: 0 });
}

/** Runs in the page: the time from frame to frame for so long, by the browser's own time of each. */
function watchFrames(ms) {
  return new Promise((resolve) => {
    const frames = [];
    const startedAt = performance.now();
    let last = startedAt;
    const tick = (now) => {
      frames.push(now - last);
      last = now;
      if (now - startedAt < ms) requestAnimationFrame(tick);
      else resolve(frames.slice(3));
    };
    requestAnimationFrame(tick);
  });
}
