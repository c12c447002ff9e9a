// As reporter-vitest.mjs, for the browser run.
import { writeFileSync } from "node:fs";

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
    const reason = (test) =>
      test.annotations.find(({ type }) => type === "skip" || type === "fixme")?.description ?? "";
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
