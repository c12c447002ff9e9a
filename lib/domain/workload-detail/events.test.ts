import { expect, test } from "vitest";
import type { EventReport } from "../cluster-report/events";
import { claim, deployment, replicaSet } from "../publish/cluster-samples";
import { object, podOf, template } from "../publish/pod-samples";
import { t0 } from "../publish/samples";
import { build, type Tables } from "../publish/shop-samples";
import { toWorkloadEvents } from "./events";

let made = 0;
const event = (about: string, reason: string, over: Partial<EventReport> = {}): EventReport => {
  const [kind = "", name = ""] = about.split(" ");
  return {
    ...object(`event-${made++}`),
    ...{ type: "Normal", reason, message: "", count: 1, firstAt: t0 - 60_000, lastAt: t0 },
    about: { kind, namespace: "default", name, uid: "" },
    ...over,
  };
};

const owner = { kind: "Deployment", name: "web", uid: "uid-default-web" };
const volumes = [{ name: "files", kind: "claim", source: "files" }] as const;
const shop: Tables = {
  Deployment: [deployment("web", { template: template("web", { volumes }) }), deployment("web-admin")],
  ReplicaSet: [
    replicaSet("web-5d4f", { owner }),
    replicaSet("web-admin-77", { owner: { ...owner, name: "web-admin" } }),
  ],
  Pod: [podOf({ kind: "ReplicaSet", name: "web-5d4f" }, "a"), podOf({ kind: "ReplicaSet", name: "web-admin-77" }, "b")],
  PersistentVolumeClaim: [claim("files")],
};

function told(events: readonly EventReport[], more?: Parameters<typeof build>[2]) {
  const view = build({ ...shop, Event: events }, {}, more);
  const facts = view.clusterParts.get("k")?.workloads.get("workload:k/Deployment/default/web")?.facts;
  const cluster = view.clusters.get("k");
  if (!facts || !cluster) throw new Error("no web");
  return toWorkloadEvents(facts, cluster);
}

test("it is told of itself, its ReplicaSets, its pods, those that are gone and its claims; not of others", () => {
  const events = [
    ...["Deployment web", "ReplicaSet web-5d4f", "Pod web-5d4f-a", "Pod web-5d4f-gone", "PersistentVolumeClaim files"],
  ].map((about) => event(about, about));
  const others = [
    ...["Deployment web-admin", "ReplicaSet web-admin-77", "Pod web-admin-77-b", "Pod web-x", "Node web"],
  ].map((about) => event(about, "other"));
  const foreign = event("Deployment web", "other", {
    about: { kind: "Deployment", namespace: "shop", name: "web", uid: "" },
  });
  const { groups, state } = told([...events, ...others, foreign]);
  expect(groups.map(({ reason }) => reason).sort()).toEqual(events.map(({ reason }) => reason).sort());
  expect(state).toBe("live");
});

test("the same words are one group with how often, of whom, and from when to when", () => {
  const over = (count: number, firstAt: number | null, lastAt: number | null) =>
    ({ type: "Warning", message: "Back-off", count, firstAt, lastAt }) as const;
  const { groups } = told([
    event("Pod web-5d4f-d", "BackOff", over(4, t0 - 50_000, t0 - 20_000)),
    event("Pod web-5d4f-a", "BackOff", over(2, t0 - 90_000, t0 - 40_000)),
    event("Pod web-5d4f-b", "BackOff", over(1, null, null)),
    event("Pod web-5d4f-c", "BackOff", over(1, null, null)),
    event("Pod web-5d4f-a", "BackOff", { type: "Warning", message: "another" }),
  ]);
  expect(groups).toHaveLength(2);
  expect(groups.find(({ message }) => message === "Back-off")).toEqual({
    ...{ type: "Warning", reason: "BackOff", message: "Back-off", kind: "Pod", count: 8 },
    ...{ names: ["web-5d4f-a", "web-5d4f-b", "web-5d4f-c"], others: 1 },
    ...{ firstAt: t0 - 90_000, lastAt: t0 - 20_000 },
  });
});

test("a warning that says the same of another pod, port or try is the same, in its newest words", () => {
  const pull = (port: number, at: number) =>
    ({ type: "Warning", message: `Failed: read udp 10.0.0.1:${port}: i/o timeout`, lastAt: at }) as const;
  const uid = "70b5d261-6f5b-4cee-8695-b850085e7a83";
  const restart = (name: string) =>
    event(`Pod ${name}`, "BackOff", { type: "Warning", message: `Back-off in pod ${name}_default(${uid})` });
  const { groups } = told([
    event("Pod web-5d4f-a", "Failed", pull(4_001, t0 - 9_000)),
    event("Pod web-5d4f-a", "Failed", pull(53_002, t0 - 1_000)),
    ...[restart("web-5d4f-a"), restart("web-5d4f-b")],
    ...[1, 2].map((count) => event("Deployment web", "Scaled", { message: `Scaled up to ${count}` })),
  ]);
  expect(groups.map(({ reason, count }) => `${reason} ${count}`).sort()).toEqual([
    ...["BackOff 2", "Failed 2", "Scaled 1", "Scaled 1"],
  ]);
  expect(groups.find(({ reason }) => reason === "Failed")?.message).toContain(":53002:");
});

test("warnings come first, then the newest; of many the oldest are left out, and how many is said", () => {
  const quiet = Array.from({ length: 70 }, (_, at) => event("Deployment web", `n${at}`, { lastAt: t0 - at * 1_000 }));
  const loud = event("Pod web-5d4f-a", "Failed", { type: "Warning", lastAt: t0 - 999_000 });
  const { groups, left } = told([...quiet.reverse(), loud]);
  expect(groups.slice(0, 3).map(({ reason }) => reason)).toEqual(["Failed", "n0", "n1"]);
  expect([groups.length, left]).toEqual([60, 11]);
});

test("a secret in a message is masked; that events may not be read is said", () => {
  const { groups } = told([event("Deployment web", "Probe", { message: "Get https://a/?token=hunter2 failed" })]);
  expect(groups[0]?.message).toBe("Get https://a/?token=•••••• failed");
  expect(told([], { kinds: { Event: "not-permitted" } })).toEqual({ state: "not-permitted", groups: [], left: 0 });
});
