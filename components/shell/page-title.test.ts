import { expect, test } from "vitest";
import { faviconSvg, titleWords } from "@/components/shell/page-title";

test("the map's title is the count, other pages name themselves first", () => {
  expect(titleWords("Map", 3)).toBe("3 problems: Bulkhead");
  expect(titleWords("Containers", 1)).toBe("Containers: 1 problem: Bulkhead");
});

test("without problems nothing is counted", () => {
  expect(titleWords("Map", 0)).toBe("Bulkhead");
  expect(faviconSvg(0)).not.toContain("<text");
});

test("the icon shows the count as far as a tab has room for it", () => {
  expect(faviconSvg(3)).toContain(">3</text>");
  expect(faviconSvg(12)).toContain(">9+</text>");
});
