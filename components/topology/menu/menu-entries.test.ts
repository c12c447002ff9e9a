import { expect, test } from "vitest";
import { type MenuState, type MenuTarget, menuEntries } from "@/components/topology/menu/menu-entries";
import type { WorkloadActs } from "@/lib/domain/rollout/acts";
import type { SourceState, SourceStatus } from "@/lib/domain/source";
import { cluster, namespace, workload } from "@/lib/domain/topology/cluster-node-samples";
import type { WorkloadNode } from "@/lib/domain/topology/cluster-nodes";
import type { ContainerNode } from "@/lib/domain/topology/model";
import { byId, childrenOf, container, host, stack, tier, zone } from "@/lib/domain/topology/node-samples";

const admin: MenuState = {
  mayControl: true,
  acts: null,
  clusterActs: null,
  mayEdit: true,
  folded: new Set(),
  pinned: new Set(),
  selected: new Set(),
  onMap: true,
};
const viewer: MenuState = { ...admin, mayControl: false, mayEdit: false };

function lab(over: Partial<ContainerNode> = {}, state: SourceState = "live") {
  const nodes = byId(
    zone("prod"),
    host("nas", "zone:prod"),
    stack("media", "host:nas"),
    container("web", "stack:nas/media", over),
    container("db", "stack:nas/media", tier("failed")),
    container("job", "host:nas", tier("failed")),
  );
  const nas = { id: "nas", name: "nas", state } as SourceStatus;
  return { nodes, children: childrenOf(nodes), sources: new Map([["nas", nas]]) };
}

const one = (id: string): MenuTarget => ({ kind: "node", id });
const labels = (target: MenuTarget, over: Partial<ContainerNode> = {}, state = admin, source: SourceState = "live") =>
  menuEntries(target, lab(over, source), state)
    .flat()
    .flatMap((entry) => (entry.kind === "act" ? [entry.label] : []));
const web = one("container:nas/web");

test("a running container offers restart and stop, a stopped one start", () => {
  expect(labels(web)).toEqual(expect.arrayContaining(["Redeploy web…", "Restart web", "Stop web", "Logs"]));
  expect(labels(web)).not.toContain("Start web");
  const stopped = labels(web, { state: "exited" });
  expect(stopped).toContain("Start web");
  expect(stopped).not.toContain("Stop web");
});

test("only restart and stop ask once more, with the letters they have everywhere", () => {
  const acts = menuEntries(web, lab(), admin)
    .flat()
    .flatMap((entry) => (entry.kind === "act" ? [entry] : []));
  expect(acts.filter((entry) => entry.again).map(({ label, keys }) => `${keys} ${label}`)).toEqual([
    "r Restart web",
    "s Stop web",
  ]);
});

test("while nothing can be done the reason stands there, and nothing that would be refused", () => {
  const entries = menuEntries(web, lab({}, "stale"), admin).flat();
  expect(entries.filter((entry) => entry.kind === "note")).toEqual([
    { kind: "note", why: { code: "many.silent", data: { engine: "nas" } } },
  ]);
  expect(labels(web, {}, admin, "stale").some((label) => /^(Redeploy|Restart|Stop)/.test(label))).toBe(false);
  expect(labels(web, { operationId: "a" }).some((label) => /^(Redeploy|Restart|Stop)/.test(label))).toBe(false);
});

test("a viewer sees what a viewer may, on every kind of node", () => {
  const ids = ["container:nas/web", "stack:nas/media", "host:nas", "zone:prod"];
  const all = [
    ...ids.flatMap((id) => labels(one(id), {}, viewer)),
    ...labels({ kind: "many", ids: ["container:nas/web", "container:nas/db"] }, {}, viewer),
  ];
  expect(all.some((label) => /^(Redeploy|Restart|Stop|Start|Move)/.test(label))).toBe(false);
  expect(all).toContain("Why it stands here…");
});

test("a zone selects what failed in it, and nothing of it is restarted at a stroke", () => {
  const entries = menuEntries(one("zone:prod"), lab(), admin).flat();
  const failed = entries.find((entry) => entry.kind === "act" && entry.label.startsWith("Select all 2 failed"));
  expect(failed).toMatchObject({ act: { ids: ["container:nas/job", "container:nas/db"] } });
  expect(labels(one("zone:prod")).some((label) => label.startsWith("Restart"))).toBe(false);
});

test("every kind of node shows its dependencies, but for one with nothing in it", () => {
  for (const id of ["container:nas/web", "stack:nas/media", "host:nas", "zone:prod"])
    expect(labels(one(id))).toContain("Show dependencies");
  const nodes = byId(zone("empty"));
  const bare = { nodes, children: childrenOf(nodes), sources: new Map() };
  expect(
    menuEntries(one("zone:empty"), bare, admin)
      .flat()
      .map((entry) => entry.kind === "act" && entry.label),
  ).not.toContain("Show dependencies");
});

test("no group is empty, and no entry stands twice", () => {
  for (const state of [admin, viewer])
    for (const target of [
      web,
      one("zone:prod"),
      one("host:nas"),
      { kind: "many", ids: ["container:nas/db"] } as const,
    ]) {
      const groups = menuEntries(target, lab(), state);
      expect(groups.map((group) => group.length)).not.toContain(0);
      const said = groups.flat().map((entry) => (entry.kind === "act" ? entry.label : entry.why.code));
      expect(new Set(said).size).toBe(said.length);
    }
});

test("on the table nothing is folded or placed, and all else is as on the map", () => {
  const onTable = labels(web, {}, { ...admin, onMap: false });
  const onMap = labels(web);
  expect(onMap.filter((label) => !onTable.includes(label))).toEqual([
    "Fold stack media",
    "Place it elsewhere, for me…",
  ]);
  expect(onTable.every((label) => onMap.includes(label))).toBe(true);
});

test("what is gone has no menu", () => {
  expect(menuEntries(one("container:nas/gone"), lab(), admin)).toEqual([]);
});

test("of a cluster there is everything to look at and nothing to be done; beside containers only they are meant", () => {
  const web = workload("web", tier("failed"));
  const nodes = byId(
    zone("prod"),
    host("nas", "zone:prod"),
    container("db", "host:nas"),
    cluster("zone:prod"),
    namespace("media"),
    web,
  );
  const mixed = { nodes, children: childrenOf(nodes), sources: new Map() };
  const of = (target: MenuTarget) =>
    menuEntries(target, mixed, admin)
      .flat()
      .flatMap((entry) => (entry.kind === "act" ? [entry.label] : []));
  expect(of(one(web.id))).toEqual([
    "Open",
    "Logs",
    "Show dependencies",
    "Add to the selection",
    "Fold namespace media",
    "Pin web",
    "Place it elsewhere, for me…",
    "Move to another zone…",
    "Copy link",
  ]);
  expect(of(one("cluster:home"))).toEqual(expect.arrayContaining(["Open", "Fold home", "Select its workload"]));
  expect(of(one("cluster:home")).filter((label) => /Redeploy|Restart|Stop/.test(label))).toEqual([]);
  expect(of(one("zone:prod"))).toContain("Select its 2 members");
  expect(of({ kind: "many", ids: [web.id] })).toEqual(["Copy link", "Clear the selection"]);
});

test("a workload offers what its cluster's account may do, and what would be refused only where its question says why", () => {
  const home: WorkloadNode = {
    ...container("shop", "host:nas"),
    ...{ id: "workload:c1/Deployment/shop/shop", kind: "workload", workloadKind: "Deployment", namespace: "shop" },
    ...{ images: [], ready: 1, desired: 1, app: null, services: [], sourceId: "c1" },
  };
  const nodes = byId(host("nas", "zone:prod"), home);
  const around = { nodes, children: childrenOf(nodes), sources: new Map() };
  const offered = (acts: WorkloadActs["acts"], protectedZone: string | null = null) =>
    menuEntries(one(home.id), around, {
      ...viewer,
      acts: {
        acts,
        replicas: 1,
        autoscaler: null,
        containers: [],
        autoscalersKnown: true,
        replaces: "together",
        protectedZone,
        past: [],
      },
    })
      .flat()
      .flatMap((entry) => (entry.kind === "act" ? [entry.label] : []))
      .filter((label) => /shop( now)?(…)?$/.test(label) && !/^(Pin|Fold)/.test(label));
  const free = (kind: WorkloadActs["acts"][number]["kind"]) => ({ kind, refusal: null });
  expect(offered([])).toEqual([]);
  const all = [free("rollout-restart"), free("scale"), free("rollout-pause")];
  expect(offered(all)).toEqual(["Redeploy shop…", "Restart shop", "Scale shop…", "Pause rollout of shop"]);
  expect(offered([free("set-image"), free("rollout-undo")])).toEqual([
    "New image for shop…",
    "Undo a rollout of shop…",
  ]);
  expect(offered(all, "iot")).not.toContain("Restart shop");
  const paused = { code: "workload.refused.paused", data: {} };
  expect(offered([{ kind: "rollout-restart", refusal: paused }, free("rollout-resume")])).toEqual([
    "Redeploy shop…",
    "Resume rollout of shop",
  ]);
  expect(offered([free("run-now"), free("cron-suspend")])).toEqual(["Run shop now…", "Suspend shop"]);
  expect(offered([free("retry-job"), free("cron-resume")])).toEqual(["Retry shop…", "Resume schedule of shop"]);
  const running = { code: "workload.refused.not-ended", data: {} };
  expect(offered([{ kind: "retry-job", refusal: running }])).toEqual([]);
});

test("a host that is a node of a cluster is cordoned or uncordoned, if the cluster's account may", () => {
  const offered = (cordoned: boolean, clusterActs: MenuState["clusterActs"]) => {
    const nodes = byId(host("pi", "zone:prod", { nodes: [{ clusterId: "c1", name: "pi-4", cordoned }] }));
    return menuEntries(
      one("host:pi"),
      { nodes, children: childrenOf(nodes), sources: new Map() },
      { ...viewer, clusterActs },
    )
      .flat()
      .flatMap((entry) => (entry.kind === "act" && /ordon/.test(entry.label) ? [entry.label] : []));
  };
  expect(offered(false, { cordons: true })).toEqual(["Cordon pi-4…"]);
  expect(offered(true, { cordons: true })).toEqual(["Uncordon pi-4"]);
  expect(offered(true, { cordons: false })).toEqual([]);
  expect(offered(true, null)).toEqual([]);
  expect(labels(one("host:nas"), {}, { ...admin, clusterActs: { cordons: true } }).join()).not.toMatch(/ordon/);
});
