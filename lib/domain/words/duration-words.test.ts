import { expect, it } from "vitest";
import { durationWords } from "./duration-words";

it("says how long something took, however the clocks were set meanwhile", () => {
  expect([-5, 340, 14_400, 125_900].map(durationWords)).toEqual(["0.0 s", "0.3 s", "14.4 s", "2 min 5 s"]);
});
