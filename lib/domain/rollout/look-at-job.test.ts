import { expect, test } from "vitest";
import type { ClusterReport } from "../cluster-report";
import { operationSentence } from "../words/operation-words";
import { lookAtJob } from "./look-at-job";

const job = {
  ...{ namespace: "shop", name: "run", uid: "u", suspended: false, parallelism: 1, completions: 1 },
  ...{ active: 1, succeeded: 0, failed: 0, completedAt: null, conditions: [] as object[] },
};

function look(over: object | null, pods: readonly object[] = [], state = "live") {
  const report = {
    kinds: { Job: { state } },
    objects: {
      Job: new Map(over ? [["shop/run", { ...job, ...over }]] : []),
      Pod: new Map(pods.map((pod, at) => [`shop/p${at}`, pod])),
    },
  } as unknown as ClusterReport;
  return lookAtJob({ namespace: "shop", name: "run" }, report);
}
const said = (found: ReturnType<typeof look>) =>
  operationSentence(found.state === "failed" ? found.reason : found.state === "unseen" ? found.lost : found.detail);
const condition = (type: string, more: object = {}) => ({ type, status: "True", reason: "", message: "", ...more });
const running = { owner: { uid: "u" }, phase: "Running" };

test("while one of its own pods runs it is at work, and a pod that waits is not", () => {
  expect(look({}, [running])).toMatchObject({ state: "going", atWork: true });
  for (const pods of [[], [{ ...running, phase: "Pending" }], [{ ...running, owner: { uid: "v" } }]])
    expect(look({}, pods)).toMatchObject({ state: "going", atWork: false });
  expect(said(look({}, [running]))).toBe("Job run: 1 pod running.");
  const many = { completions: 5, succeeded: 2, failed: 1 };
  expect(said(look(many))).toBe("Job run: Waiting for a pod to run, 2 of 5 succeeded, 1 failed so far.");
});

test("each pod that ends is a step on its way", () => {
  const marks = [look({}), look({ failed: 1 }), look({ succeeded: 1 }), look({}, [running])].map((each) =>
    "mark" in each ? each.mark : each.state,
  );
  expect(new Set(marks).size).toBe(4);
});

test("it ends as its conditions say, and one that is not there is asked about", () => {
  expect(look({ conditions: [condition("Complete")] })).toMatchObject({ state: "done" });
  const late = condition("Failed", { reason: "DeadlineExceeded", message: "it was too late." });
  expect(said(look({ conditions: [late] }))).toBe(
    "Job run has failed (DeadlineExceeded). Kubernetes says: it was too late. Look at its pods.",
  );
  expect(look({ conditions: [condition("Failed", { status: "False" })] }).state).toBe("going");
  expect(said(look({ suspended: true }))).toMatch(/is suspended and starts once somebody resumes it/);
  expect(look(null).state).toBe("unseen");
  expect(look({}, [], "behind").state).toBe("unknown");
});

test("where Jobs may not be seen it stands still, and is not waited for without end", () => {
  expect(look(null, [], "not-permitted")).toMatchObject({ state: "going", mark: "not-permitted" });
});
