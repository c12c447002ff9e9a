import { expect, test } from "vitest";
import { isImageReference } from "./image-reference";

const digest = `sha256:${"a".repeat(64)}`;

test.each([
  ["web", true],
  ["web:2", true],
  ["shop/web:v1.2.3-rc_1", true],
  ["registry.lab:5000/shop/web", true],
  ["localhost/web:latest", true],
  ["[fd00::1]:5000/web:1", true],
  [`ghcr.io/a/b__c:1@${digest}`, true],
  [`web@${digest}`, true],
  ["", false],
  [" web:2", false],
  ["web:2 ", false],
  ["Web:2", false],
  ["web:", false],
  ["web:-1", false],
  ["web@sha256:abc", false],
  [digest, false],
  ["a".repeat(64), false],
  ["https://registry.lab/web", false],
  ["web//x", false],
  [`${"a/".repeat(300)}a`, false],
])("%s: %s", (text, holds) => {
  expect(isImageReference(text)).toBe(holds);
});

test("what would be slow to refuse is refused at once", () => {
  const begin = performance.now();
  expect(isImageReference(`${"a-".repeat(255)}!`)).toBe(false);
  expect(isImageReference(`${"a.".repeat(255)}!`)).toBe(false);
  expect(performance.now() - begin).toBeLessThan(100);
});
