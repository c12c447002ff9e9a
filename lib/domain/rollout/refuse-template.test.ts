import { expect, test } from "vitest";
import type { FreshObject, WorkloadChange } from "./change";
import { refuseTemplate } from "./refuse-template";

const images = [
  { container: "web", image: "web:1", init: false },
  { container: "setup", image: "setup:1", init: true },
];
const why = (change: WorkloadChange, over: Partial<FreshObject> = {}) =>
  refuseTemplate(change, { name: "web", images, asked: null, ...over } as FreshObject)?.code ?? "allowed";
const to = (container: string, image: string): WorkloadChange => ({
  kind: "set-image",
  images: [{ container, image }],
});

test("an image goes to a container that is there and has another", () => {
  expect(why(to("web", "web:2"))).toBe("allowed");
  expect(why(to("setup", "setup:2"))).toBe("allowed");
  expect(why(to("web", "web:1"))).toBe("workload.refused.same-image");
  expect(why(to("side", "web:2"))).toBe("workload.refused.no-container");
});

test("an undo goes to a revision that is kept and is not the current one", () => {
  const undo: WorkloadChange = { kind: "rollout-undo", to: { name: "web-1", number: 1 } };
  expect(why(undo, { asked: "other" })).toBe("allowed");
  expect(why(undo, { asked: "current" })).toBe("workload.refused.current");
  expect(why(undo, { asked: "gone" })).toBe("workload.refused.no-revision");
});
