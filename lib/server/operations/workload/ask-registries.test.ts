import { expect, test } from "vitest";
import { operationSentence } from "@/lib/domain/words/operation-words";
import { eventually } from "@/lib/server/kubernetes/fake/until";
import { createRegistries } from "@/lib/server/registry/create-registries";
import { fakeCa, startFakeRegistry } from "@/lib/server/registry/fake-registry";
import { freshWebDeployment, web } from "./web-deployment";

const digest = `sha256:${"ab".repeat(32)}`;
const registries = createRegistries({ ca: fakeCa, deadlineMs: 1_000 });
const { lab, begin, stepOf, stored, settle } = freshWebDeployment({ registries });

const setImage = (image: string, asks?: readonly string[]) =>
  begin({ kind: "set-image", images: [{ container: "web", image }], ...(asks && { asks }) }, web);

async function planOf(id: string): Promise<string> {
  await eventually(async () => expect((await stepOf(id, "plan"))?.detail).toBeTruthy());
  const detail = (await stepOf(id, "plan"))?.detail;
  return detail ? operationSentence(detail) : "";
}
const imageNow = () => JSON.stringify(stored().spec.template).match(/"image":"([^"]+)"/)?.[1];

test("the plan keeps what the tag was at the click, and the tag is what is written", async () => {
  const registry = await startFakeRegistry();
  registry.answer = (_request, response) => response.writeHead(200, { "docker-content-digest": digest }).end();
  const image = `${registry.address}/web:2`;
  const { operationId } = await setImage(image, [image]);
  expect(await planOf(operationId)).toBe(`web: web:1 to ${image}. At the click ${image} is ${digest}.`);
  await eventually(() => expect(imageNow()).toBe(image));
  settle(2);
  expect(await lab().ended(operationId)).toMatchObject({ state: "succeeded" });
  expect(registry.requests).toHaveLength(1);
  await registry.close();
});

test("a registry that says nothing, or no, stops nothing", async () => {
  const registry = await startFakeRegistry();
  const image = `${registry.address}/web:2`;
  registry.answer = () => undefined;
  const { operationId } = await setImage(image, [image]);
  expect(await planOf(operationId)).toMatch(/did not answer within 1 s, so the digest of .* could not be told\.$/);
  await eventually(() => expect(imageNow()).toBe(image));
  settle(2);
  expect(await lab().ended(operationId)).toMatchObject({ state: "succeeded" });
  await registry.close();
});

test("nothing is asked that whoever pressed may not have asked", async () => {
  const registry = await startFakeRegistry();
  const image = `${registry.address}/web:2`;
  const { operationId } = await setImage(image);
  expect(await planOf(operationId)).toBe(`web: web:1 to ${image}.`);
  expect(registry.requests).toEqual([]);
  await registry.close();
});
