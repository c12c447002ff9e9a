// Writes what a vitest run counted to the file named by BULKHEAD_COUNT: the one total at the end is summed from these.
import { writeFileSync } from "node:fs";

export default class CountReporter {
  onTestRunEnd(modules, unhandled) {
    const tests = modules.flatMap((module) => [...module.children.allTests()].map((test) => ({ module, test })));
    const name = ({ module, test }) => `${module.relativeModuleId} › ${test.fullName}`;
    const of = (state) => tests.filter(({ test }) => test.result().state === state);
    const broken = modules.filter((module) => module.errors().length > 0);
    writeFileSync(
      process.env.BULKHEAD_COUNT,
      JSON.stringify({
        passed: of("passed").length,
        failed: [
          ...of("failed").map(name),
          ...broken.map((module) => `${module.relativeModuleId} (could not be loaded)`),
          ...unhandled.map((error) => `an error outside any test: ${error.message}`),
        ],
        skipped: [...of("skipped"), ...of("pending")].map((one) => ({
          name: name(one),
          reason: one.test.result().note ?? "",
        })),
      }),
    );
  }
}
