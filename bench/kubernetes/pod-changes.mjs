import { pause, quantile } from "../statistics.mjs";

const changes = 60;

/**
 * A pod's readiness, written by hand: from the moment before the write is sent, so that the API server's part of it
 * counts, until the frame that shows it is painted.
 */
export async function measurePodChanges({ api, crowd, panel, record }, pods) {
  const page = await panel.newPage();
  const [first] = crowd.alone;
  const find = () => [...panel.viewer.nodes.values()].find(({ kind, name }) => kind === "workload" && name === first);
  await panel.viewer.until(first, () => find() !== undefined);
  await page.goto(`${panel.url}/?fold=off&at=${encodeURIComponent(find().id)},0,0,1`);
  const names = await cardsAtRest(page, crowd.namespace);
  const took = [];
  for (let i = 0; i < changes; i++) {
    const name = names[Math.floor(i / 2) % names.length];
    const ready = i % 2 === 1;
    await page.evaluate(watchForPaint, { id: `workload:.*/Pod/${crowd.namespace}/${name}$`, tier: ready ? "ok" : "" });
    const sentAt = performance.timeOrigin + performance.now();
    await setReady(api, crowd.namespace, name, ready);
    took.push((await page.evaluate(() => globalThis.painted)) - sentAt);
    await pause(300);
  }
  await page.close();
  const what = `pod status written to painted card, ${pods.toLocaleString("en")} pods`;
  record({ name: `${what}, p50`, value: quantile(took, 0.5), unit: "ms", budget: 40 });
  record({ name: `${what}, p95`, value: quantile(took, 0.95), unit: "ms", budget: 90 });
}

/** Once the map has its place: what is seen of it while it is fitted may be gone a moment later. */
async function cardsAtRest(page, namespace) {
  for (let before = ""; ; await pause(1_000)) {
    const cards = await page.waitForFunction(shownCards, namespace, { timeout: 60_000 });
    const names = await cards.jsonValue();
    if (names.join() === before) return names;
    before = names.join();
  }
}

async function setReady(api, namespace, name, ready) {
  const status = ready ? "True" : "False";
  const at = new Date().toISOString().replace(/\.\d+/, "");
  const conditions = ["Ready", "ContainersReady"].map((type) => ({ type, status, lastTransitionTime: at }));
  await api.patch(`/api/v1/namespaces/${namespace}/pods/${name}/status`, { status: { conditions } });
}

// --- In the page ---

/** Names of the lone pods whose cards are on the screen; null while there are none. */
function shownCards(namespace) {
  const names = [...document.querySelectorAll("[data-map-plane] article")]
    .filter((card) => {
      const { top, bottom, left, right } = card.getBoundingClientRect();
      return card.dataset.tier === "ok" && top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
    })
    .map((card) => card.querySelector("[data-stop]")?.dataset.stop ?? "")
    .filter((id) => id.includes(`/Pod/${namespace}/`))
    .map((id) => id.split("/").at(-1));
  return names.length === 0 ? null : names;
}

/** `painted` becomes when the frame is painted in which that card has the tier, "" for any but "ok"; epoch ms. */
function watchForPaint({ id, tier }) {
  const stop = [...document.querySelectorAll("[data-map-plane] article [data-stop]")].find((each) =>
    new RegExp(id).test(each.dataset.stop),
  );
  const card = stop.closest("article");
  const says = () => (tier === "ok") === (card.dataset.tier === "ok");
  globalThis.painted = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!says()) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
    });
    observer.observe(card, { attributes: true, attributeFilter: ["data-tier"] });
  });
}
