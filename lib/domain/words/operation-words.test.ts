import { expect, it } from "vitest";
import { reason } from "../reason";
import { operationSentence } from "./operation-words";

it("says why a redeploy is refused, and what to do instead", () => {
  expect(operationSentence(reason("redeploy.refused.paused", { name: "web" }))).toBe(
    "web is paused. Resume it first, or stop it.",
  );
});

it("shows a code it doesn't know rather than nothing", () => {
  expect(operationSentence(reason("redeploy.from-tomorrow"))).toBe("redeploy.from-tomorrow");
});
