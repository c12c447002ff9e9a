import { afterEach, beforeEach, expect, test } from "vitest";
import type { WorkloadOperationKind } from "@/lib/domain/operation";
import type { WorkloadChange, WritableKind } from "@/lib/domain/rollout/change";
import type { FakeRequest } from "@/lib/server/kubernetes/fake/fake-apiserver";
import { status } from "@/lib/server/kubernetes/fake/fake-status";
import { eventually } from "@/lib/server/kubernetes/fake/until";
import { kindSources } from "@/lib/server/kubernetes/kinds/kinds";
import { type FakeLab, openFakeLab } from "./fake-lab";

interface Asked {
  readonly nodeId: string;
  /** What it is written to, or made from. */
  readonly on: WritableKind;
  readonly name: string;
  readonly change: (uid: string) => WorkloadChange;
}

const of = (kind: WritableKind, name: string, change: WorkloadChange): Asked => ({
  ...{ nodeId: `workload:c1/${kind}/shop/${name}`, on: kind, name, change: () => change },
});
const node = { nodeId: "host:cluster.c1.it", on: "Node", name: "it" } as const;
const at = { clusterId: "c1", node: "it" };

/** Everything that is done in a cluster: what comes new has to say here how it is refused. */
const all: { readonly [K in WorkloadOperationKind]: Asked } = {
  "rollout-restart": of("DaemonSet", "it", { kind: "rollout-restart", at: "2026-01-01T00:00:00Z" }),
  scale: of("StatefulSet", "it", { kind: "scale", replicas: 3 }),
  "rollout-pause": of("Deployment", "it", { kind: "rollout-pause" }),
  "rollout-resume": of("Deployment", "off", { kind: "rollout-resume" }),
  "rollout-undo": of("Deployment", "kept", { kind: "rollout-undo", to: { name: "kept-1", number: 1 } }),
  "set-image": of("Deployment", "kept", { kind: "set-image", images: [{ container: "web", image: "web:3" }] }),
  "delete-pod": {
    ...of("Pod", "it", { kind: "rollout-pause" }),
    change: (uid) => ({ kind: "delete-pod", pod: { name: "it", uid } }),
  },
  "cron-suspend": of("CronJob", "it", { kind: "cron-suspend" }),
  "cron-resume": of("CronJob", "off", { kind: "cron-resume" }),
  "run-now": of("CronJob", "it", { kind: "run-now", job: "it-manual-1" }),
  "retry-job": of("Job", "it", { kind: "retry-job", job: "it-retry-1" }),
  "set-autoscaler": {
    ...of("Deployment", "it", { kind: "set-autoscaler", min: 2, max: 5 }),
    ...{ on: "HorizontalPodAutoscaler", name: "auto" },
  },
  cordon: { ...node, change: () => ({ kind: "cordon", ...at }) },
  uncordon: { ...node, name: "off", change: () => ({ kind: "uncordon", ...at, node: "off" }) },
};
const kinds = Object.keys(all) as WorkloadOperationKind[];

const revision = "deployment.kubernetes.io/revision";
const template = (image: string) => ({
  metadata: { labels: { app: "kept" } },
  spec: { containers: [{ name: "web", image }] },
});
/** What is kept of a Deployment that was rolled out twice. */
function keep(number: number): void {
  const { uid } = store("Deployment").objects.get("shop/kept")?.metadata ?? { uid: "" };
  const owner = { kind: "Deployment", name: "kept", uid, controller: true };
  const metadata = { ownerReferences: [owner], annotations: { [revision]: String(number) } };
  store("ReplicaSet").put("shop", `kept-${number}`, {
    metadata,
    spec: { replicas: 0, template: template(`web:${number}`) },
  });
}

const failed = { conditions: [{ type: "Failed", status: "True" }] };
const objects: readonly (readonly [WritableKind, string, Readonly<Record<string, unknown>>])[] = [
  ["DaemonSet", "it", {}],
  ["StatefulSet", "it", { spec: { replicas: 1 } }],
  ["Deployment", "it", { spec: { replicas: 2 } }],
  ["Deployment", "off", { spec: { replicas: 2, paused: true } }],
  [
    "Deployment",
    "kept",
    { metadata: { annotations: { [revision]: "2" } }, spec: { replicas: 1, template: template("web:2") } },
  ],
  ["Pod", "it", { spec: {} }],
  ["CronJob", "it", { spec: { schedule: "@daily", jobTemplate: { spec: {} } } }],
  ["CronJob", "off", { spec: { schedule: "@daily", suspend: true } }],
  ["Job", "it", { spec: {}, status: failed }],
  [
    "HorizontalPodAutoscaler",
    "auto",
    { spec: { scaleTargetRef: { kind: "Deployment", name: "it" }, minReplicas: 1, maxReplicas: 4 } },
  ],
  ["Node", "it", { spec: {} }],
  ["Node", "off", { spec: { unschedulable: true } }],
];

let lab: FakeLab;
beforeEach(async () => {
  lab = await openFakeLab();
  for (const [kind, name, fields] of objects) store(kind).put(spaceOf(kind), name, fields);
  for (const number of [1, 2]) keep(number);
  await eventually(() => {
    for (const [kind, name] of objects) expect(lab.source.report()?.objects[kind].has(keyOf(kind, name))).toBe(true);
  });
});
afterEach(() => lab.close());

const store = (kind: WritableKind) => lab.api.store(kindSources[kind].path);
const spaceOf = (kind: WritableKind) => (kind === "Node" ? "" : "shop");
const keyOf = (kind: WritableKind, name: string) => (kind === "Node" ? name : `shop/${name}`);
const stored = ({ on, name }: Asked) => store(on).objects.get(keyOf(on, name));
const begin = (asked: Asked) => lab.begin(asked.nodeId, asked.change(stored(asked)?.metadata.uid ?? ""));
const everything = () => JSON.stringify(objects.map(([kind]) => [...store(kind).objects]));
const isWrite = ({ method, path }: FakeRequest) => method !== "GET" && !path.includes("authorization.k8s.io");
const isDry = ({ query, body }: FakeRequest) => query.get("dryRun") !== null || body.includes('"dryRun"');
/** Does it before the first change that is meant. */
function justBefore(work: () => void) {
  lab.api.answer = (request) => {
    if (!isWrite(request) || isDry(request)) return undefined;
    lab.api.answer = null;
    work();
    return undefined;
  };
}

test.each(kinds)(
  "%s: what a quota, a webhook, a policy or a missing right says is its end, cleaned, and nothing is changed",
  async (kind) => {
    const asked = all[kind];
    const before = everything();
    for (const [code, said, shown] of [
      [403, 'it is forbidden: User "b" cannot patch resource "its"', /operate(-nodes)? role\.$/],
      [403, "exceeded quota: few, requested: count/jobs.batch=1", /exceeded quota: few, .*=1\.$/],
      [400, 'admission webhook "no.lab" denied the request: not\u0007\n on a Friday.', /^[^\p{Cc}]* on a Friday\.$/u],
      [422, "ValidatingAdmissionPolicy 'p' denied request: no labels", /denied request: no labels\.$/],
    ] as const) {
      lab.api.answer = (request) => (isWrite(request) ? { status: code, body: status(code, said) } : undefined);
      const message = await lab.failureOf(await begin(asked));
      expect(message).toMatch(/^Cluster "home" refused it: /);
      expect(message).toMatch(shown);
    }
    expect(everything()).toBe(before);
    expect(lab.writes().filter((request) => !isDry(request))).toEqual([]);
  },
);

test.each(kinds)("%s: a refusal that comes only after the trial is its end too", async (kind) => {
  const before = everything();
  const said = "exceeded quota: few";
  lab.api.answer = (request) =>
    isWrite(request) && !isDry(request) ? { status: 403, body: status(403, said) } : undefined;
  expect(await lab.failureOf(await begin(all[kind]))).toBe('Cluster "home" refused it: exceeded quota: few.');
  expect(everything()).toBe(before);
});

const copies: ReadonlySet<string> = new Set(["run-now", "retry-job"]);
/** Of a pod that is gone that is what was asked for. */
const others = kinds.filter((kind) => kind !== "delete-pod");

test.each(others)("%s: what is deleted in between is said to be gone", async (kind) => {
  const asked = all[kind];
  // A copy is read right before it is made: it has to be gone by then.
  const remove = () => store(asked.on).delete(spaceOf(asked.on), asked.name);
  if (copies.has(kind)) {
    lab.api.answer = (request) => {
      if (isWrite(request) && isDry(request)) setImmediate(remove);
      return undefined;
    };
  } else justBefore(remove);
  expect(await lab.failureOf(await begin(asked))).toMatch(/(was deleted meanwhile|any more)/);
  expect(stored(asked)).toBeUndefined();
});

const patched = others.filter((kind) => !copies.has(kind));

test.each(patched)(
  "%s: what is changed in between is looked at again, and the change is made on what it is then",
  async (kind) => {
    const asked = all[kind];
    justBefore(() => {
      const known = stored(asked);
      store(asked.on).put(spaceOf(asked.on), asked.name, { ...known, by: "bob" });
    });
    const id = await begin(asked);
    await eventually(async () => {
      const steps = (await lab.operations().find(id))?.steps ?? [];
      expect(steps.find(({ name }) => name === "change")?.state).toBe("done");
    });
    expect(stored(asked)).toMatchObject({ by: "bob" });
    // Tried, refused as overtaken, and made on the version of then.
    expect(lab.writes()).toHaveLength(3);
  },
);
