import { afterEach, beforeEach, expect, test } from "vitest";
import type { WorkloadChange } from "@/lib/domain/rollout/change";
import type { FakeRequest } from "@/lib/server/kubernetes/fake/fake-apiserver";
import { eventually } from "@/lib/server/kubernetes/fake/until";
import { kindSources } from "@/lib/server/kubernetes/kinds/kinds";
import { type FakeLab, openFakeLab } from "./fake-lab";

const nightly = "workload:c1/CronJob/shop/nightly";
const migrate = "workload:c1/Job/shop/migrate";
const containers = [{ name: "main", image: "backup:1", env: [{ name: "TOKEN", value: "s3cret" }] }];
const failed = { type: "Failed", status: "True", reason: "BackoffLimitExceeded", message: "it tried too often" };
const complete = { type: "Complete", status: "True" };

let lab: FakeLab;
beforeEach(async () => {
  lab = await openFakeLab();
  jobs().put("shop", "migrate", {
    metadata: {
      labels: { app: "shop", "job-name": "migrate", "batch.kubernetes.io/controller-uid": "old" },
      annotations: { "kubectl.kubernetes.io/last-applied-configuration": "{}" },
    },
    spec: {
      backoffLimit: 2,
      selector: { matchLabels: { "batch.kubernetes.io/controller-uid": "old" } },
      template: { metadata: { labels: { app: "shop", "controller-uid": "old" } }, spec: { containers } },
    },
    status: { failed: 3, conditions: [failed] },
  });
  cronJobs().put("shop", "nightly", {
    spec: {
      schedule: "0 3 * * *",
      jobTemplate: {
        metadata: { labels: { app: "backup" }, annotations: { note: "kept" } },
        spec: { template: { spec: { containers } } },
      },
    },
  });
  await eventually(() => {
    expect(lab.source.report()?.objects.CronJob.size).toBe(1);
    expect(lab.source.report()?.objects.Job.size).toBe(1);
  });
});
afterEach(() => lab.close());

const jobs = () => lab.api.store(kindSources.Job.path);
const cronJobs = () => lab.api.store(kindSources.CronJob.path);
const stored = (name: string) => jobs().objects.get(`shop/${name}`);
const run = (job = "nightly-manual-1"): WorkloadChange => ({ kind: "run-now", job });
const retry = (job = "migrate-retry-1"): WorkloadChange => ({ kind: "retry-job", job });
const isReal = ({ method, query }: FakeRequest) => method !== "GET" && !query.get("dryRun");
const finish = (name: string, condition: object) =>
  jobs().put("shop", name, { ...stored(name), status: { succeeded: 1, conditions: [condition] } });

/** What happens between the look and the first write that is meant. */
function justBefore(work: () => void) {
  let isDone = false;
  lab.api.answer = (request) => {
    if (isDone || !isReal(request) || request.path.includes("authorization")) return undefined;
    isDone = true;
    work();
    return undefined;
  };
}

test("a run is made from the template as kubectl makes it, tried first, and followed to its end", async () => {
  const id = await lab.begin(nightly, run());
  await lab.followed(id);
  expect(lab.writes().map(({ method, query }) => [method, query.get("dryRun")])).toEqual([
    ["POST", "All"],
    ["POST", null],
  ]);
  const uid = cronJobs().objects.get("shop/nightly")?.metadata.uid;
  expect(stored("nightly-manual-1")).toMatchObject({
    kind: "Job",
    metadata: {
      labels: { app: "backup" },
      annotations: { note: "kept", "cronjob.kubernetes.io/instantiate": "manual" },
      ownerReferences: [{ apiVersion: "batch/v1", kind: "CronJob", name: "nightly", uid, controller: true }],
    },
    spec: { template: { spec: { containers } } },
  });
  finish("nightly-manual-1", complete);
  const ended = await lab.ended(id);
  expect(ended).toMatchObject({ state: "succeeded", kind: "run-now", nodeId: nightly, name: "nightly" });
  expect(ended.steps.map(({ detail }) => detail?.data.job)).toContain("nightly-manual-1");
  // What a template holds may be anybody's secret: the journal keeps none of it.
  expect(JSON.stringify(ended)).not.toContain("s3cret");
});

test("a failed Job is made anew without what ties it to the old one's pods, and the old one stays", async () => {
  const before = stored("migrate");
  const id = await lab.begin(migrate, retry());
  await lab.followed(id);
  const made = stored("migrate-retry-1");
  expect(made?.metadata).toMatchObject({ labels: { app: "shop" } });
  expect(made?.metadata.annotations).toBeUndefined();
  expect(made?.metadata.labels).toEqual({ app: "shop" });
  expect(made?.spec).toEqual({
    backoffLimit: 2,
    template: { metadata: { labels: { app: "shop" } }, spec: { containers } },
  });
  finish("migrate-retry-1", failed);
  expect(await lab.failureOf(id)).toBe(
    "Job migrate-retry-1 has failed (BackoffLimitExceeded). Kubernetes says: it tried too often. Look at its pods.",
  );
  expect(stored("migrate")).toEqual(before);
});

test("what has not failed is not retried, and a run of a CronJob is started there", async () => {
  jobs().put("shop", "works", { spec: {} });
  jobs().put("shop", "done", { spec: {}, status: { conditions: [complete] } });
  const owner = { kind: "CronJob", name: "nightly", uid: "c", controller: true };
  jobs().put("shop", "owned", { metadata: { ownerReferences: [owner] }, status: { conditions: [failed] } });
  await eventually(() => expect(lab.source.report()?.objects.Job.size).toBe(4));
  const refused = (name: string) => lab.begin(`workload:c1/Job/shop/${name}`, retry());
  await expect(refused("works")).rejects.toThrow(/has not ended yet/);
  await expect(refused("done")).rejects.toThrow(/nothing to retry/);
  await expect(refused("owned")).rejects.toThrow(/a run of CronJob nightly/);
  await expect(lab.begin(nightly, { kind: "cron-resume" })).rejects.toThrow(/not suspended/);
  expect(lab.writes()).toEqual([]);
});

test("a CronJob is suspended and resumed, and what somebody else set meanwhile is said", async () => {
  const id = await lab.begin(nightly, { kind: "cron-suspend" });
  expect(await lab.ended(id)).toMatchObject({ state: "succeeded" });
  expect(cronJobs().objects.get("shop/nightly")).toMatchObject({ spec: { suspend: true, schedule: "0 3 * * *" } });
  await eventually(() => expect(lab.source.report()?.objects.CronJob.get("shop/nightly")?.suspended).toBe(true));
  expect(await lab.ended(await lab.begin(nightly, { kind: "cron-resume" }))).toMatchObject({ state: "succeeded" });

  // Its watch says nothing of it before somebody sets it back.
  lab.api.answer = (request) => {
    if (!isReal(request) || request.method !== "PATCH") return undefined;
    return { status: 200, body: {} };
  };
  const lost = await lab.begin(nightly, { kind: "cron-suspend" });
  expect(await lab.failureOf(lost)).toMatch(/Somebody else has set nightly otherwise meanwhile/);
});

test.each([
  ["run", nightly, run(), "nightly-manual-1"],
  ["retry", migrate, retry(), "migrate-retry-1"],
] as const)(
  "a %s that was killed after it was asked for is taken over, and no second Job is made",
  async (_what, node, change, name) => {
    lab.api.answer = (request) => {
      if (!isReal(request) || request.method !== "POST" || !request.path.endsWith("/jobs")) return undefined;
      jobs().put("shop", name, JSON.parse(request.body));
      return "hang";
    };
    const id = await lab.begin(node, change);
    await eventually(() => expect(stored(name)).toBeDefined());
    // Its origin may be gone by then: the Job tells for itself.
    if (node === migrate) jobs().delete("shop", "migrate");
    await lab.killed();
    await lab.followed(id);
    finish(name, complete);
    expect(await lab.ended(id)).toMatchObject({ state: "succeeded" });
    expect(lab.writes().filter(isReal)).toHaveLength(1);
  },
);

test("a run that was killed before the cluster had it is not made", async () => {
  lab.api.answer = (request) =>
    isReal(request) && request.method === "POST" && request.path.endsWith("/jobs") ? "hang" : undefined;
  const id = await lab.begin(nightly, run());
  await eventually(() => expect(lab.writes()).toHaveLength(2));
  await lab.killed();
  expect(await lab.failureOf(id)).toMatch(/stopped before anything was changed/);
  expect(stored("nightly-manual-1")).toBeUndefined();
});

test("an answer that was lost is looked for: the Job that is there is the one", async () => {
  let asked = 0;
  lab.api.answer = (request) => {
    if (!isReal(request) || request.method !== "POST" || asked++ > 0) return undefined;
    jobs().put("shop", "nightly-manual-1", JSON.parse(request.body));
    setImmediate(() => lab.api.cut());
    return "hang";
  };
  const id = await lab.begin(nightly, run());
  await lab.followed(id);
  finish("nightly-manual-1", complete);
  expect(await lab.ended(id)).toMatchObject({ state: "succeeded" });
  expect(asked).toBe(1);
});

test("a template that somebody changed since it was looked at is looked at again, and the new one is run", async () => {
  let looks = 0;
  lab.api.answer = ({ method, query, path }) => {
    // Looked at for the plan, read for the trial, and then changed.
    if (method !== "GET" || !path.endsWith("/cronjobs") || !query.get("fieldSelector") || ++looks !== 3)
      return undefined;
    const known = cronJobs().objects.get("shop/nightly");
    const template = { spec: { containers: [{ name: "main", image: "backup:2" }] } };
    cronJobs().put("shop", "nightly", { ...known, spec: { schedule: "@daily", jobTemplate: { spec: { template } } } });
    return undefined;
  };
  const id = await lab.begin(nightly, run());
  await lab.followed(id);
  expect(JSON.stringify(stored("nightly-manual-1"))).toContain("backup:2");
  finish("nightly-manual-1", complete);
  await lab.ended(id);
});

test.each([
  ["run", nightly, run(), () => cronJobs().delete("shop", "nightly"), /nightly was deleted meanwhile/],
  ["retry", migrate, retry(), () => jobs().delete("shop", "migrate"), /migrate was deleted meanwhile/],
] as const)("what a %s is made from and is gone by then is not made", async (_what, node, change, work, said) => {
  let isDone = false;
  lab.api.answer = ({ method, query }) => {
    if (method === "POST" && query.get("dryRun")) isDone = true;
    else if (isDone && method === "GET" && query.get("fieldSelector")) work();
    return undefined;
  };
  expect(await lab.failureOf(await lab.begin(node, change))).toMatch(said);
  expect(lab.writes().filter(isReal)).toEqual([]);
});

test.each([
  ["deleted", () => cronJobs().delete("shop", "nightly"), /has no CronJob nightly in shop any more/],
  [
    "made anew",
    () => {
      cronJobs().delete("shop", "nightly");
      cronJobs().put("shop", "nightly", { spec: { schedule: "@daily" } });
    },
    /nightly was deleted and made anew meanwhile/,
  ],
])("a CronJob that is %s between the look and the change is left alone", async (_what, work, said) => {
  justBefore(work);
  expect(await lab.failureOf(await lab.begin(nightly, { kind: "cron-suspend" }))).toMatch(said);
});

test("what somebody else has just done needs not be done again", async () => {
  justBefore(() => cronJobs().put("shop", "nightly", { spec: { schedule: "@daily", suspend: true } }));
  const id = await lab.begin(nightly, { kind: "cron-suspend" });
  expect(await lab.ended(id)).toMatchObject({ state: "succeeded" });
  expect(lab.writes()).toHaveLength(2);
});

test("a Job that is removed before its end was seen is said to be, and one whose pod works never stands still", async () => {
  await lab.close();
  lab = await openFakeLab({ stallMs: 300 });
  cronJobs().put("shop", "nightly", { spec: { schedule: "@daily", jobTemplate: { spec: {} } } });
  await eventually(() => expect(lab.source.report()?.objects.CronJob.size).toBe(1));
  const id = await lab.begin(nightly, run());
  await lab.followed(id);
  const { uid } = stored("nightly-manual-1")?.metadata ?? { uid: "" };
  const owner = { kind: "Job", name: "nightly-manual-1", uid, controller: true };
  const pods = lab.api.store(kindSources.Pod.path);
  pods.put("shop", "p", { metadata: { ownerReferences: [owner] }, spec: { containers }, status: { phase: "Running" } });
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(await lab.operations().find(id)).toMatchObject({ state: "running" });
  jobs().delete("shop", "nightly-manual-1");
  expect(await lab.failureOf(id)).toMatch(/nightly-manual-1 was removed before its end was seen/);

  const waits = await lab.begin(nightly, run("nightly-manual-2"));
  expect(await lab.failureOf(waits)).toMatch(/Nothing has moved .* Waiting for a pod to run/);
});
