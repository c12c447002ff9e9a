import { expect, test } from "vitest";
import { status } from "@/lib/server/kubernetes/fake/fake-status";
import { eventually, until } from "@/lib/server/kubernetes/fake/until";
import { deployments, freshWebDeployment, restart } from "./web-deployment";

const { lab, api, stored, settle, makeAnew, begin, stepOf, isFollowing, failureOf, patches } = freshWebDeployment();

test("a cluster that says nothing at the very beginning is left alone, and that is said", async () => {
  await lab().killed({ stallMs: 300 });
  api().answer = ({ query }) => {
    if (!query.get("fieldSelector")) return undefined;
    setImmediate(() => api().cut());
    return "hang";
  };
  const { operationId } = await begin(restart());
  expect(await failureOf(operationId)).toMatch(
    /^Cluster "home" did not answer within 0\.3 s, so nothing was changed\./,
  );
  expect(patches()).toEqual([]);
});

test("after a restart of the panel it goes on following by what the cluster reports", async () => {
  const { operationId } = await begin(restart());
  await eventually(async () => expect(await isFollowing(operationId)).toBe(true));
  const before = patches().length;
  await lab().killed({ meanwhile: () => settle(2, { updatedReplicas: 1 }) });
  await eventually(async () =>
    expect((await stepOf(operationId, "follow"))?.detail).toMatchObject({ data: { updated: 1 } }),
  );
  settle(2);
  await lab().operations().ended(operationId);
  expect(await lab().operations().find(operationId)).toMatchObject({ state: "succeeded" });
  expect(patches().length).toBe(before);
});

test.each([
  ["nothing of it is there", () => undefined, /stopped before anything was changed/],
  ["another of its name is there", () => makeAnew(), /web was deleted and made anew meanwhile/],
])("a change that the panel was stopped in is not asked for again: %s", async (_what, meanwhile, said) => {
  api().answer = ({ method, query }) => (method === "PATCH" && !query.get("dryRun") ? "hang" : undefined);
  const { operationId } = await begin({ kind: "scale", replicas: 3 });
  await until(() => patches().length === 2);
  await lab().killed({ meanwhile });
  expect(await failureOf(operationId)).toMatch(said);
  expect(patches().length).toBe(2);
});

test("an answer that never came is looked for, and not asked for twice", async () => {
  let hung = 0;
  api().answer = ({ method, query, body }) => {
    if (method !== "PATCH" || query.get("dryRun") || hung++ > 0) return undefined;
    const { metadata, spec } = stored();
    const next = { ...metadata, generation: Number(metadata.generation) + 1 };
    api()
      .store(deployments)
      .put("shop", "web", { metadata: next, spec: { ...spec, ...JSON.parse(body).spec } });
    setImmediate(() => api().cut());
    return "hang";
  };
  const { operationId } = await begin({ kind: "scale", replicas: 1 });
  await eventually(async () => expect(await isFollowing(operationId)).toBe(true));
  settle(1);
  await lab().operations().ended(operationId);
  expect(await lab().operations().find(operationId)).toMatchObject({ state: "succeeded" });
  expect(hung).toBe(1);
});

test("a server that fails after it has written is looked at; one that has written nothing has failed", async () => {
  const fails = (writes: boolean): void => {
    api().answer = ({ method, query, body }) => {
      if (method !== "PATCH" || query.get("dryRun")) return undefined;
      const { metadata, spec } = stored();
      const next = { ...metadata, generation: Number(metadata.generation) + 1 };
      if (writes)
        api()
          .store(deployments)
          .put("shop", "web", { metadata: next, spec: { ...spec, ...JSON.parse(body).spec } });
      return { status: 500, body: status(500, "etcdserver: request timed out") };
    };
  };
  fails(true);
  const { operationId } = await begin({ kind: "scale", replicas: 1 });
  await eventually(async () => expect(await isFollowing(operationId)).toBe(true));
  settle(1);
  await lab().operations().ended(operationId);
  expect(await lab().operations().find(operationId)).toMatchObject({ state: "succeeded" });
  fails(false);
  const lost = await begin({ kind: "scale", replicas: 2 });
  await lab().operations().ended(lost.operationId);
  const ended = await lab().operations().find(lost.operationId);
  expect(ended).toMatchObject({ state: "failed" });
  expect(ended?.reason?.data.message).toMatch(/etcdserver: request timed out/);
});
