import fc from "fast-check";
import { expect, test } from "vitest";
import type { ClusterObjects } from "../cluster-report";
import type { StorageClassReport } from "../cluster-report/storage";
import type { Operation } from "../operation";
import type { View } from "../topology/model";
import { buildView } from "./build-view";
import { claim, clusterReport, daemonSet, deployment, job, node, replicaSet, service, slice } from "./cluster-samples";
import { unslotted } from "./compare-views";
import { condition, containerSpec, ended, podContainer, podOf, template } from "./pod-samples";
import { sameItems } from "./same";
import { inventory, live, t0, viewInput } from "./samples";
import type { ViewInput, ViewState } from "./view-input";

// One cluster of which always the same objects stand, while something beside them turns: what is taken over as it was
// must be what would be worked out anew.

const owner = { kind: "ReplicaSet", name: "web-5d4f" };
const web = deployment("web", {
  template: template("web", {
    containers: [containerSpec("web", { mounts: [{ volume: "v", path: "/data", readOnly: false }] })],
    volumes: [
      { name: "v", kind: "claim", source: "data" },
      { name: "w", kind: "host-path", source: "/tank" },
    ],
  }),
});
const agent = daemonSet("agent", {
  template: template("agent", { volumes: [{ name: "w", kind: "host-path", source: "/tank" }] }),
});
const ofAgent = podOf({ kind: "DaemonSet", name: "agent" }, "x", { nodeName: "n1" });
const set = replicaSet("web-5d4f", { owner: { kind: "Deployment", name: "web", uid: "uid-default-web" } });
const crashed = podOf(owner, "a", {
  containers: [podContainer("app", { restartCount: 1, lastState: ended(1, t0 - 60_000) })],
});
const moved = { ...crashed, nodeName: "n2" };
const running = job("load", { startedAt: t0 - 60_000 });
const done = { ...running, active: 0, succeeded: 1, completedAt: t0, conditions: [condition("Complete")] };
const failed = podOf({ kind: "Job", name: "load" }, "x", {
  phase: "Failed",
  containers: [podContainer("app", { ready: false, state: ended(1, t0 - 60_000) })],
});
const data = claim("data", { phase: "Pending", volumeName: "", createdAt: t0 - 600_000 });
const storage = (waitsForConsumer: boolean): StorageClassReport => ({
  ...{ ...service("local"), namespace: "" },
  ...{ provisioner: "local", waitsForConsumer, isDefault: true },
});
const classes = [storage(true), storage(false)] as const;
const well = node("n1", "10.0.10.21");
const other = node("n2", "10.0.20.21");
const silent = { ...well, conditions: [condition("Ready", "Unknown", { changedAt: t0 - 5_000 })] };
const inside = service("web");
const waiting = service("web", { type: "LoadBalancer", createdAt: t0 - 30_000 });
const balanced = service("web", { type: "LoadBalancer", balancers: ["10.0.30.80"] });
const slices = [slice("web", ["web-5d4f-a"])];
const operation: Operation = {
  ...{ id: "op", kind: "restart", nodeId: "workload:k/Deployment/default/web", name: "web", sourceId: "k" },
  ...{ actor: "u", state: "running", startedAt: t0, endedAt: null, seenAt: null, reason: null, steps: [] },
};
const free = inventory();
const bound = inventory({ clusters: [{ id: "k", name: "home", nodes: [{ nodeName: "n1", hostId: "lab" }] }] });

const turn = {
  now: fc.constantFrom(t0, t0 + 100_000, t0 + 700_000),
  source: fc.constantFrom("live" as const, "live" as const, "stale" as const),
  clockSkewMs: fc.constantFrom<number>(0, 60_000),
  pods: fc.constantFrom("live" as const, "live" as const, "behind" as const, "not-permitted" as const),
  node: fc.constantFrom(well, silent),
  job: fc.constantFrom(running, done),
  storage: fc.constantFrom(...classes),
  service: fc.constantFrom(inside, waiting, balanced),
  pod: fc.constantFrom([crashed, failed], [moved, failed], [failed]),
  inventory: fc.constantFrom(free, bound),
  operations: fc.constantFrom<readonly Operation[]>([], [operation]),
};
type Turn = { readonly [Part in keyof typeof turn]: (typeof turn)[Part] extends fc.Arbitrary<infer T> ? T : never };

const tables = new Map<string, ReadonlyMap<string, unknown>[]>();

/** As its observer gives it: a table in which nothing is otherwise is the very one that it was. */
function keptTable(kind: string, table: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
  const known = tables.get(kind) ?? [];
  const kept = known.find((each) => sameItems([...each.values()], [...table.values()]));
  if (!kept) tables.set(kind, [...known, table]);
  return kept ?? table;
}

function inputOf(is: Turn): ViewInput {
  const report = clusterReport(
    "k",
    {
      Node: [is.node, other],
      Deployment: [web],
      DaemonSet: [agent],
      ReplicaSet: [set],
      Pod: [...is.pod, ofAgent],
      Job: [is.job],
      Service: [is.service],
      EndpointSlice: slices,
      PersistentVolumeClaim: [data],
      StorageClass: [is.storage],
    },
    { kinds: { Pod: is.pods } },
  );
  const objects = Object.fromEntries(
    Object.entries(report.objects).map(([kind, table]) => [kind, keptTable(kind, table)]),
  );
  const source = live("k", { kind: "cluster", state: is.source, since: t0 - 60_000, clockSkewMs: is.clockSkewMs });
  return {
    ...viewInput([], {
      sources: new Map([["k", source]]),
      operations: is.operations,
      now: is.now,
      inventory: is.inventory,
    }),
    clusters: new Map([["k", { ...report, objects: objects as unknown as ClusterObjects }]]),
  };
}

const calm: Turn = {
  ...{ now: t0, source: "live", clockSkewMs: 0, pods: "live", node: well, job: running, storage: classes[1] },
  ...{ service: waiting, pod: [crashed, failed], operations: [], inventory: free },
};

/** What was last known of a cluster that is not heard stays what it was when it fell silent, however late it is. */
const told = (view: View): unknown =>
  JSON.parse(JSON.stringify(unslotted(view), (key, value) => (key === "last" ? undefined : value)));

/** One thing after the other turns, so that all that is taken over was worked out with what came just before. */
const turns = fc.array(fc.oneof(...Object.entries(turn).map(([part, any]) => any.map((is) => ({ [part]: is })))), {
  minLength: 4,
  maxLength: 10,
});

test("what is taken over as it was is what would be worked out anew, whatever turned beside it", () => {
  fc.assert(
    fc.property(turns, (changes) => {
      let is: Turn = calm;
      let before: ViewState | null = null;
      for (const change of changes) {
        is = { ...is, ...change };
        const input = inputOf(is);
        const next: ViewState = buildView(input, before);
        const fresh = buildView(input, null);
        expect(told(next.view), Object.keys(change).join()).toEqual(told(fresh.view));
        expect(next.view.nextChangeAt).toBe(fresh.view.nextChangeAt);
        before = next;
      }
    }),
    { numRuns: 80 },
  );
});

test("a clock that is told a second or two otherwise changes nothing", () => {
  const first = buildView(inputOf(calm), null);
  expect(buildView({ ...inputOf({ ...calm, clockSkewMs: 2_000 }), slots: first.slots }, first).patch.nodes.put).toEqual(
    [],
  );
});

test("nobody waits for the windows of a cluster that is not heard", () => {
  expect(buildView(inputOf(calm), null).view.nextChangeAt).toBe(t0 + 90_000);
  expect(buildView(inputOf({ ...calm, source: "stale" }), null).view.nextChangeAt).toBeNull();
});
