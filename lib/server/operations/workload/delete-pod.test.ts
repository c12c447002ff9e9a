import { expect, test } from "vitest";
import { until } from "@/lib/server/kubernetes/fake/until";
import { kindSources } from "@/lib/server/kubernetes/kinds/kinds";
import { freshWebDeployment } from "./web-deployment";

const { lab, api, source, begin } = freshWebDeployment();

test("a pod is deleted by its uid, once it is gone that is its end; a kubelet's own is left alone", async () => {
  const pods = kindSources.Pod.path;
  const owner = (kind: string) => ({ ownerReferences: [{ kind, name: "o", uid: "o", controller: true }] });
  const spec = { containers: [{ name: "web", image: "web:1" }] };
  api().store(pods).put("shop", "lone", { spec });
  api()
    .store(pods)
    .put("shop", "etcd", { metadata: owner("Node"), spec });
  await until(() => source().report()?.objects.Pod.size === 2);
  const uidOf = (name: string) => source().report()?.objects.Pod.get(`shop/${name}`)?.uid ?? "";
  const remove = (name: string, uid = uidOf(name)) =>
    begin({ kind: "delete-pod", pod: { name, uid } }, `workload:c1/Pod/shop/${name}`);
  await expect(remove("etcd")).rejects.toThrow(/from a file on that node/);
  await expect(remove("lone", "another")).rejects.toThrow(/not there any more/);
  const { operationId } = await remove("lone");
  await lab().operations().ended(operationId);
  expect(await lab().operations().find(operationId)).toMatchObject({
    state: "succeeded",
    name: "lone",
    kind: "delete-pod",
  });
  const [dry, real] = api()
    .requests.filter(({ method }) => method === "DELETE")
    .map(({ body }) => JSON.parse(body));
  expect([dry.dryRun, real.dryRun]).toEqual([["All"], undefined]);
  expect(api().store(pods).objects.has("shop/lone")).toBe(false);
});

test("a pod that took the name of the one that was meant is not deleted in its place", async () => {
  const pods = kindSources.Pod.path;
  const spec = { containers: [{ name: "web", image: "web:1" }] };
  const { uid } = api().store(pods).put("shop", "lone", { spec }).metadata;
  let another = "";
  await until(() => source().report()?.objects.Pod.size === 1);
  api().answer = ({ method, body }) => {
    if (method !== "DELETE" || JSON.parse(body).dryRun) return undefined;
    api().store(pods).delete("shop", "lone");
    another = api().store(pods).put("shop", "lone", { spec }).metadata.uid;
    return undefined;
  };
  const { operationId } = await begin({ kind: "delete-pod", pod: { name: "lone", uid } }, "workload:c1/Pod/shop/lone");
  await lab().operations().ended(operationId);
  expect(await lab().operations().find(operationId)).toMatchObject({ state: "succeeded" });
  expect(api().store(pods).objects.get("shop/lone")?.metadata.uid).toBe(another);
  expect(another).not.toBe(uid);
});
