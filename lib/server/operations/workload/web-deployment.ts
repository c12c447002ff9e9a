import "server-only";
import { afterEach, beforeEach, expect } from "vitest";
import type { WorkloadChange } from "@/lib/domain/rollout/change";
import type { FakeApiserver } from "@/lib/server/kubernetes/fake/fake-apiserver";
import { eventually } from "@/lib/server/kubernetes/fake/until";
import { kindSources } from "@/lib/server/kubernetes/kinds/kinds";
import { type FakeLab, type FakeLabOptions, openFakeLab } from "./fake-lab";

export const web = "workload:c1/Deployment/shop/web";
export const deployments = kindSources.Deployment.path;
const actor = { id: "u1", name: "ann" };

type Fields = { metadata: Record<string, unknown>; spec: Record<string, unknown>; status?: Record<string, unknown> };

export const restart = (): WorkloadChange => ({ kind: "rollout-restart", at: new Date().toISOString() });

/** For tests: before each a fake lab whose cluster has one Deployment, `web`, and the hands of those who change it. */
export function freshWebDeployment(options: Pick<FakeLabOptions, "registries"> = {}) {
  let lab: FakeLab;
  let api: FakeApiserver;
  let clicks = 0;
  beforeEach(async () => {
    lab = await openFakeLab({ ...options, fill });
  });
  afterEach(() => lab.close());

  /** A Deployment whose two pods are ready. */
  function fill(empty: FakeApiserver) {
    api = empty;
    settle(2);
  }

  const stored = () => api.store(deployments).objects.get("shop/web") as unknown as Fields;

  /** What a controller would write: all pods new and ready. */
  function settle(replicas: number, over: Readonly<Record<string, unknown>> = {}) {
    const known = api.store(deployments).objects.get("shop/web") as unknown as Fields | undefined;
    const generation = Number(known?.metadata.generation ?? 1);
    const spec = known?.spec ?? { replicas, template: { spec: { containers: [{ name: "web", image: "web:1" }] } } };
    const counts = { replicas, updatedReplicas: replicas, readyReplicas: replicas, availableReplicas: replicas };
    const told = { observedGeneration: generation, ...counts, ...over };
    api.store(deployments).put("shop", "web", { metadata: { generation }, spec, status: told });
  }

  /** What somebody else writes meanwhile. */
  function meddle(spec: Readonly<Record<string, unknown>> = {}, metadata: Readonly<Record<string, unknown>> = {}) {
    const known = stored();
    const next = { spec: { ...known.spec, ...spec }, metadata: { ...known.metadata, ...metadata } };
    api.store(deployments).put("shop", "web", { ...known, ...next });
  }
  /** Somebody deletes it, and makes another of the same name. */
  function makeAnew() {
    const { spec } = stored();
    api.store(deployments).delete("shop", "web");
    api.store(deployments).put("shop", "web", { spec, metadata: { generation: 1 } });
  }
  /** Does it when a change that is meant arrives for the first time, before it is made. */
  function justBefore(work: () => void) {
    let isDone = false;
    api.answer = ({ method, query }) => {
      if (method !== "PATCH" || query.get("dryRun") || isDone) return undefined;
      isDone = true;
      work();
      return undefined;
    };
  }

  const begin = (change: WorkloadChange, nodeId = web) =>
    lab.operations().startChange({ nodeId, change, actor, idempotencyKey: `click-${clicks++}` });
  const stepOf = async (id: string, name: string) =>
    (await lab.operations().find(id))?.steps.find((step) => step.name === name);
  const isFollowing = async (id: string) => (await stepOf(id, "follow"))?.state === "running";
  /** Why it failed. */
  async function failureOf(id: string) {
    await eventually(async () => expect(await lab.operations().find(id)).toMatchObject({ state: "failed" }));
    return (await lab.operations().find(id))?.reason?.data.message;
  }
  const patches = () => api.requests.filter(({ method }) => method === "PATCH");

  return {
    ...{ lab: () => lab, api: () => api, source: () => lab.source },
    ...{ stored, settle, meddle, makeAnew, justBefore },
    ...{ begin, stepOf, isFollowing, failureOf, patches },
  };
}
