import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isWorded } from "../lib/domain/words/sentence";

/** Codes in `reason("…")` of all code that is not a test. */
function codesUsed(): string[] {
  const root = new URL("../lib/", import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|^generated/.test(file),
  );
  const codes = files.flatMap((file) =>
    [...readFileSync(new URL(file, root), "utf8").matchAll(/\breason\(\s*"([^"]+)"/g)].map((match) => match[1] ?? ""),
  );
  return [...new Set(codes)].sort();
}

test("every code that Bulkhead gives a reason with has words", () => {
  const codes = codesUsed();
  expect(codes.length).toBeGreaterThan(40);
  expect(codes.filter((code) => !isWorded(code))).toEqual([]);
});
