import { afterEach, expect, test } from "vitest";
import type { BulkheadError } from "@/lib/domain/failure";
import { type FakeApiserver, startFakeApiserver } from "./fake/fake-apiserver";
import { status } from "./fake/fake-status";
import { kindSources } from "./kinds/kinds";
import { readContexts, testClusterConnection } from "./test-connection";

const open: FakeApiserver[] = [];
afterEach(async () => {
  for (const api of open.splice(0)) await api.close();
});

async function tested(answer: FakeApiserver["answer"] = null, denied: readonly string[] = []) {
  const api = await startFakeApiserver();
  open.push(api);
  api.answer = answer;
  for (const verb of denied) api.denied.add(verb);
  const found = await testClusterConnection({ source: "token", server: api.url, ca: "", token: "t" }, "home");
  return { api, found, said: found.ok ? "" : found.failure.message };
}

test("a connection that works tells the version, the address and what the account may not see", async () => {
  const { api, found } = await tested(null, ["watch ingresses"]);
  expect(found).toEqual({ ok: true, version: "v1.34.4", address: "127.0.0.1", notPermitted: ["Ingress"] });
  // Asked for rights, and for nothing of what stands there.
  expect(api.requests.filter(({ path }) => path === kindSources.Pod.path)).toEqual([]);
});

test("an admin is recognised by one question", async () => {
  const { api } = await tested();
  expect(api.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "GET /version",
    "POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
  ]);
});

test.each([
  [
    { status: 401, body: status(401, "Unauthorized") },
    'Cluster "home" doesn\'t know these credentials (401): Unauthorized. They may have been rotated or belong to another cluster.',
  ],
  [
    { status: 200, body: "<html>welcome</html>" },
    "Cluster \"home\" answered something that isn't the Kubernetes API. Check the address and port; the API server's port is usually 6443.",
  ],
  [
    { status: 200, body: { hello: "world" } },
    "Cluster \"home\" answered something that isn't the Kubernetes API. Check the address and port; the API server's port is usually 6443.",
  ],
  [
    { status: 404, body: "not found" },
    "Cluster \"home\" answered something that isn't the Kubernetes API. Check the address and port; the API server's port is usually 6443.",
  ],
  [
    { status: 500, body: status(500, "etcdserver: no leader\u001b[31m") },
    'Cluster "home" reported an error of its own: etcdserver: no leader\\u{1b}[31m.',
  ],
  [{ status: 429, body: status(429, "slow down") }, 'Cluster "home" was asked too often: slow down.'],
])("what a server says instead of its version becomes one sentence: %#", async (answer, sentence) => {
  expect((await tested(() => answer)).said).toBe(sentence);
});

test("an account that may not even ask the version is no stranger", async () => {
  const { found } = await tested(({ path }) => (path === "/version" ? { status: 403 } : undefined));
  expect(found).toMatchObject({ ok: true, version: "" });
});

test("the contexts of a paste are listed, and what is wrong with it is a sentence", () => {
  const text = JSON.stringify({
    kind: "Config",
    clusters: [{ name: "c", cluster: { server: "https://10.0.0.1:6443" } }],
    users: [{ name: "u", user: { token: "t" } }],
    contexts: [
      { name: "home", context: { cluster: "c", user: "u" } },
      { name: "gone", context: { cluster: "missing", user: "u" } },
    ],
    "current-context": "home",
  });
  expect(readContexts(text)).toEqual([
    { name: "home", current: true, server: "https://10.0.0.1:6443", user: "u", exec: null },
    { name: "gone", current: false, server: "", user: "u", exec: null },
  ]);
  const refused = (() => {
    try {
      readContexts("hello");
    } catch (error) {
      return error as BulkheadError;
    }
  })();
  expect(refused?.kind).toBe("invalid-input");
  expect(refused?.message).toBe(
    "Cluster \"this cluster\" can't be connected to with this configuration: this isn't a kubeconfig: it should begin with apiVersion: v1 and kind: Config.",
  );
});
