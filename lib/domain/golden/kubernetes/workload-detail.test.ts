import { expect, test } from "vitest";
import type { ClusterReport } from "../../cluster-report";
import type { TemplateReport } from "../../cluster-report/templates";
import { buildView } from "../../publish/build-view";
import { clusterReport } from "../../publish/cluster-samples";
import { live, viewInput } from "../../publish/samples";
import type { Reason } from "../../reason";
import { conditionWords } from "../../words/condition-words";
import { sentence } from "../../words/sentence";
import { toWorkloadEvents } from "../../workload-detail/events";
import { toWorkloadDetail } from "../../workload-detail/to-workload-detail";
import household from "./household.json";

// The real cluster of household.test.ts, as its inspectors tell it.

const { at, objects } = household;

/** Recorded before a template said where its variables come from and which affinities it has: none of these has any. */
const filled = JSON.parse(JSON.stringify(objects), (_key, value) => {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  if ("envNames" in value) return { envSources: [], ...value };
  return "nodeSelector" in value ? ({ affinities: [], ...value } as TemplateReport) : value;
});
const report: ClusterReport = clusterReport("k", filled);
const sources = new Map([["k", live("k", { kind: "cluster", since: at - 3_600_000 })]]);
const view = buildView(viewInput([], { clusters: new Map([["k", report]]), sources, now: at }), null);
const cluster = view.clusters.get("k");
const states = [...(view.clusterParts.get("k")?.workloads.values() ?? [])];
const say = (reason: Reason) => sentence(reason, { now: at, timeZone: "UTC" });

function detailOf(kind: string, name: string) {
  const state = states.find(({ facts }) => facts.kind === kind && facts.name === name);
  if (!state || !cluster) throw new Error(`no ${kind} ${name}`);
  return toWorkloadDetail(state, cluster, "operator");
}
const rolloutOf = (kind: string, name: string) => {
  const { rollout } = detailOf(kind, name);
  return rollout && [say(rollout.progress), rollout.waits && `${rollout.waits.pod}: ${say(rollout.waits.why)}`];
};
const conditionsOf = (kind: string, name: string) =>
  detailOf(kind, name).conditions.map((each) => conditionWords(each));

test("every workload of a real cluster is told, whatever is the matter with it", () => {
  expect(states.length).toBeGreaterThan(60);
  for (const { facts } of states) {
    const detail = detailOf(facts.kind, facts.name);
    const said = [...detail.replicas, ...detail.owned.map(({ about }) => about)].map(say);
    expect(said.filter((each) => /\?|undefined|null|NaN/.test(each))).toEqual([]);
    expect(detail.template?.containers.length).toBeGreaterThan(0);
    if (cluster) expect(toWorkloadEvents(facts, cluster).state).toBe("live");
  }
});

test("real rollouts are told with what they wait for", () => {
  expect(rolloutOf("Deployment", "web")).toEqual(["Done: all 2 pods are of the newest revision", null]);
  expect(rolloutOf("Deployment", "rolling-out")).toEqual([
    "1 of 2 pods new, 2 old still there",
    "rolling-out-5766f47d59-8tzgr: Started, not ready yet in main",
  ]);
  expect(rolloutOf("Deployment", "deadline-exceeded")).toEqual([
    "Past its deadline with 1 of 1 pod new, 0 available",
    expect.stringMatching(/^deadline-exceeded-54f5b5fdcd-vlsm5: ErrImagePull in main/),
  ]);
  expect(rolloutOf("Deployment", "paused")).toEqual(["Paused with 0 of 1 pod new, 1 old still there", null]);
  expect(rolloutOf("Deployment", "scaled-to-zero")).toBeNull();
  expect(rolloutOf("StatefulSet", "database")).toEqual(["Done: all 2 pods are of the newest revision", null]);
  expect(rolloutOf("StatefulSet", "set-rolling")).toEqual([
    "1 of 1 pod new, 0 available",
    expect.stringMatching(/^set-rolling-0: /),
  ]);
  expect(rolloutOf("StatefulSet", "set-on-delete")?.[0]).toMatch(/^0 of 1 pod new, 1 old still there.*OnDelete/);
  expect(rolloutOf("DaemonSet", "daemon-rolling")).toEqual([
    "1 of 2 pods new, 1 old still there, 1 available",
    "daemon-rolling-hrzr4: Started, not ready yet in main",
  ]);
  expect(rolloutOf("Job", "job-done")).toBeNull();
});

test("real conditions are told in words: what is not as it should be, with why; each end once", () => {
  expect(conditionsOf("Deployment", "refused-pods").filter(({ isGood }) => isGood === false)).toMatchObject([
    { said: "Too few of its pods are available" },
    { said: "Pods can't be made or deleted", why: expect.stringMatching(/exceeded quota: no-room/) },
  ]);
  expect(conditionsOf("Pod", "done").filter(({ isGood }) => isGood === false)).toEqual([]);
  expect(conditionsOf("Pod", "ready").every(({ isGood }) => isGood === true)).toBe(true);
  expect(conditionsOf("Job", "job-failed").map(({ said }) => said)).toEqual(["It has failed"]);
  expect(conditionsOf("Job", "job-done").map(({ said }) => said)).toEqual(["It is complete"]);
});

test("how a real container ended, and the runs of a real CronJob", () => {
  expect(detailOf("Pod", "out-of-memory").endings).toMatchObject([{ reason: "OOMKilled", exitCode: 137 }]);
  expect(detailOf("Pod", "init-failed").endings).toMatchObject([{ container: "migrate", exitCode: 4 }]);
  expect(detailOf("Pod", "with-sidecar").endings).toEqual([]);
  const { owned, replicas } = detailOf("CronJob", "cron-done");
  expect(owned.map(({ about }) => say(about))).toEqual(["succeeded at 06:56", "succeeded at 06:55"]);
  expect(replicas.map(say)).toEqual(["At * * * * *", "Last started at 06:56, last succeeded at 06:56"]);
});
