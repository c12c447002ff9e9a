import fc from "fast-check";
import { expect, test } from "vitest";
import type { ClusterKind, ClusterReport, KindState } from "../cluster-report";
import { nodeSchema, relationSchema } from "../schemas/node.schema";
import type { View } from "../topology/model";
import { buildView } from "./build-view";
import {
  clusterReport,
  cronJob,
  daemonSet,
  deployment,
  ingress,
  job,
  node,
  replicaSet,
  service,
  slice,
  statefulSet,
} from "./cluster-samples";
import { contents, sorted, unslotted } from "./compare-views";
import { applyPatch, diffViews, isEmptyPatch } from "./patch";
import { condition, containerSpec, ended, podContainer, podOf, object as sample, template } from "./pod-samples";
import { container, engineReport, live, t0, viewInput } from "./samples";
import type { ViewInput, ViewState } from "./view-input";

const name = fc.constantFrom("web", "db", "a.b", "x-1", "constructor");
const namespace = fc.constantFrom("default", "kube-system");
const count = fc.integer({ min: 0, max: 3 });
const time = fc.constantFrom(null, t0 - 3_600_000, t0 - 30_000, t0, t0 + 3_600_000);
const host = fc.constantFrom(
  "web",
  "db.default",
  "x-1.kube-system.svc.cluster.local",
  "10.0.10.5",
  "10.43.0.10",
  "nas",
);
const anyTemplate = fc
  .record({
    hostNetwork: fc.boolean(),
    host,
    hostPort: fc.constantFrom(0, 8080),
    volume: fc.constantFrom(
      { kind: "claim", source: "data" } as const,
      { kind: "host-path", source: "/tank" } as const,
      { kind: "nfs", source: "10.0.10.5:/tank" } as const,
      { kind: "nfs", source: "" } as const,
    ),
  })
  .map(({ hostNetwork, host: named, hostPort, volume }) =>
    template("web", {
      hostNetwork,
      volumes: [{ name: "v", ...volume }],
      containers: [
        containerSpec("app", {
          mentions: [{ key: "URL", host: named, port: 80, how: "url" }],
          ports: [{ name: "", port: 80, proto: "tcp", hostPort, hostIp: "" }],
          mounts: [{ volume: "v", path: "/data", readOnly: false }],
        }),
      ],
    }),
  );
const object = { name, namespace, uid: fc.constantFrom("u1", "u2"), deletedAt: time, createdAt: time };
const owner = fc.constantFrom(
  null,
  ...(["Deployment", "CronJob", "Node"] as const).map((kind) => ({ kind, name: "web", uid: "u1" })),
);
const workload = { ...object, desired: count, template: anyTemplate };
const conditions = fc.array(
  fc
    .record({
      type: fc.constantFrom(
        "Available",
        "Progressing",
        "ReplicaFailure",
        "Ready",
        "Failed",
        "Complete",
        "PodScheduled",
      ),
      status: fc.constantFrom("True" as const, "False" as const, "Unknown" as const),
      changedAt: time,
    })
    .map(({ type, status, changedAt }) => condition(type, status, { changedAt })),
  { maxLength: 3 },
);
const state = fc.constantFrom(
  { kind: "waiting", reason: "CrashLoopBackOff", message: "" } as const,
  { kind: "running", startedAt: t0 - 5_000 } as const,
  ended(1, t0 - 60_000),
  ended(0, t0 - 60_000),
);
const pods = fc
  .record({
    owner: fc.constantFrom("ReplicaSet", "StatefulSet", "DaemonSet", "Job", "Node"),
    of: name,
    id: fc.constantFrom("a", "b", "c"),
    namespace,
    phase: fc.constantFrom("Pending" as const, "Running" as const, "Succeeded" as const, "Failed" as const),
    nodeName: fc.constantFrom("", "n1", "n2", "gone"),
    deletedAt: time,
    conditions,
    state,
    lastState: fc.option(state),
    restartCount: count,
    template: anyTemplate,
  })
  .map(({ owner: kind, of, id, state: is, lastState, restartCount, ...over }) =>
    podOf({ kind, name: of, namespace: over.namespace }, id, {
      ...over,
      uid: `${over.namespace}-${of}-${id}`,
      containers: [podContainer("app", { state: is, lastState, restartCount, ready: is.kind === "running" })],
    }),
  );
const unique = <T extends { readonly name: string; readonly namespace: string }>(one: fc.Arbitrary<T>, maxLength = 4) =>
  fc.uniqueArray(one, { selector: (each) => `${each.namespace}/${each.name}`, maxLength });

const anyReport: fc.Arbitrary<ClusterReport> = fc
  .record({
    tables: fc.record({
      Node: fc.constantFrom(
        [],
        [node("n1", "10.0.10.5"), node("n2", "10.0.20.11", { conditions: [condition("Ready", "Unknown")] })],
        [node("n2", "192.168.1.1"), node("n1", "10.0.30.9")],
      ),
      Pod: unique(pods, 8),
      Deployment: unique(
        fc
          .record({ ...workload, available: count, updated: count, paused: fc.boolean(), conditions })
          .map((over) => deployment(over.name, over)),
      ),
      ReplicaSet: unique(
        fc.record({ ...workload, owner, available: count }).map((over) => replicaSet(over.name, over)),
      ),
      StatefulSet: unique(
        fc.record({ ...workload, ready: count, updated: count }).map((over) => statefulSet(over.name, over)),
      ),
      DaemonSet: unique(fc.record({ ...workload, unavailable: count }).map((over) => daemonSet(over.name, over))),
      Job: unique(fc.record({ ...object, owner, failed: count, conditions }).map((over) => job(over.name, over))),
      CronJob: unique(
        fc
          .record({ ...object, suspended: fc.boolean(), lastScheduledAt: time, lastSucceededAt: time })
          .map((over) => cronJob(over.name, over)),
      ),
      Service: unique(
        fc
          .record({
            name,
            namespace,
            type: fc.constantFrom("ClusterIP" as const, "LoadBalancer" as const),
            nodePort: fc.constantFrom(0, 30_080),
          })
          .map(({ nodePort, ...over }) =>
            service(over.name, {
              ...over,
              balancers: ["10.0.30.80"],
              ports: [{ name: "", port: 80, targetPort: "http", nodePort, proto: "tcp" }],
            }),
          ),
      ),
      EndpointSlice: unique(
        fc.tuple(name, namespace, fc.array(name, { maxLength: 2 })).map(([of, at, ids]) =>
          slice(
            of,
            ids.map((id) => `${id}-a`),
            { namespace: at },
          ),
        ),
      ),
      Ingress: unique(fc.tuple(name, name, namespace).map(([of, to, at]) => ingress(of, to, { namespace: at }))),
    }),
    odd: fc.constantFrom<ClusterKind | null>(null, "Pod", "Deployment", "EndpointSlice", "Node"),
    as: fc.constantFrom<KindState>("behind", "not-permitted", "absent", "waiting"),
  })
  .map(({ tables, odd, as }) => clusterReport("k", tables, { kinds: odd ? { [odd]: as } : {}, address: "10.0.20.9" }));

const engine = engineReport("e-nas", [
  container("db", { mounts: [{ kind: "bind", source: "/tank", target: "/t", readOnly: false }] }),
]);
const anyInput: fc.Arbitrary<ViewInput> = fc
  .record({
    report: fc.option(anyReport, { freq: 6 }),
    state: fc.constantFrom("live" as const, "live" as const, "stale" as const, "connecting" as const),
    later: fc.constantFrom(0, 30_000, 600_000),
  })
  .map(({ report, state: is, later }) => {
    const sources = [live("e-nas"), live("k", { kind: "cluster", state: is, since: t0 - 60_000 })];
    return viewInput([engine], {
      clusters: new Map(report ? [["k", report]] : []),
      sources: new Map(sources.map((each) => [each.id, each])),
      now: t0 + later,
    });
  });

const shuffled = (input: ViewInput): ViewInput => ({
  ...input,
  clusters: new Map(
    [...input.clusters].map(([id, report]) => [
      id,
      {
        ...report,
        objects: Object.fromEntries(
          Object.entries(report.objects).map(([kind, table]) => [kind, new Map([...table].reverse())]),
        ) as unknown as ClusterReport["objects"],
      },
    ]),
  ),
});

test("whoever has the first view and applies every patch has the last, whatever clusters report in between", () => {
  fc.assert(
    fc.property(fc.array(anyInput, { minLength: 2, maxLength: 4 }), (inputs) => {
      let held: Pick<View, "nodes" | "relations" | "findings" | "places"> | null = null;
      let before: ViewState | null = null;
      for (const input of inputs) {
        const next: ViewState = buildView({ ...input, ...(before && { slots: before.slots }) }, before);
        // What goes over the wire is JSON.
        held = held ? applyPatch(held, JSON.parse(JSON.stringify(next.patch))) : next.view;
        expect(contents(held)).toEqual(contents(next.view));
        before = next;
      }
    }),
    { numRuns: 60 },
  );
});

test("what came before does not show in the picture, but for where things stand", () => {
  fc.assert(
    fc.property(anyInput, anyInput, (before, after) => {
      const first = buildView(before, null);
      expect(unslotted(buildView(after, first).view)).toEqual(unslotted(buildView(after, null).view));
    }),
    { numRuns: 60 },
  );
});

test("the order in which a cluster lists things does not matter", () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      expect(sorted(buildView(shuffled(input), null).view)).toEqual(sorted(buildView(input, null).view));
    }),
    { numRuns: 40 },
  );
});

test("nothing is lost and nothing is invented: every pod hangs under a workload, every parent and every end is there", () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const { view } = buildView(input, null);
      const whole = [...input.clusters.values()].filter(({ kinds }) => kinds.Deployment.state !== "waiting");
      for (const report of whole)
        for (const { uid } of report.objects.Pod.values()) expect(view.nodes.get(`pod:k/${uid}`)?.kind).toBe("pod");
      for (const each of view.nodes.values()) {
        if (each.parentId !== null) expect(view.nodes.has(each.parentId), each.id).toBe(true);
        expect(nodeSchema.safeParse(each).error?.message).toBeUndefined();
      }
      for (const each of view.relations.values()) {
        expect(view.nodes.has(each.from) && view.nodes.has(each.to), each.id).toBe(true);
        expect(relationSchema.safeParse(each).success).toBe(true);
      }
      for (const { nodeId } of view.findings.values()) expect(view.nodes.has(nodeId)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test("a view is equal to itself", () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const first = buildView(input, null);
      const again = buildView({ ...input, slots: first.slots }, first);
      expect(again.view).toBe(first.view);
      expect(isEmptyPatch(diffViews(first.view, again.view))).toBe(true);
    }),
    { numRuns: 40 },
  );
});

const anyClaim = fc.dictionary(
  fc.constantFrom("bulkhead.zone", "env", "zone"),
  fc.constantFrom("prod", "Dev", "infra", "nowhere", ""),
);

test("what a namespace claims moves nothing: the picture and every placement are those without the claim", () => {
  const withLabels = (input: ViewInput, claims: readonly Readonly<Record<string, string>>[]): ViewInput => ({
    ...input,
    clusters: new Map(
      [...input.clusters].map(([id, report]) => {
        const spaces = ["default", "kube-system"].map(
          (name, at) => [name, { ...sample(name, ""), labels: claims[at] ?? {}, phase: "Active" }] as const,
        );
        return [id, { ...report, objects: { ...report.objects, Namespace: new Map(spaces) } }];
      }),
    ),
  });
  const placements = ({ clusterParts }: ViewState) =>
    [...clusterParts.values()].flatMap(({ workloads }) => [...workloads].map(([id, { place }]) => [id, place]));
  fc.assert(
    fc.property(anyInput, fc.tuple(anyClaim, anyClaim), (input, claims) => {
      const [claimed, plain] = [withLabels(input, claims), withLabels(input, [])].map((each) => buildView(each, null));
      if (!claimed || !plain) throw new Error("no view");
      expect(placements(claimed)).toEqual(placements(plain));
      expect(contents(claimed.view)).toEqual(contents(plain.view));
    }),
    { numRuns: 40 },
  );
});
