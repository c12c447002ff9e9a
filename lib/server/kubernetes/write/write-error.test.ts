import { expect, test } from "vitest";
import { trouble } from "../trouble";
import { toWriteError } from "./write-error";

const place = { kind: "Deployment", namespace: "shop", name: "web" } as const;
const failed = (status: number, detail: string) =>
  toWriteError("home", place, trouble("server-error", detail, { status }));

test("a missing right names its remedy; a quota or a webhook that says no has another one", () => {
  const { kind, message } = failed(403, 'User "b" cannot patch resource "deployments" in API group "apps"');
  expect([kind, message.endsWith("Bind Bulkhead's account to its operate role.")]).toEqual(["forbidden", true]);
  const unseen = failed(403, 'User "b" cannot list resource "controllerrevisions" in API group "apps"');
  expect(unseen.message).toMatch(
    /Apply deploy\/rbac\/observe\.yaml as it is now, and bind Bulkhead's account to it\.$/,
  );
  expect(failed(403, "exceeded quota: few").message).toBe('Cluster "home" refused it: exceeded quota: few.');
});

test.each([
  [400, "invalid-input", /refused it: no such image\./],
  [422, "invalid-input", /refused it: no such image\./],
  [409, "conflict", /refused it: no such image\./],
  [404, "not-found", /no Deployment web in shop any more/],
])("status %i is %s", (status, kind, words) => {
  expect(failed(status, "no such image.")).toMatchObject({ kind, message: expect.stringMatching(words) });
});

test("of a node, which is in no namespace, neither is said to be, and the remedy is a role of its own", () => {
  const node = { kind: "Node", namespace: "", name: "pi-4" } as const;
  const said = (status: number, detail: string) =>
    toWriteError("home", node, trouble("server-error", detail, { status })).message;
  expect(said(404, "not found")).toBe('Cluster "home" has no Node pi-4 any more.');
  expect(said(403, 'User "b" cannot patch resource "nodes"')).toMatch(/to its operate-nodes role\.$/);
  expect(failed(403, 'User "b" cannot create resource "jobs"').message).toMatch(/to its operate role\.$/);
});
