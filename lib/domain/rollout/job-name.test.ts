import { expect, test } from "vitest";
import { jobName } from "./job-name";

test("a Job is called after what it is made from, and a retry of a retry after the first", () => {
  expect(jobName("manual", "backup", "1f0c93aa")).toBe("backup-manual-1f0c93aa");
  expect(jobName("retry", "migrate-20240101", "77d1e002")).toBe("migrate-20240101-retry-77d1e002");
  expect(jobName("retry", "migrate-retry-1f0c93aa", "77d1e002")).toBe("migrate-retry-77d1e002");
});

test("a name that is too long is cut where a name may end", () => {
  const long = jobName("manual", `${"a".repeat(35)}.${"b".repeat(200)}`, "1f0c93aa");
  expect(long).toBe(`${"a".repeat(35)}-manual-1f0c93aa`);
  expect(jobName("retry", "x".repeat(253), "77d1e002").length).toBe(52);
});
