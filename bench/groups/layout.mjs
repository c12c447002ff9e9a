import { isComplete, withMap } from "../map/open-map.mjs";
import { quantile } from "../statistics.mjs";

const budgetMs = 300;
const presets = ["zones", "machines", "stacks", "dependencies"];

/** How long a changed structure is laid out in the worker, and what the page feels of it. */
export async function measure({ node, record }) {
  await withMap(node, { engines: 20, containers: 2_000 }, (map) => changedStructure(map, 2_000, record));
}

/**
 * One container comes at a time, and each time the page asks its worker anew: from the question to the answer, and every
 * long task of the page meanwhile. Folding is off, so that every container is a box.
 */
export async function changedStructure({ lab, url, newPage }, containers, record) {
  let members = containers;
  for (const preset of presets) {
    const page = await newPage();
    await page.addInitScript(watchWorkers);
    await page.goto(`${url}/?fold=off&preset=${preset}`, { waitUntil: "commit" });
    await isComplete(page, members);
    // The page's own start is not what is measured.
    await page.waitForTimeout(2_000);
    await page.evaluate(() => window.layoutFigures.begin());
    for (let i = 0; i < 10; i++) {
      await lab.tell(`${lab.names[i % lab.names.length]}/add`, { count: 1, prefix: `${preset}-${i}` });
      members += 1;
      await isComplete(page, members);
    }
    const { answers, longTasks } = await page.evaluate(() => window.layoutFigures.end());
    const what = `${preset}, ${containers.toLocaleString("en")} boxes`;
    record({
      name: `layout of a changed structure in the worker, ${what}, worst of ${answers.length}`,
      value: Math.max(...answers),
      unit: "ms",
      budget: preset === "dependencies" ? null : budgetMs,
    });
    record({ name: `median of the same, ${what}`, value: quantile(answers, 0.5), unit: "ms", budget: null });
    record({
      name: `long tasks over 50 ms on the page meanwhile, ${what}`,
      value: longTasks.length,
      unit: "",
      budget: 0,
    });
    await page.close();
  }
}

/** Runs in the page before anything else: takes the time between each question to a worker and its answer. */
function watchWorkers() {
  let answers = [];
  let longTasks = [];
  new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
    entryTypes: ["longtask"],
  });
  const Plain = window.Worker;
  window.Worker = class extends Plain {
    constructor(...args) {
      super(...args);
      this.addEventListener("message", () => answers.push(performance.now() - this.askedAt));
    }
    postMessage(...args) {
      this.askedAt = performance.now();
      super.postMessage(...args);
    }
  };
  window.layoutFigures = {
    begin() {
      answers = [];
      longTasks = [];
    },
    end: () => ({ answers, longTasks }),
  };
}
