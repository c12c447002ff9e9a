import { expect, test } from "vitest";
import type { Role } from "../permission";
import { claim, cronJob, deployment, job, replicaSet, statefulSet } from "../publish/cluster-samples";
import { condition, containerSpec, ended, object, podContainer, podOf, template } from "../publish/pod-samples";
import { live, t0 } from "../publish/samples";
import { build, type Tables } from "../publish/shop-samples";
import { sentence } from "../words/sentence";
import { toWorkloadDetail } from "./to-workload-detail";

type More = Parameters<typeof build>[2];

function detailOf(tables: Tables, id: string, { role = "operator", more }: { role?: Role; more?: More } = {}) {
  // The cluster's clock is ten minutes ahead.
  const source = { ...live("k", { kind: "cluster" }), clockSkewMs: 600_000 };
  const view = build(tables, { sources: new Map([["k", source]]) }, more);
  const state = view.clusterParts.get("k")?.workloads.get(`workload:k/${id}`);
  const cluster = view.clusters.get("k");
  if (!state || !cluster) throw new Error(`no ${id}`);
  return toWorkloadDetail(state, cluster, role);
}
const said = (reasons: readonly Parameters<typeof sentence>[0][]) =>
  reasons.map((reason) => sentence(reason, { now: t0, timeZone: "UTC" }));

const web = "Deployment/default/web";
const owner = { kind: "Deployment", name: "web", uid: "uid-default-web" };

test("its replicas are told where its count of ready ones leaves something open", () => {
  const plain = deployment("web", { desired: 2 });
  expect(said(detailOf({ Deployment: [plain] }, web).replicas)).toEqual([]);
  const scaler = {
    ...object("by-load"),
    ...{ target: { kind: "Deployment", name: "web" }, min: 1, max: 4, current: 2, desired: 3, conditions: [] },
  };
  const tables = {
    Deployment: [deployment("web", { desired: 2, replicas: 3, available: 1 })],
    HorizontalPodAutoscaler: [scaler, { ...scaler, ...object("of-another", "shop") }],
  };
  expect(said(detailOf(tables, web).replicas)).toEqual([
    "3 pods there for 2 wanted, 1 available",
    "Autoscaler by-load keeps it between 1 and 4, now at 3",
  ]);
  const unsure = { ...tables, HorizontalPodAutoscaler: [{ ...scaler, desired: 0 }] };
  expect(said(detailOf(unsure, web).replicas)[1]).toBe(
    "Autoscaler by-load keeps it between 1 and 4, and has not said yet how many",
  );
});

test("a Job tells its runs, a CronJob its schedule and its newest runs, on the panel's clock", () => {
  const once = job("once", { active: 1, failed: 2, backoffLimit: 6, parallelism: 2 });
  expect(said(detailOf({ Job: [once] }, "Job/default/once").replicas)).toEqual([
    "1 at work, 2 at once at most, 2 failed of at most 7",
  ]);
  const nightly = { kind: "CronJob", name: "nightly", uid: "uid-default-nightly" };
  const tables = {
    CronJob: [cronJob("nightly", { schedule: "0 3 * * *", lastScheduledAt: t0, lastSucceededAt: null })],
    Job: [
      job("nightly-2", { owner: nightly, createdAt: t0, active: 1 }),
      job("nightly-1", {
        ...{ owner: nightly, createdAt: t0 - 86_400_000 },
        conditions: [condition("Failed", "True", { changedAt: t0 - 600_000 })],
      }),
    ],
  };
  const detail = detailOf(tables, "CronJob/default/nightly");
  expect(said(detail.replicas)).toEqual(["At 0 3 * * *", "Last started at 11:50, never succeeded"]);
  expect(detail.owned.map(({ kind, name }) => `${kind} ${name}`)).toEqual(["Job nightly-2", "Job nightly-1"]);
  expect(said(detail.owned.map(({ about }) => about))).toEqual(["at work, 1 pod", "failed at 11:40"]);
});

test("its revisions that have pods are told, the newest first; old empty ones and others' are not", () => {
  const tables = {
    Deployment: [deployment("web", { revision: "10" })],
    ReplicaSet: [
      replicaSet("web-a", { revision: "8", desired: 0, owner }),
      replicaSet("web-b", { revision: "9", desired: 1, owner }),
      replicaSet("web-c", { revision: "10", desired: 2, ready: 1, owner }),
      replicaSet("other", { revision: "11", desired: 1, owner: { ...owner, name: "other" } }),
    ],
  };
  const { owned } = detailOf(tables, web);
  expect(owned.map(({ name }) => name)).toEqual(["web-c", "web-b"]);
  expect(said(owned.map(({ about }) => about))).toEqual([
    "revision 10, the newest, 2 pods, 1 ready",
    "revision 9, 1 pod, 1 ready",
  ]);
});

test("who made it is told where that is nothing that Bulkhead knows", () => {
  const made = deployment("web", { owner: { kind: "Prometheus", name: "main", uid: "u" } });
  expect(detailOf({ Deployment: [made] }, web).owner).toEqual({ kind: "Prometheus", name: "main" });
});

test("how containers ended last is told, the newest first; an init container that did its work is not", () => {
  const killed = { ...ended(137, t0 - 60_000, "OOMKilled"), signal: 9 };
  const pod = podOf({ kind: "Deployment", name: "web" }, "a", {
    owner: { kind: "ReplicaSet", name: "web-c", uid: "u" },
    initContainers: [podContainer("migrate", { state: ended(0, t0 - 90_000) })],
    containers: [
      podContainer("app", { restartCount: 3, lastState: killed }),
      podContainer("side", { state: ended(1, t0 - 30_000), lastState: ended(2, t0 - 50_000) }),
      podContainer("well"),
    ],
  });
  const tables = {
    Deployment: [deployment("web")],
    ReplicaSet: [replicaSet("web-c", { owner, uid: "u" })],
    Pod: [pod],
  };
  expect(detailOf(tables, web).endings).toEqual([
    {
      ...{ podId: `pod:k/${pod.uid}`, container: "side" },
      ...{ reason: "Error", exitCode: 1, signal: 0, at: t0 - 630_000 },
    },
    {
      ...{ podId: `pod:k/${pod.uid}`, container: "app" },
      ...{ reason: "OOMKilled", exitCode: 137, signal: 9, at: t0 - 660_000 },
    },
  ]);
});

const made = template("web", {
  nodeSelector: { disk: "ssd" },
  volumes: [
    { name: "logs", kind: "host-path", source: "/var/log/web" },
    { name: "keys", kind: "secret", source: "web-keys" },
    { name: "files", kind: "claim", source: "files" },
    { name: "cache", kind: "claim", source: "cache" },
  ],
  containers: [
    containerSpec("web", {
      command: "run --port 80",
      envNames: ["TOKEN", "MODE", "IP", "MODE"],
      envSources: [
        { name: "TOKEN", isWhole: false, kind: "Secret", source: "web-keys", key: "token" },
        { name: "IP", isWhole: false, kind: "field", source: "status.podIP", key: "" },
        { name: "DB_", isWhole: true, kind: "Secret", source: "db", key: "" },
      ],
    }),
  ],
});
const withTemplate = {
  Deployment: [deployment("web", { template: made })],
  PersistentVolumeClaim: [claim("files", { phase: "Pending", capacity: "" })],
};

test("what pods are made from: variables by name and where they come from, claims with how they are", () => {
  const shown = detailOf(withTemplate, web).template;
  expect(shown).toMatchObject({ serviceAccount: "default", nodeSelector: ["disk=ssd"] });
  expect(shown?.containers[0]).toMatchObject({
    command: "run --port 80",
    env: [
      { name: "DB_", isWhole: true, from: "Secret", source: "db", key: "" },
      { name: "IP", isWhole: false, from: "field", source: "status.podIP", key: "" },
      { name: "MODE", isWhole: false, from: "written", source: null, key: "" },
      { name: "TOKEN", isWhole: false, from: "Secret", source: "web-keys", key: "token" },
    ],
  });
  expect(shown?.volumes).toEqual([
    { name: "logs", kind: "host-path", source: "/var/log/web", claims: [] },
    { name: "keys", kind: "secret", source: "web-keys", claims: [] },
    {
      ...{ name: "files", kind: "claim", source: null },
      claims: [{ name: "files", phase: "Pending", capacity: "", storageClass: "local" }],
    },
    {
      ...{ name: "cache", kind: "claim", source: null },
      claims: [{ name: "cache", phase: "missing", capacity: "", storageClass: "" }],
    },
  ]);
});

test("who may only look sees no command, no path, no secret's name and no key", () => {
  const shown = detailOf(withTemplate, web, { role: "viewer" });
  expect(JSON.stringify(shown)).not.toMatch(/run --port|var.log|web-keys|"db"|"token"/);
  expect(shown.template?.containers[0]?.env[3]).toMatchObject({ name: "TOKEN", from: "Secret", source: null, key: "" });
  expect(shown.template?.containers[0]?.command).toBeNull();
});

test("a probe's path is told without what looks like a secret", () => {
  const probe = { kind: "liveness", does: "http :80/healthz?token=hunter2", periodMs: 1, timeoutMs: 1 } as const;
  const containers = [containerSpec("web", { probes: [{ ...probe, initialDelayMs: 0, failureThreshold: 1 }] })];
  const shown = detailOf({ Deployment: [deployment("web", { template: template("web", { containers }) })] }, web);
  expect(shown.template?.containers[0]?.probes).toMatchObject([{ does: "http :80/healthz?token=••••••" }]);
});

test("claims that may not be read are not known, which is not the same as missing", () => {
  const more = { kinds: { PersistentVolumeClaim: "not-permitted" } } as const;
  const { template: shown } = detailOf({ Deployment: withTemplate.Deployment }, web, { more });
  expect(shown?.volumes[2]?.claims[0]?.phase).toBe("unknown");
});

test("each pod of a StatefulSet has a claim of its own", () => {
  const mounts = [{ volume: "data", path: "/data", readOnly: false }];
  const containers = [containerSpec("db", { mounts })];
  const pod = (id: string) =>
    podOf({ kind: "StatefulSet", name: "db" }, id, {
      template: template("db", { containers, volumes: [{ name: "data", kind: "claim", source: `data-db-${id}` }] }),
    });
  const tables = {
    StatefulSet: [statefulSet("db", { desired: 2, template: template("db", { containers }) })],
    Pod: [pod("0"), pod("1")],
    PersistentVolumeClaim: [claim("data-db-0")],
  };
  expect(detailOf(tables, "StatefulSet/default/db").template?.volumes).toEqual([
    {
      ...{ name: "data", kind: "claim", source: null },
      claims: [
        { name: "data-db-0", phase: "Bound", capacity: "1Gi", storageClass: "local" },
        { name: "data-db-1", phase: "missing", capacity: "", storageClass: "" },
      ],
    },
  ]);
});

test("conditions come on the panel's clock, without what looks like a secret in their messages", () => {
  const said = condition("ReplicaFailure", "True", { message: "webhook https://a:hunter2@b/ said no", changedAt: t0 });
  expect(detailOf({ Deployment: [deployment("web", { conditions: [said] })] }, web).conditions).toEqual([
    { ...said, message: "webhook https://a:••••••@b/ said no", changedAt: t0 - 600_000 },
  ]);
});

test("of a workload whose object is gone its pods tell, and nothing is made up", () => {
  const pod = podOf({ kind: "StatefulSet", name: "db" }, "0");
  const shown = detailOf({ Pod: [pod] }, "StatefulSet/default/db");
  expect(shown).toMatchObject({ createdAt: null, replicas: [], rollout: null, conditions: [], owned: [] });
  expect(shown.template?.containers).toHaveLength(1);
});
