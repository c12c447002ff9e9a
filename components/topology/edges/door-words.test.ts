import { expect, test } from "vitest";
import { doorText, doorTitle } from "@/components/topology/edges/door-words";

test("a door says its first port and how many more", () => {
  expect(doorText(["443"])).toBe("443");
  expect(doorText(["53/udp", "123/udp"])).toBe("53 +1");
});

test("a door without ports lets everything pass", () => {
  expect(doorText([])).toBe("all");
  expect(doorTitle("Prod", "Infra", [])).toBe("Prod may reach Infra on every port");
});

test("aloud it names every port", () => {
  expect(doorTitle("IoT", "Infra", ["443", "53/udp"])).toBe("IoT may reach Infra on tcp 443 and 53/udp");
});
