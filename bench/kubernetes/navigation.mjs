import { isComplete } from "../map/open-map.mjs";
import { quantile } from "../statistics.mjs";

/** From the navigation to the newest revision painted with every workload; their pods are all in the browser by then. */
export async function measureNavigation({ crowd, panel, record }, pods) {
  const members = [...panel.viewer.nodes.values()].filter(({ kind }) => kind === "workload" || kind === "container");
  await panel.viewer.until(`${pods} pods`, () => panel.podsOf(crowd.namespace).length === pods);
  const times = [];
  for (let i = 0; i < 5; i++) {
    const page = await panel.newPage();
    const startedAt = performance.now();
    await page.goto(panel.url, { waitUntil: "commit" });
    await isComplete(page, members.length);
    times.push(performance.now() - startedAt);
    await page.close();
  }
  const name = `navigation to map complete, ${pods.toLocaleString("en")} pods, median of 5`;
  record({ name, value: quantile(times, 0.5), unit: "ms", budget: 1_500 });
}
