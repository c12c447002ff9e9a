// Writes what a vitest run counted to the file named by BULKHEAD_COUNT: the one total at the end is summed from these.
import { writeFileSync } from "node:fs";
import { notRun } from "./summary.mjs";

/** Whether a test lies in a suite, at any depth. */
function holds(suite, { parent }) {
  return parent === suite || (parent.type === "suite" && holds(suite, parent));
}

export default class CountReporter {
  onTestRunEnd(modules, unhandled) {
    const tests = modules.flatMap((module) => [...module.children.allTests()].map((test) => ({ module, test })));
    const name = ({ module, test }) => `${module.relativeModuleId} › ${test.fullName}`;
    const of = (state) => tests.filter(({ test }) => test.result().state === state);
    const suites = modules.flatMap((module) => [...module.children.allSuites()].map((suite) => ({ module, suite })));
    const isBroken = ({ suite }) => suite.errors().length > 0;
    const reason = ({ test }) =>
      test.result().note ?? (suites.some((one) => isBroken(one) && holds(one.suite, test)) ? notRun : "");
    const broken = modules.filter((module) => module.errors().length > 0);
    writeFileSync(
      process.env.BULKHEAD_COUNT,
      JSON.stringify({
        passed: of("passed").length,
        failed: [
          ...of("failed").map(name),
          ...broken.map((module) => `${module.relativeModuleId} (could not be loaded)`),
          ...suites
            .filter(isBroken)
            .map(({ module, suite }) => `${module.relativeModuleId} › ${suite.fullName} (its set-up or clean-up)`),
          ...unhandled.map((error) => `an error outside any test: ${error.message}`),
        ],
        skipped: [...of("skipped"), ...of("pending")].map((one) => ({
          name: name(one),
          reason: reason(one),
        })),
      }),
    );
  }
}
