import { load } from "js-yaml";
import { expect, test } from "vitest";
import { maskManifest } from "./mask-manifest";
import { toYaml } from "./to-yaml";

const leak = "hunter2";
const container = (over: object) => ({ spec: { template: { spec: { containers: [{ name: "web", ...over }] } } } });
const yaml = (json: object) => toYaml("Deployment", JSON.parse(JSON.stringify(json)));

test.each<[string, object]>([
  ["a variable", container({ env: [{ name: "GREETING", value: leak }] })],
  ["a variable that is no text", container({ env: [{ name: "A", value: { deep: [leak] } }] })],
  ["a variable of an init container", { spec: { initContainers: [{ env: [{ name: "X", value: leak }] }] } }],
  ["a variable of a container that was put in later", { spec: { ephemeralContainers: [{ env: [{ value: leak }] }] } }],
  ["a variable of a CronJob", { spec: { jobTemplate: container({ env: [{ name: "X", value: leak }] }) } }],
  ["a header of a probe", container({ livenessProbe: { httpGet: { httpHeaders: [{ name: "X", value: leak }] } } })],
  [
    "what was applied last",
    { metadata: { annotations: { "kubectl.kubernetes.io/last-applied-configuration": leak } } },
  ],
  ["what k3s applied", { metadata: { annotations: { "objectset.rio.cattle.io/applied": leak } } }],
  ["who manages which field", { metadata: { managedFields: [{ manager: leak }] } }],
  ["an object in an annotation", { metadata: { annotations: { "example.com/state": `{"env":"${leak}"}` } } }],
  ["an annotation by its name", { metadata: { annotations: { "example.com/token": leak } } }],
  ["an annotation of a pod", { spec: { template: { metadata: { annotations: { "a/basic-auth": leak } } } } }],
  ["a label by its name", { metadata: { labels: { "db-password": leak } } }],
  ["an argument with its value", container({ args: [`--password=${leak}`] })],
  ["an argument before its value", container({ args: ["--db-password", `${leak} with spaces`] })],
  ["a script", container({ command: ["sh", "-c", `set -e\nexport TOKEN='a ${leak}'\nrun --secret "b ${leak}"`] })],
  ["a header in a script", container({ args: ["-c", `curl -H "Authorization: Bearer ${leak}abc" https://a/`] })],
  ["a header alone", container({ args: ["-H", `X-Api-Key: ${leak}`] })],
  ["a URL", container({ args: [`postgres://app:${leak}@db/app`] })],
  ["an assignment in an argument", container({ args: [`--from-literal=password=${leak}`] })],
  ["JSON in JSON", container({ args: [JSON.stringify({ a: JSON.stringify({ password: leak }) })] })],
  ["a login", container({ args: ["-u", `admin:${leak}`] })],
  ["a query", container({ lifecycle: { preStop: { httpGet: { path: `/stop?token=${leak}&now=1` } } } })],
  ["a probe's command", container({ readinessProbe: { exec: { command: ["redis-cli", "--pass", leak] } } })],
  ["JSON in an argument", container({ args: [`{"user":"a","password":"${leak}"}`] })],
  ["an option of a volume", { spec: { volumes: [{ csi: { volumeAttributes: { accessKey: "x", password: leak } } }] } }],
  ["a message", { status: { conditions: [{ message: `can't log in with password=${leak}` }] } }],
  ["content", { data: { a: leak }, stringData: { b: leak }, binaryData: { c: leak } }],
])("%s is not shown", (_, json) => {
  expect(yaml(json)).not.toContain(leak);
});

test.each([
  "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
  "ghp_0123456789abcdefABCDEF",
  "glpat-0123456789abcdefghij",
  "AKIAIOSFODNN7EXAMPLE",
  "-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----",
])("a secret that shows what it is isn't shown, wherever it stands", (secret) => {
  expect(yaml(container({ args: ["run", secret] }))).not.toContain(secret.slice(-8));
  expect(yaml({ metadata: { annotations: { note: `it is ${secret}` } } })).not.toContain(secret.slice(-8));
});

test("names stay: of variables, secrets, keys, images, ports; and it is YAML that reads back", () => {
  const spec = {
    serviceAccountName: "web",
    automountServiceAccountToken: false,
    tolerations: [{ key: "node", operator: "Exists" }],
    imagePullSecrets: [{ name: "registry" }],
    containers: [
      {
        name: "web",
        image: "registry.lab:5000/auth/web:1.2",
        env: [{ name: "PASSWORD", valueFrom: { secretKeyRef: { name: "db", key: "password" } } }],
        envFrom: [{ secretRef: { name: "more" } }],
        args: ["--port", "8080", "--verbose"],
        ports: [{ containerPort: 8080, protocol: "TCP" }],
      },
    ],
    volumes: [{ name: "tls", secret: { secretName: "web-tls", items: [{ key: "tls.key", path: "key" }] } }],
  };
  const metadata = { name: "web", namespace: "shop", annotations: { "deployment.kubernetes.io/revision": "4" } };
  const object = { metadata, spec: { replicas: 2, template: { spec } } };
  expect(load(yaml(object))).toEqual({ apiVersion: "apps/v1", kind: "Deployment", ...object });
});

test("nothing in it reorders what is read, ends the YAML early or runs on", () => {
  const odd = container({ args: ["a\u202eb", "c\u0000d", "--- \n- e: f"], note: "x".repeat(70_000) });
  const text = yaml({ ...odd, ...JSON.parse('{"__proto__":{"admin":true}}') });
  expect(text).not.toContain("\u202e");
  expect(text).not.toContain("\u0000");
  expect(Object.keys(load(text) as object).sort()).toEqual(["__proto__", "apiVersion", "kind", "spec"]);
  expect(load(text)).not.toHaveProperty("admin");
  expect(text.length).toBeLessThan(67_000);
});

test("an object of any shape is masked in moments: deep, long, or made to be slow", () => {
  let deep: object = { env: [{ value: leak }] };
  for (let i = 0; i < 2_000; i++) deep = { a: deep };
  expect(yaml(deep)).not.toContain(leak);
  const slow = [
    "w".repeat(60_000),
    "-".repeat(60_000),
    `"${"a=\\".repeat(15_000)}`,
    "eyJ-".repeat(15_000),
    "\\".repeat(60_000),
    "token=".repeat(10_000),
    `token="${'a="'.repeat(15_000)}`,
    " ".repeat(60_000),
  ];
  const before = performance.now();
  maskManifest(container({ args: slow, notes: slow }));
  expect(performance.now() - before).toBeLessThan(5_000);
});

test("what is larger than a page is said, not sent", () => {
  const values = Array.from({ length: 40 }, () => "x ".repeat(20_000));
  expect(() => yaml(container({ args: values }))).toThrow(/larger than a page/);
});
