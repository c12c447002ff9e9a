// As reporter-vitest.mjs, for the browser run.
import { writeFileSync } from "node:fs";
import { notRun } from "./summary.mjs";

export default class CountReporter {
  errors = [];

  onBegin(_config, suite) {
    this.suite = suite;
  }

  onError(error) {
    this.errors.push(`an error outside any test: ${error.message ?? error.value}`);
  }

  onEnd() {
    const tests = this.suite?.allTests() ?? [];
    const name = (test) => test.titlePath().filter(Boolean).join(" › ");
    const of = (...outcomes) => tests.filter((test) => outcomes.includes(test.outcome()));
    // Without a request to skip it, a step before it in its series has failed.
    const reason = (test) => {
      const asked = test.annotations.find(({ type }) => type === "skip" || type === "fixme");
      return asked ? (asked.description ?? "") : notRun;
    };
    writeFileSync(
      process.env.BULKHEAD_COUNT,
      JSON.stringify({
        passed: of("expected").length,
        // A test that needed a second try did fail once.
        failed: [...of("unexpected", "flaky").map(name), ...this.errors],
        skipped: of("skipped").map((test) => ({ name: name(test), reason: reason(test) })),
      }),
    );
  }

  printsToStdio() {
    return false;
  }
}
