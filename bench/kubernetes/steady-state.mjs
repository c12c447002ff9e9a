import { pause } from "../statistics.mjs";

/** A watch ends after four to five minutes, so this is the least that sees one of each kind renewed. */
const quietMs = 330_000;

/** What is asked of the API server while nobody does anything and a page is open. */
export async function measureSteadyState({ panel, record }) {
  const page = await panel.newPage();
  await page.goto(panel.url);
  await pause(10_000);
  const from = performance.now();
  await pause(quietMs);
  const asked = panel.requests.filter(({ at }) => at >= from);
  await page.close();
  const watches = Map.groupBy(asked.filter(isWatch), ({ url }) => url.split("?")[0]);
  const most = Math.max(0, ...[...watches.values()].map((each) => each.length));
  const perMinute = (count) => (count * 60_000) / quietMs;
  record({ name: "watches renewed per minute, the busiest kind", value: perMinute(most), unit: "", budget: 1 });
  const others = asked.filter((each) => !isWatch(each));
  record({ name: "other requests per minute", value: perMinute(others.length), unit: "", budget: 0 });
  const bytes = asked.reduce((sum, { sentBytes, receivedBytes }) => sum + sentBytes + receivedBytes, 0);
  record({
    name: "KiB per minute on what was asked meanwhile",
    value: perMinute(bytes) / 1_024,
    unit: "",
    budget: null,
  });
}

const isWatch = ({ url }) => /[?&]watch=(1|true)/.test(url);
