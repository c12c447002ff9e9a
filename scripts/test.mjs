// npm test: everything, against real engines and a real browser. Ends with one line that sums all runners.
// `--only=<stage>` runs one stage, `--install` lets apt run.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startLab } from "../e2e/lab/lab.mjs";
import { readLab } from "../e2e/lab/state.mjs";
import { checks, endOnSignal, inOrder, labTests, onlyStage } from "./check.mjs";
import { areEnded, check, execute, runner } from "./runner/stage.mjs";
import { summarise } from "./runner/summary.mjs";

const only = onlyStage();
const wanted = (name) => !only || only === name;
const folder = mkdtempSync(path.join(tmpdir(), "bulkhead-test-"));
/** @type {Promise<Awaited<ReturnType<typeof startLab>>> | undefined} */
let opening;

const none = { passed: 0, failed: [], skipped: [] };

/** A lab somebody keeps up already (BULKHEAD_LAB) is used as it is and stays. */
async function openLab() {
  if (process.env.BULKHEAD_LAB) return { name: "lab start", seconds: 0, ...none };
  const begun = Date.now();
  const done = (counts) => ({ name: "lab start", seconds: (Date.now() - begun) / 1000, ...none, ...counts });
  console.log("\n── lab start ──");
  try {
    // What it lacks is installed and built by a process of its own: that takes minutes the first time, and blocks.
    await execute("node", ["e2e/lab/prepare.mjs", "--kubernetes", ...process.argv.slice(2)]);
    if (areEnded()) return done({ failed: ["lab start"] });
    opening = startLab({ stateFile: path.join(folder, "lab.json"), kubernetes: true });
    const lab = await opening;
    if (lab.stateFile) process.env.BULKHEAD_LAB = lab.stateFile;
    return done({ skipped: lab.skipped.map(({ part, reason }) => ({ name: `lab: ${part}`, reason })) });
  } catch (error) {
    return done({ failed: [error.message] });
  }
}

const skip = (name, reason) => ({ name, seconds: 0, ...none, skipped: [{ name, reason }] });

/** Without an engine the tests that need one are skipped by name; a run of files is not asked for. */
const withLab = async (name, start) =>
  process.env.BULKHEAD_LAB
    ? start({ BULKHEAD_LAB: process.env.BULKHEAD_LAB })
    : skip(name, "There is no lab on this machine.");

/** An engine of LAB_DOCKER_HOST is nobody's to stop, to fill or to cut off from its network. */
const ownEngines = () => Boolean(readLab()?.old);
const whyNoBrowser = "LAB_DOCKER_HOST is set: the browser's tests need both of the lab's own engines.";

/**
 * The schedule. Tests against engines mostly wait, for a health gate or a ping that has to be missed, so what only
 * computes runs beside them. The browser's are timed by what a person sees, so they have the machine to themselves.
 *
 *     checks ─────────┐ lab ────────────────────┐
 *                     ├ build ─ sabotage ───────┼ e2e
 *     lab start ──────┘                         │
 */
async function main() {
  const needsLab = ["lab", "e2e"].some(wanted);
  const [checked, opened] = await Promise.all([checks(wanted), needsLab ? openLab() : undefined]);
  const [tested, computed] = await Promise.all([
    wanted("lab") ? withLab("lab", (env) => labTests(env, { ownEngines: ownEngines() })) : undefined,
    inOrder([
      ...(wanted("build") || wanted("e2e") ? [["build", () => check("build", "npm", ["run", "-s", "build"])]] : []),
      ...(wanted("sabotage") ? [["sabotage", () => runner("sabotage", "node", ["scripts/prove-tests.mjs"])]] : []),
    ]),
  ]);
  const seen = wanted("e2e")
    ? await withLab("e2e", (env) =>
        ownEngines() ? runner("e2e", "playwright", ["test"], { env }) : skip("e2e", whyNoBrowser),
      )
    : undefined;
  return [...checked, opened, tested, ...computed, seen].filter((stage) => stage !== undefined);
}

async function close() {
  // A lab that is still coming up can't be ended before it is there; one that did not come has ended by itself.
  await (await opening?.catch(() => undefined))?.stop();
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
