// The end of a run: each stage's time, every failure and skip by name, and one line with the total.
import { isImpossible } from "../../e2e/lab/machine.mjs";

/** Why a test of a series did not run. The failure before it has failed the run already. */
export const notRun = "not run: an earlier step failed";

/**
 * Prints it and returns the exit code. A skip is for what this kernel makes impossible; with CI=true any other skip is
 * a failure, because somebody could have installed what it lacked.
 */
export function summarise(stages) {
  const strict = process.env.CI === "true";
  const skips = stages.flatMap(({ skipped }) => skipped);
  const unexcused = strict ? skips.filter(({ reason }) => reason !== notRun && !isImpossible(reason)) : [];
  const failed = [
    ...stages.flatMap((stage) => stage.failed.map((name) => `${stage.name}: ${name}`)),
    ...unexcused.map(({ name, reason }) => `skipped without an excuse: ${name} (${reason || "no reason given"})`),
  ];
  const skipped = skips.filter((one) => !unexcused.includes(one));
  console.log("\n");
  for (const { name, seconds } of stages) console.log(`${name.padEnd(28)} ${seconds.toFixed(1).padStart(7)} s`);
  for (const { name, reason } of skipped) console.log(`skipped: ${name}${reason ? ` (${reason})` : ""}`);
  for (const line of failed) console.log(`failed: ${line}`);
  const passed = stages.reduce((sum, stage) => sum + stage.passed, 0);
  console.log(`${passed} passed, ${failed.length} failed, ${skipped.length} skipped`);
  return failed.length === 0 && passed > 0 ? 0 : 1;
}
