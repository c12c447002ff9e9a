import { expect, test } from "vitest";
import { assessClaim } from "../../assess/kubernetes/assess-claim";
import type { ClusterKind, ClusterReport } from "../../cluster-report";
import { buildView } from "../../publish/build-view";
import { clusterReport } from "../../publish/cluster-samples";
import { live, viewInput } from "../../publish/samples";
import type { TopologyNode } from "../../topology/model";
import { sentence } from "../../words/sentence";
import household from "./household.json";
import nodeDown from "./node-down.json";

// Objects of a real cluster (Kubernetes 1.34, two kubelets) in which every row of the health table was made to happen,
// as the door hands them in. `at` is when they were read.

/** The tier of each object, by its name: what it was made to show. */
const rows = {
  Pod: {
    failed:
      "crash-loop image-missing image-never-pulled image-name-invalid config-missing no-such-program hook-failed init-failed exited-with-error out-of-memory over-deadline evicted unschedulable",
    warning: "oom-but-up failed-but-up restarted-often unready-again check-failing held-fast",
    progressing: "secret-missing initialising young",
    neutral: "done",
    ok: "ready",
  },
  Deployment: {
    failed: "deadline-exceeded refused-pods none-available",
    warning: "partly-available",
    progressing: "rolling-out",
    neutral: "paused scaled-to-zero",
    ok: "web",
  },
  ReplicaSet: {
    failed: "bare-refused",
    warning: "bare-behind",
    ok: "bare",
  },
  StatefulSet: {
    failed: "stalled-set",
    warning: "set-behind",
    progressing: "set-rolling",
    neutral: "set-on-delete set-at-zero",
    ok: "database",
  },
  DaemonSet: {
    failed: "daemon-crashing",
    warning: "daemon-unready",
    progressing: "daemon-rolling",
    neutral: "daemon-nowhere daemon-on-delete",
    ok: "agent",
  },
  Job: {
    failed: "job-failed job-over-deadline job-by-policy",
    warning: "job-retrying",
    progressing: "job-running",
    neutral: "job-suspended",
    ok: "job-done",
  },
  CronJob: {
    failed: "cron-failed",
    warning: "cron-cut-short cron-missed",
    progressing: "cron-running",
    neutral: "cron-suspended cron-waiting",
    ok: "cron-done",
  },
  Service: {
    warning: "nobody-answers",
    progressing: "balancer-waiting",
    neutral: "elsewhere",
    ok: "balancer web web-on-nodes",
  },
  PersistentVolumeClaim: {
    failed: "claim-lost",
    warning: "claim-pending",
    ok: "claim-unused claim-bound",
  },
} as const;

function read({ at, objects }: { at: number; objects: unknown }, over?: Parameters<typeof clusterReport>[2]) {
  const report: ClusterReport = clusterReport("k", objects as Parameters<typeof clusterReport>[1], over);
  const sources = new Map([["k", live("k", { kind: "cluster", since: at - 3_600_000 })]]);
  const { view } = buildView(viewInput([], { clusters: new Map([["k", report]]), sources, now: at }), null);
  const say = ({ health }: TopologyNode) => sentence(health.reason, { now: at, timeZone: "UTC" });
  const find = (kind: string, of: string) =>
    [...view.nodes.values()].find(
      (node) =>
        node.name === of && (node.kind === "workload" ? node.workloadKind === kind : node.kind === kind.toLowerCase()),
    );
  return { at, report, view, say, find };
}

const names = (text: string) => text.split(" ");
const { at, report, view, say, find } = read(household);

test.each(Object.entries(rows).filter(([kind]) => kind !== "PersistentVolumeClaim"))(
  "a real %s has the tier that its row of the table says",
  (kind, byTier) => {
    const told = Object.values(byTier)
      .flatMap(names)
      .map((name) => `${name}: ${find(kind, name)?.health.tier}`);
    const meant = Object.entries(byTier).flatMap(([tier, all]) => names(all).map((name) => `${name}: ${tier}`));
    expect(told).toEqual(meant);
  },
);

test("a real claim has the tier that its row of the table says", () => {
  const { PersistentVolumeClaim: claims, StorageClass: classes, Pod: pods } = report.objects;
  for (const [tier, all] of Object.entries(rows.PersistentVolumeClaim))
    for (const claim of [...claims.values()].filter(({ name }) => names(all).includes(name))) {
      const isUsed = [...pods.values()].some(({ template }) =>
        template.volumes.some(({ kind, source }) => kind === "claim" && source === claim.name),
      );
      const storageClass = classes.get(claim.storageClass ?? "") ?? null;
      expect(`${claim.name}: ${assessClaim(claim, { now: at, storageClass, isUsed }).tier}`).toBe(
        `${claim.name}: ${tier}`,
      );
    }
});

test("each says why, in words that a tired person understands", () => {
  const words = (kind: string, name: string) => {
    const node = find(kind, name);
    return node && say(node);
  };
  expect(words("Pod", "crash-loop")).toBe("CrashLoopBackOff in main: 6 restarts, last exit 2 at 06:55, Error");
  expect(words("Pod", "config-missing")).toBe('CreateContainerConfigError in main: configmap "nowhere" not found');
  expect(words("Pod", "evicted")).toBe('Evicted: Usage of EmptyDir volume "state" exceeds the limit "1Mi".');
  expect(words("Job", "job-failed")).toBe(
    "Job job-failed failed at 06:54, BackoffLimitExceeded: Job has reached the specified backoff limit",
  );
  expect(words("CronJob", "cron-missed")).toBe("Missed its schedule (* * * * *) at 06:55");
  expect(words("StatefulSet", "set-on-delete")).toBe(
    "1 of 1 pod still of the old revision until somebody deletes them (OnDelete)",
  );
  expect(words("Deployment", "none-available")).toMatch(/^CrashLoopBackOff in main: \d restarts, .*0 of 2 ready\)$/);
});

test("releases and applications are named by what Helm, Argo CD and Flux wrote", () => {
  const apps = ["by-helm", "by-argo", "by-flux", "web"].map((name) => {
    const node = find("Deployment", name);
    return node?.kind === "workload" ? node.app : undefined;
  });
  expect(apps).toEqual(["shop", "media", "monitoring", null]);
});

test("every object that people wrote is there once, and no revision of any", () => {
  const { Deployment, StatefulSet, DaemonSet, Job, CronJob, ReplicaSet, Pod } = report.objects;
  const unowned = (table: ReadonlyMap<string, { owner: unknown }>) =>
    [...table.values()].filter(({ owner }) => owner === null).length;
  const meant = [Deployment, StatefulSet, DaemonSet, Job, CronJob, ReplicaSet, Pod].map(unowned);
  const workloads = [...view.nodes.values()].filter(({ kind }) => kind === "workload");
  expect(workloads).toHaveLength(meant.reduce((sum, count) => sum + count, 0));
  expect([...view.nodes.values()].filter(({ kind }) => kind === "pod")).toHaveLength(Pod.size);
});

test("when a kubelet stops, its node is failed and its pods are unknown since then, in words", () => {
  const down = read(nodeDown);
  const node = down.view.nodes.get("host:cluster.k.node-2");
  expect([node?.health.tier, node && down.say(node)]).toEqual([
    "failed",
    "Node node-2 does not answer since 06:57: Kubelet stopped posting node status.",
  ]);
  expect(down.view.nodes.get("host:cluster.k.node-1")?.health).toMatchObject({
    tier: "neutral",
    reason: { code: "health.node-cordoned" },
  });
  const pods = [...down.view.nodes.values()].flatMap((each) =>
    each.kind === "pod" && each.nodeName === "node-2" ? [`${each.health.tier} ${each.health.reason.code}`] : [],
  );
  expect(pods.length).toBeGreaterThan(3);
  expect(new Set(pods)).toEqual(new Set(["unknown health.pod-node-silent"]));
  const web = down.find("Deployment", "web");
  expect([web?.health.tier, web && down.say(web)]).toEqual([
    "warning",
    expect.stringMatching(/^Unknown since 06:57: its node node-2 does not answer \(pod web-.*, 1 of 2 ready\)$/),
  ]);
});

test("a kind that may not be read, or that is not told of any more, makes what hangs on it unknown and never well", () => {
  const tierOf = (kind: ClusterKind, state: "not-permitted" | "behind", of: string) => {
    const other = read(household, { kinds: { [kind]: state } });
    const found = other.find(kind, of);
    return found && [found.health.tier, other.say(found)];
  };
  expect(tierOf("Deployment", "not-permitted", "web")).toEqual([
    "unknown",
    "Unknown: the panel's account may not read Deployment",
  ]);
  expect(tierOf("StatefulSet", "behind", "database")?.[0]).toBe("unknown");
  expect(tierOf("Pod", "behind", "ready")?.[0]).toBe("unknown");
  expect(tierOf("Service", "not-permitted", "web")?.[0]).toBe("unknown");
});
