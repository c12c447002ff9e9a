import { beforeEach, expect, test, vi } from "vitest";
import { assessPod } from "../assess/kubernetes/assess-pod";
import { assessService } from "../assess/kubernetes/assess-service";
import { assessWorkload } from "../assess/kubernetes/assess-workload";
import type { ClusterObjects, ClusterReport } from "../cluster-report";
import type { PodReport } from "../cluster-report/pods";
import { placeCluster } from "../place/place-cluster";
import { placeWorkload } from "../place/place-workload";
import { relateDns } from "../relate/kubernetes/relate-dns";
import { relateAcross } from "../relate/relate-across";
import { assignSlots } from "../topology/assign-slots";
import { buildView } from "./build-view";
import { claim, clusterReport, deployment, node, replicaSet, service, slice } from "./cluster-samples";
import { condition, podContainer, podOf, template } from "./pod-samples";
import { container, engineReport, live, t0, viewInput } from "./samples";
import type { ViewInput, ViewState } from "./view-input";

// What a change costs in a cluster of three thousand pods, counted and not timed.

vi.mock("../assess/kubernetes/assess-pod", { spy: true });
vi.mock("../assess/kubernetes/assess-service", { spy: true });
vi.mock("../assess/kubernetes/assess-workload", { spy: true });
vi.mock("../place/place-cluster", { spy: true });
vi.mock("../place/place-workload", { spy: true });
vi.mock("../relate/kubernetes/relate-dns", { spy: true });
vi.mock("../relate/relate-across", { spy: true });
vi.mock("../topology/assign-slots", { spy: true });

const workloads = Array.from({ length: 300 }, (_, i) => ({ name: `web-${i}`, namespace: `ns-${i % 20}` }));
const report = clusterReport("k", {
  Node: Array.from({ length: 10 }, (_, i) => node(`n${i}`, `10.0.10.${20 + i}`)),
  Deployment: workloads.map(({ name, namespace }) =>
    deployment(name, {
      namespace,
      desired: 10,
      template: template(name, { volumes: [{ name: "data", kind: "claim", source: name }] }),
    }),
  ),
  PersistentVolumeClaim: workloads.map(({ name, namespace }) => claim(name, { namespace })),
  ReplicaSet: workloads.map(({ name, namespace }) =>
    replicaSet(`${name}-1`, { namespace, desired: 10, owner: { kind: "Deployment", name, uid: "" } }),
  ),
  Pod: workloads.flatMap(({ name, namespace }) =>
    Array.from({ length: 10 }, (_, i) =>
      podOf({ kind: "ReplicaSet", name: `${name}-1`, namespace }, `p${i}`, {
        nodeName: `n${i}`,
        uid: `${name}-${i}`,
        revision: "1",
      }),
    ),
  ),
  Service: workloads.map(({ name, namespace }) => service(name, { namespace })),
  EndpointSlice: workloads.map(({ name, namespace }) => slice(name, [`${name}-1-p0`], { namespace })),
});
const engine = engineReport("e-nas", [container("db")]);
const input: ViewInput = {
  ...viewInput([engine]),
  clusters: new Map([["k", report]]),
  sources: new Map([live("e-nas"), live("k", { kind: "cluster" })].map((each) => [each.id, each])),
};
const whole = buildView(input, null);

/** The cluster once more, with some objects of one kind otherwise. */
function withObjects<Kind extends keyof ClusterObjects>(
  kind: Kind,
  objects: readonly (readonly [string, ClusterObjects[Kind] extends ReadonlyMap<string, infer T> ? T : never])[],
): ViewInput {
  const table = new Map<string, unknown>(report.objects[kind]);
  for (const [key, one] of objects) table.set(key, one);
  const next = { ...report, objects: { ...report.objects, [kind]: table } } as ClusterReport;
  return { ...input, clusters: new Map([["k", next]]), slots: whole.slots };
}
const podKey = "ns-7/web-7-1-p3";
const changed = (over: Partial<PodReport>) =>
  withObjects("Pod", [[podKey, { ...(report.objects.Pod.get(podKey) as PodReport), ...over }]]);
const spies = {
  assessPod,
  assessService,
  assessWorkload,
  placeCluster,
  placeWorkload,
  relateDns,
  relateAcross,
  assignSlots,
};
const calls = () =>
  Object.fromEntries(
    Object.entries(spies).flatMap(([name, spy]) => {
      const { length } = vi.mocked(spy as () => unknown).mock.calls;
      return length > 0 ? [[name, length]] : [];
    }),
  );
const otherWorkloads = (state: ViewState) =>
  [...(state.clusterParts.get("k")?.workloads ?? [])].flatMap(([id, each]) =>
    whole.clusterParts.get("k")?.workloads.get(id) === each ? [] : [id],
  );

beforeEach(() => vi.clearAllMocks());

test("every pod of three thousand is there", () => {
  expect([...whole.view.nodes.values()].filter(({ kind }) => kind === "pod")).toHaveLength(3_000);
});

test("nothing that changed costs nothing", () => {
  expect(buildView({ ...input, slots: whole.slots }, whole).view).toBe(whole.view);
  expect(calls()).toEqual({});
});

test("how far kinds can be believed, told again and the same, costs nothing", () => {
  const again = { ...report, kinds: structuredClone(report.kinds) };
  const next = buildView({ ...input, clusters: new Map([["k", again]]), slots: whole.slots }, whole);
  expect(calls()).toEqual({});
  expect(next.view).toBe(whole.view);
});

test("a pod's change assesses the pod and its workload and nothing else, and is two nodes of the patch", () => {
  const next = buildView(changed({ containers: [podContainer("app", { restartCount: 1 })] }), whole);
  expect(calls()).toEqual({ assessPod: 1, assessWorkload: 1 });
  expect(otherWorkloads(next)).toEqual(["workload:k/Deployment/ns-7/web-7"]);
  const { nodes, relations, findings, places } = next.patch;
  expect(nodes.put.map(({ id }) => id)).toEqual(["workload:k/Deployment/ns-7/web-7", "pod:k/web-7-3"]);
  expect([nodes.del, relations.put, relations.del, findings.put, places.put].flat()).toEqual([]);
  expect(next.parts.get("e-nas")).toBe(whole.parts.get("e-nas"));
});

test("a pod that moves to another node has its workload placed again, and related to that host", () => {
  const next = buildView(changed({ nodeName: "n4" }), whole);
  expect(calls()).toEqual({ assessPod: 1, assessWorkload: 1, placeWorkload: 1 });
  expect(next.patch.relations.del).toHaveLength(1);
});

test("endpoints that come and go assess their Service alone", () => {
  const gone = slice("web-7", ["web-7-1-p0"], { namespace: "ns-7", ready: false });
  buildView(withObjects("EndpointSlice", [["ns-7/web-7-x1", gone]]), whole);
  expect(calls()).toEqual({ assessService: 1 });
});

test("a node's heartbeat costs nothing below it; a node that falls silent has its pods assessed", () => {
  const n3 = node("n3", "10.0.10.23", { resourceVersion: "2" });
  buildView(withObjects("Node", [["n3", n3]]), whole);
  expect(calls()).toEqual({ placeCluster: 1 });
  vi.clearAllMocks();
  const silent = { ...n3, conditions: [condition("Ready", "Unknown", { changedAt: t0 })] };
  const next = buildView(withObjects("Node", [["n3", silent]]), whole);
  expect(calls()).toMatchObject({ placeCluster: 1, assessWorkload: 300 });
  expect(calls()).not.toHaveProperty("placeWorkload");
  expect(next.view.nodes.get("pod:k/web-7-3")?.health.tier).toBe("unknown");
  expect(next.view.nodes.get("pod:k/web-7-4")).toBe(whole.view.nodes.get("pod:k/web-7-4"));
});

test("a window that runs out assesses the one whose it is, and the Service that it stands behind", () => {
  const lastState = {
    kind: "terminated",
    reason: "Error",
    message: "",
    exitCode: 1,
    signal: 0,
    startedAt: 0,
    finishedAt: t0,
  } as const;
  const recent = changed({ containers: [podContainer("app", { restartCount: 1, lastState })] });
  const first = buildView(recent, whole);
  expect(first.view.nextChangeAt).toBe(t0 + 600_000);
  vi.clearAllMocks();
  const later = buildView({ ...recent, now: t0 + 600_000 }, first);
  expect(calls()).toEqual({ assessPod: 1, assessService: 1, assessWorkload: 1 });
  expect(later.view.nodes.get("pod:k/web-7-3")?.health.tier).toBe("ok");
});
