import { afterEach, beforeEach, expect, test } from "vitest";
import type { WorkloadChange } from "@/lib/domain/rollout/change";
import type { FakeApiserver } from "@/lib/server/kubernetes/fake/fake-apiserver";
import { eventually, until } from "@/lib/server/kubernetes/fake/until";
import { kindSources } from "@/lib/server/kubernetes/kinds/kinds";
import type { ClusterSource } from "@/lib/server/kubernetes/types";
import { type FakeLab, openFakeLab } from "./fake-lab";

const web = "workload:c1/Deployment/shop/web";
const place = { kind: "Deployment", namespace: "shop", name: "web" } as const;
const changeCause = "kubernetes.io/change-cause";
const [deployments, replicaSets] = [kindSources.Deployment.path, kindSources.ReplicaSet.path];

type Fields = { metadata: Record<string, unknown>; spec: Record<string, unknown>; status?: Record<string, unknown> };
type Template = { metadata: Record<string, unknown>; spec: { containers: readonly object[] } };

const template = (image: string): Template => ({
  metadata: { labels: { app: "web" } },
  spec: { containers: [{ name: "web", image, env: [{ name: "TOKEN", value: "s3cret" }] }] },
});

let lab: FakeLab;
let api: FakeApiserver;
let source: ClusterSource;
beforeEach(async () => {
  lab = await openFakeLab({ fill });
  source = lab.source;
});
afterEach(() => lab.close());

/** A Deployment in its second revision. */
function fill(empty: FakeApiserver) {
  api = empty;
  const annotations = { "deployment.kubernetes.io/revision": "2", team: "new" };
  const spec = { replicas: 2, selector: { matchLabels: { app: "web" } }, template: template("web:2") };
  api.store(deployments).put("shop", "web", { metadata: { generation: 1, annotations }, spec });
  settle();
  keep(1, template("web:1"), { [changeCause]: "first", team: "old" });
  keep(2, template("web:2"));
}

const stored = () => api.store(deployments).objects.get("shop/web") as unknown as Fields;
const imageNow = () => JSON.stringify(stored().spec.template).match(/web:\d/)?.[0];

/** What its controller writes once all pods are new and ready, or what `over` says. */
function settle(over: Readonly<Record<string, unknown>> = {}) {
  const known = stored();
  const counts = { replicas: 2, updatedReplicas: 2, readyReplicas: 2, availableReplicas: 2 };
  const told = { observedGeneration: known.metadata.generation, ...counts, ...over };
  api.store(deployments).put("shop", "web", { ...known, status: told });
}
const late = (at: string) => ({
  updatedReplicas: 1,
  conditions: [{ type: "Progressing", status: "False", reason: "ProgressDeadlineExceeded", lastTransitionTime: at }],
});
/** What its controller keeps of a template. */
function keep(number: number, of: Template, annotations: Readonly<Record<string, string>> = {}) {
  const { uid } = stored().metadata;
  const owner = { kind: "Deployment", name: "web", uid, controller: true };
  const hashed = { ...of.metadata, labels: { app: "web", "pod-template-hash": `h${number}` } };
  api.store(replicaSets).put("shop", `web-${number}`, {
    metadata: {
      ownerReferences: [owner],
      annotations: { "deployment.kubernetes.io/revision": String(number), ...annotations },
    },
    spec: { replicas: 0, template: { ...of, metadata: hashed } },
  });
}

const begin = (change: WorkloadChange) => lab.begin(web, change);
const undo = (number: number): WorkloadChange => ({ kind: "rollout-undo", to: { name: `web-${number}`, number } });
const toImage = (image: string, undoIfFails = false): WorkloadChange => ({
  kind: "set-image",
  images: [{ container: "web", image }],
  ...(undoIfFails && { undoIfFails }),
});
const step = async (id: string, name: string) =>
  (await lab.operations().find(id))?.steps.find((each) => each.name === name);
const reaches = (id: string, name: string) =>
  eventually(async () => expect(await step(id, name)).toMatchObject({ state: "running" }));
const endOf = async (id: string) => {
  await lab.operations().ended(id);
  return lab.operations().find(id);
};
const writes = () => api.requests.filter(({ method, query }) => method === "PATCH" && !query.get("dryRun"));
test("revisions are told with what differs, and with no value of a variable", async () => {
  const other = template("web:2");
  const env = [{ name: "TOKEN", value: "else" }];
  const cause = "kubectl set env deployment/web TOKEN=else --record=true";
  keep(3, { ...other, spec: { containers: [{ name: "web", image: "web:2", env }] } }, { [changeCause]: cause });
  const found = await source.writer.revisions(place);
  expect(found).toMatchObject([
    { number: 3, isCurrent: false, changes: [{ code: "revision.env", data: { changed: "TOKEN" } }] },
    { number: 2, isCurrent: true, changes: [{ code: "revision.image" }], wayThere: null },
    { number: 1, cause: "first", changes: null, wayThere: [{ data: { from: "web:2", to: "web:1" } }] },
  ]);
  expect(JSON.stringify(found)).not.toMatch(/s3cret|else/);
  expect(found?.[0]?.cause).toMatch(/^kubectl set env deployment\/web TOKEN=\S+ --record=true$/);
  expect(await source.writer.revisions({ ...place, name: "none" })).toBeNull();
});

test("an undo brings the template back as a whole, tried first and on the version that was seen", async () => {
  const id = await begin(undo(1));
  await reaches(id, "follow");
  const [dry, real] = api.requests.filter(({ method }) => method === "PATCH");
  expect([dry?.query.get("dryRun"), real?.query.get("dryRun")]).toEqual(["All", null]);
  expect(real?.contentType).toBe("application/strategic-merge-patch+json");
  expect(JSON.parse(real?.body ?? "").metadata.resourceVersion).toBeTruthy();
  expect(stored().spec.template).toEqual(template("web:1"));
  // As kubectl: the revision's own annotations come back, those of the controller stay.
  expect(stored().metadata.annotations).toEqual({
    "deployment.kubernetes.io/revision": "2",
    [changeCause]: "first",
    team: "old",
  });
  settle();
  expect(await endOf(id)).toMatchObject({ state: "succeeded", kind: "rollout-undo" });
});

test.each([
  ["the current one", () => undefined, undo(2), /Revision 2 is what web runs already/],
  ["one that is gone", () => undefined, undo(7), /Revision 7 of web is not kept any more/],
  ["the same image", () => undefined, toImage("web:2"), /has these images already/],
])("%s is refused before anything is written", async (_what, before, change, said) => {
  before();
  const ended = await endOf(await begin(change));
  expect(ended).toMatchObject({ state: "failed" });
  expect(ended?.reason?.data.message).toMatch(said);
  expect(api.requests.filter(({ method }) => method === "PATCH")).toEqual([]);
});

test("a paused rollout refuses an undo and a new image", async () => {
  const known = stored();
  api.store(deployments).put("shop", "web", { ...known, spec: { ...known.spec, paused: true } });
  await until(() => source.report()?.objects.Deployment.get("shop/web")?.paused);
  await expect(begin(undo(1))).rejects.toThrow(/is paused.*Resume it first/);
  await expect(begin(toImage("web:3"))).rejects.toThrow(/is paused/);
});

test("a new image changes that of its container and nothing else", async () => {
  const id = await begin(toImage("web:3"));
  await reaches(id, "follow");
  expect(stored().spec.template).toEqual(template("web:3"));
  expect((await step(id, "plan"))?.detail).toMatchObject({ data: { images: "web: web:2 to web:3" } });
  settle();
  expect(await endOf(id)).toMatchObject({ state: "succeeded", kind: "set-image" });
});

test("who wants it undone if it fails is told where the one that runs would not be", async () => {
  const id = await begin(toImage("web:3"));
  await reaches(id, "follow");
  expect(await begin(toImage("web:3"))).toBe(id);
  await expect(begin(toImage("web:3", true))).rejects.toThrow(/web is busy/);
  expect(await step(id, "follow")).toMatchObject({ state: "running" });
});

test("what fails is left as it is unless an undo was asked for", async () => {
  const id = await begin(toImage("web:3"));
  await reaches(id, "follow");
  settle(late("2026-01-01T00:00:00Z"));
  expect(await endOf(id)).toMatchObject({ state: "failed" });
  expect(imageNow()).toBe("web:3");
});

test.each<[string, WorkloadChange]>([
  ["a new image", toImage("web:3", true)],
  ["a restart", { kind: "rollout-restart", at: "2026-01-01T00:00:00Z", undoIfFails: true }],
])("%s that fails goes back by itself to what ran before, and says why", async (_what, change) => {
  const before = structuredClone(stored().spec.template);
  const id = await begin(change);
  await reaches(id, "follow");
  settle(late("2026-01-01T00:00:00Z"));
  await reaches(id, "follow-undo");
  expect(stored().spec.template).toEqual(before);
  expect(writes()).toHaveLength(2);
  // The old deadline still stands there while its controller begins: it is not a failure of the undo.
  settle(late("2026-01-01T00:00:00Z"));
  await eventually(async () => expect((await step(id, "follow-undo"))?.detail?.code).toBe("workload.updating"));
  settle();
  const ended = await endOf(id);
  expect(ended).toMatchObject({ state: "rolled-back", reason: { code: "workload.turned-back", data: { number: 2 } } });
  expect(String(ended?.reason?.data.cause)).toMatch(/did not get ready in time/);
  expect(ended?.steps.map(({ name, state }) => `${name} ${state}`)).toEqual([
    ...["plan done", "try done", "change undone", "follow failed", "undo done", "follow-undo done"],
  ]);
});

test("without a revision to go back to, nothing is begun that was to be undone", async () => {
  api.store(replicaSets).delete("shop", "web-2");
  const ended = await endOf(await begin(toImage("web:3", true)));
  expect(ended?.reason?.data.message).toMatch(/nothing to go back to/);
  expect(writes()).toEqual([]);
});

test.each([
  ["an image of somebody else", () => void put(template("web:9")), /Somebody changed web meanwhile/],
  ["a revision that went", () => api.store(replicaSets).delete("shop", "web-2"), /not kept any more/],
])("an undo that can't be made says both sentences: %s", async (_what, meddle, said) => {
  const id = await begin(toImage("web:3", true));
  await reaches(id, "follow");
  meddle();
  settle(late("2026-01-01T00:00:00Z"));
  const ended = await endOf(id);
  expect(ended).toMatchObject({ state: "failed" });
  expect(ended?.reason?.data.message).toMatch(said);
  expect(ended?.reason?.data.message).toMatch(/did not get ready in time/);
  expect(writes()).toHaveLength(1);
});
function put(of: Template) {
  const { metadata, ...known } = stored();
  const next = { ...metadata, generation: Number(metadata.generation) + 1 };
  api.store(deployments).put("shop", "web", { ...known, metadata: next, spec: { ...known.spec, template: of } });
}

test("what another writes just before it is not written over where an undo would take it back too", async () => {
  let isDone = false;
  api.answer = ({ method, query }) => {
    if (method !== "PATCH" || query.get("dryRun") || isDone) return undefined;
    isDone = true;
    put(template("web:9"));
    return undefined;
  };
  const ended = await endOf(await begin(toImage("web:3", true)));
  expect(ended?.reason?.data.message).toMatch(/an undo would take that back too, so nothing was done/);
  expect(imageNow()).toBe("web:9");
  isDone = false;
  const id = await begin(toImage("web:3"));
  await reaches(id, "follow");
  expect(imageNow()).toBe("web:3");
});

test("another wish takes over also while the undo is followed", async () => {
  const id = await begin(toImage("web:3", true));
  await reaches(id, "follow");
  settle(late("2026-01-01T00:00:00Z"));
  await reaches(id, "follow-undo");
  const next = await begin(toImage("web:4"));
  expect(await lab.operations().find(id)).toMatchObject({ state: "rolled-back" });
  await reaches(next, "follow");
  settle();
  expect(await endOf(next)).toMatchObject({ state: "succeeded" });
});

test("stopped while it follows, the panel still undoes what fails later", async () => {
  const id = await begin(toImage("web:3", true));
  await reaches(id, "follow");
  await lab.killed({ meanwhile: () => settle(late("2026-01-01T00:00:00Z")) });
  await reaches(id, "follow-undo");
  expect(imageNow()).toBe("web:2");
  settle();
  expect(await endOf(id)).toMatchObject({ state: "rolled-back" });
});

test.each([
  ["before it was written", false],
  ["after it was written, unanswered", true],
])("stopped in the undo %s, the panel ends it, and writes it once", async (_when, isWritten) => {
  const id = await begin(toImage("web:3", true));
  await reaches(id, "follow");
  let hung = 0;
  api.answer = ({ method, query }) => {
    if (method !== "PATCH" || query.get("dryRun")) return undefined;
    if (isWritten) put(template("web:2"));
    hung++;
    return "hang";
  };
  settle(late("2026-01-01T00:00:00Z"));
  await until(() => hung === 1);
  await lab.killed({
    meanwhile: () => {
      api.answer = null;
    },
  });
  await reaches(id, "follow-undo");
  expect(imageNow()).toBe("web:2");
  expect(writes()).toHaveLength(isWritten ? 2 : 3);
  settle();
  expect(await endOf(id)).toMatchObject({ state: "rolled-back" });
});

test("stopped while the undo is followed, the panel goes on following and writes nothing", async () => {
  const id = await begin(toImage("web:3", true));
  await reaches(id, "follow");
  settle(late("2026-01-01T00:00:00Z"));
  await reaches(id, "follow-undo");
  const before = writes().length;
  await lab.killed();
  await reaches(id, "follow-undo");
  settle();
  expect(await endOf(id)).toMatchObject({ state: "rolled-back" });
  expect(writes()).toHaveLength(before);
});
