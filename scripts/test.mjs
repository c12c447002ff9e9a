// npm test: everything, in order, against real engines and a real browser. Ends with one line that sums all runners.
// What the lab lacks is built in the background meanwhile. `--only=<stage>` runs one stage, `--install` lets apt run.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startLab } from "../e2e/lab/lab.mjs";
import { checks, endOnSignal, inOrder, labTests, onlyStage } from "./check.mjs";
import { check, execute, runner } from "./runner/stage.mjs";
import { summarise } from "./runner/summary.mjs";

const only = onlyStage();
const wanted = (name) => !only || only === name;
const folder = mkdtempSync(path.join(tmpdir(), "bulkhead-test-"));
let lab;

const none = { passed: 0, failed: [], skipped: [] };

/** A lab somebody keeps up already (BULKHEAD_LAB) is used as it is and stays. */
async function openLab(preparing) {
  if (process.env.BULKHEAD_LAB) return { name: "lab start", seconds: 0, ...none };
  const begun = Date.now();
  const done = (counts) => ({ name: "lab start", seconds: (Date.now() - begun) / 1000, ...none, ...counts });
  console.log("\n── lab start ──");
  try {
    await preparing;
    lab = await startLab({ stateFile: path.join(folder, "lab.json") });
    if (lab.stateFile) process.env.BULKHEAD_LAB = lab.stateFile;
    return done({ skipped: lab.skipped.map(({ part, reason }) => ({ name: `lab: ${part}`, reason })) });
  } catch (error) {
    return done({ failed: [error.message] });
  }
}

/** Without an engine the tests that need one are skipped by name; a run of files is not asked for. */
const withLab = async (name, start) => {
  if (process.env.BULKHEAD_LAB) return start({ BULKHEAD_LAB: process.env.BULKHEAD_LAB });
  return { name, seconds: 0, ...none, skipped: [{ name, reason: "There is no lab on this machine." }] };
};

async function main() {
  const needsLab = ["lab", "e2e"].some(wanted);
  const preparing =
    needsLab && !process.env.BULKHEAD_LAB
      ? execute("node", ["e2e/lab/prepare.mjs", ...process.argv.slice(2)])
      : undefined;
  const stages = await inOrder(checks.filter(([name]) => wanted(name)));
  if (needsLab) stages.push(await openLab(preparing));
  // The tests against engines mostly wait, for a health gate or a ping that has to be missed; the sabotages only compute.
  stages.push(
    ...(await Promise.all([
      ...(wanted("lab") ? [withLab("lab", labTests)] : []),
      ...(wanted("sabotage") ? [runner("sabotage", "node", ["scripts/prove-tests.mjs"])] : []),
    ])),
  );
  if (wanted("build") || wanted("e2e")) stages.push(await check("build", "npm", ["run", "-s", "build"]));
  if (wanted("e2e")) stages.push(await withLab("e2e", (env) => runner("e2e", "playwright", ["test"], { env })));
  return stages;
}

async function close() {
  await lab?.stop();
  rmSync(folder, { recursive: true, force: true });
}

endOnSignal(close);
let stages = [];
try {
  stages = await main();
} finally {
  await close();
}
process.exitCode = summarise(stages);
