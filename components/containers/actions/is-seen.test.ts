import { expect, test } from "vitest";
import type { OperationKind } from "@/lib/domain/operation";
import { isSeen } from "./is-seen";

const done = (kind: OperationKind) => ({ kind, state: "succeeded" }) as const;

test("what was started is seen once it runs, what was stopped once it does not", () => {
  expect(["created", "exited", "running", "restarting"].filter((state) => isSeen(done("start"), state))).toEqual([
    "running",
    "restarting",
  ]);
  for (const kind of ["stop", "kill"] as const)
    expect(["running", "paused", "restarting", "exited", "dead"].filter((state) => isSeen(done(kind), state))).toEqual([
      "exited",
      "dead",
    ]);
});

test("what was paused is seen paused, and running when it was resumed", () => {
  expect(["running", "paused"].filter((state) => isSeen(done("pause"), state))).toEqual(["paused"]);
  expect(["running", "paused"].filter((state) => isSeen(done("unpause"), state))).toEqual(["running"]);
});

test("what failed, and what a redeploy left, is not waited for", () => {
  expect(isSeen({ kind: "stop", state: "failed" }, "running")).toBe(true);
  expect(isSeen(done("redeploy"), "exited")).toBe(true);
});
