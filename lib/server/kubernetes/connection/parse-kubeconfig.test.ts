import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { makeCertificate } from "@/sim/tls/certificate";
import type { ClusterTrouble } from "../trouble";
import { parseKubeconfig } from "./parse-kubeconfig";
import { resolveConnection } from "./resolve-connection";
import { listContexts } from "./select-context";

const ca = makeCertificate({ name: "CA", isCa: true });
const me = makeCertificate({ name: "me", issuer: ca });
const base64 = (text: string) => Buffer.from(text).toString("base64");

interface Entry {
  readonly name?: unknown;
  readonly [field: string]: unknown;
}

const cluster = { server: "https://10.0.20.10:6443", "certificate-authority-data": base64(ca.cert) };
const user = { "client-certificate-data": base64(me.cert), "client-key-data": base64(me.key) };
const context = { cluster: "home", user: "admin" };

/** JSON is YAML. */
const written = (over: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "home", cluster }],
    users: [{ name: "admin", user }],
    contexts: [{ name: "admin@home", context }],
    "current-context": "admin@home",
    ...over,
  });
const withUser = (fields: Entry) => written({ users: [{ name: "admin", user: fields }] });
const withCluster = (fields: Entry) => written({ clusters: [{ name: "home", cluster: fields }] });

const pasted = (text: string, { context = null as string | null, allowedExec = null as Exec | null } = {}) =>
  resolveConnection({ source: "kubeconfig", text, context, allowedExec });
type Exec = { command: string; args: string[]; env: { name: string; value: string }[] };

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    const { why, detail } = error as ClusterTrouble;
    return `${why}: ${detail}`;
  }
  return "taken";
}

test("a k3s-like YAML file is read", () => {
  const text = `apiVersion: v1
clusters:
- cluster:
    certificate-authority-data: ${base64(ca.cert)}
    server: https://127.0.0.1:6443/
  name: default
contexts:
- context:
    cluster: default
    user: default
  name: default
current-context: default
kind: Config
preferences: {}
users:
- name: default
  user:
    client-certificate-data: ${base64(me.cert)}
    client-key-data: ${base64(me.key)}
`;
  const access = pasted(text);
  expect(access.server).toBe("https://127.0.0.1:6443");
  expect(access.ca).toBe(ca.cert);
  expect(access.credentials.key).toBe(me.key);
});

test.each([
  ["", "config: the kubeconfig is empty"],
  ["hello", "config: this isn't a kubeconfig: it should begin with apiVersion: v1 and kind: Config"],
  ["- a\n- b", "config: this isn't a kubeconfig: it should begin with apiVersion: v1 and kind: Config"],
  ["apiVersion: v1\nkind: Secret", 'config: this isn\'t a kubeconfig but a "Secret"'],
  ["clusters:\n  - name: [", /^config: line \d, column \d+ can't be read: /],
  ["users: 3", "config: users isn't a list"],
  [written({ clusters: [{ cluster }] }), "config: clusters[0] has no name"],
  [written({ users: [{ name: "admin" }] }), 'config: users[0] "admin" has no user'],
  [
    written({
      users: [
        { name: "a", user },
        { name: "a", user },
      ],
    }),
    'config: users names "a" twice',
  ],
  [
    written({ "current-context": "", contexts: [] }),
    "config: the kubeconfig has no current-context: choose one (it has none)",
  ],
  [
    written({ "current-context": "", contexts: ["x", "y"].map((name) => ({ name, context })) }),
    'config: the kubeconfig has no current-context: choose one (it has "x", "y")',
  ],
  [written({ "current-context": "gone" }), 'config: the kubeconfig has no context "gone" (it has "admin@home")'],
  [
    written({ contexts: [{ name: "admin@home", context: { ...context, user: "eve" } }] }),
    'config: contexts[0] "admin@home" names the user "eve", which isn\'t there',
  ],
  [withCluster({}), 'config: clusters[0] "home" has no server'],
  [
    withCluster({ ...cluster, server: "10.0.20.10" }),
    'config: clusters[0] "home".server isn\'t an address like https://10.0.20.10:6443',
  ],
  [
    withCluster({ ...cluster, server: "https://me:secret@10.0.20.10" }),
    'config: clusters[0] "home".server carries more than an address: no user, query or fragment belongs there',
  ],
  [
    withCluster({ ...cluster, "proxy-url": "socks5://x" }),
    'config: clusters[0] "home" asks for a proxy, which Bulkhead doesn\'t use (proxy-url)',
  ],
  [
    withCluster({ ...cluster, "certificate-authority-data": "%%%" }),
    'tls-material: clusters[0] "home".certificate-authority-data isn\'t base64',
  ],
  [
    withCluster({ ...cluster, "certificate-authority-data": base64("nothing") }),
    "tls-material: the CA isn't a PEM certificate",
  ],
  [withUser({ ...user, "client-key-data": base64("nothing") }), "tls-material: the client key"],
  [
    withUser({ ...user, "client-key-data": base64(makeCertificate({ name: "other" }).key) }),
    "tls-material: the client certificate and its key don't belong together",
  ],
  [withUser({ "client-certificate-data": base64(me.cert) }), "tls-material: the client certificate has no key"],
  [withUser({ token: "a\nb" }), 'config: users[0] "admin".token isn\'t a token: it holds blanks or breaks'],
  [
    withUser({ "auth-provider": { name: "gcp" } }),
    'config: users[0] "admin" uses an auth-provider, which kubectl gave up too: use a service account\'s token (auth-provider)',
  ],
  [
    withUser({ token: "t", as: "root" }),
    'config: users[0] "admin" acts as somebody else, which Bulkhead doesn\'t do (as)',
  ],
  [
    withUser({ "client-certificate": "me.crt", "client-key": "me.key" }),
    'config: users[0] "admin".client-certificate names a file, which a pasted kubeconfig can\'t bring along: paste what "kubectl config view --raw --flatten" prints',
  ],
  [withUser({ tokenFile: "/etc/shadow" }), /tokenFile names a file/],
] as const)("what is wrong is told with its place: %#", (text, said) => {
  if (typeof said === "string") expect(refusal(() => pasted(text))).toBe(said);
  else expect(refusal(() => pasted(text))).toMatch(said);
});

test("the only context needs no current-context, and a chosen one wins over it", () => {
  expect(pasted(written({ "current-context": undefined })).server).toBe(cluster.server);
  const two = written({
    clusters: [
      { name: "home", cluster },
      { name: "away", cluster: { ...cluster, server: "https://192.168.1.1/k8s/clusters/c-1/" } },
    ],
    contexts: [
      { name: "one", context },
      { name: "two", context: { ...context, cluster: "away" } },
    ],
    "current-context": "one",
  });
  expect(pasted(two, { context: "two" }).server).toBe("https://192.168.1.1/k8s/clusters/c-1");
  expect(listContexts(parseKubeconfig(two)).map(({ name, current, server }) => [name, current, server])).toEqual([
    ["one", true, cluster.server],
    ["two", false, "https://192.168.1.1/k8s/clusters/c-1/"],
  ]);
});

test("hostile YAML is refused in a moment", () => {
  const bombs = `a: &a ["x","x","x","x","x","x","x","x","x"]\n${"bcdefghi"
    .split("")
    .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdefghi"[index]}`).join(",")}]`)
    .join("\n")}`;
  // Time of its own, since others may be at work on the machine.
  const before = process.cpuUsage();
  expect(refusal(() => pasted(bombs))).toBe(
    "config: line 4, column 15 can't be read: aliases exceeded maxAliases (20)",
  );
  expect(refusal(() => pasted("[".repeat(500_000)))).toMatch(/^config: /);
  expect(refusal(() => pasted("x".repeat(10_000_000)))).toBe("config: the kubeconfig is larger than 1 MiB");
  const manyKeys = Array.from({ length: 60_000 }, (_, index) => `k${index}: ${index}`).join("\n");
  expect(refusal(() => pasted(manyKeys))).toMatch(/^config: /);
  expect(
    refusal(() => pasted(written({ users: Array.from({ length: 2_000 }, () => ({ name: "a", user: {} })) }))),
  ).toBe("config: users has more than 1000 entries");
  const { user: usedUs, system } = process.cpuUsage(before);
  expect((usedUs + system) / 1_000).toBeLessThan(3_000);
});

test("a syntax error shows its line, never what stands there", () => {
  expect(refusal(() => pasted('token: "SECRET-TOKEN\nusers: ]'))).not.toContain("SECRET-TOKEN");
});

test("a credential plugin is run only as it was allowed, to the letter", () => {
  const exec = { command: "kubelogin", args: ["get-token"], env: [{ name: "A", value: "1" }] };
  const text = withUser({ exec: { apiVersion: "client.authentication.k8s.io/v1", ...exec } });
  expect(refusal(() => pasted(text))).toBe('exec-not-allowed: users[0] "admin" runs "kubelogin get-token"');
  expect(pasted(text, { allowedExec: exec }).credentials.exec?.command).toBe("kubelogin");
  for (const other of [
    { ...exec, args: ["get-token", "-v"] },
    { ...exec, env: [] },
    { ...exec, command: "sh" },
  ])
    expect(refusal(() => pasted(text, { allowedExec: other }))).toMatch(/^exec-not-allowed/);
  expect(listContexts(parseKubeconfig(text))[0]?.exec).toEqual(exec);
});

const folder = mkdtempSync(path.join(tmpdir(), "kubeconfig-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the relative paths of a file begin at its folder, and are read anew each time", () => {
  mkdirSync(path.join(folder, "pki"));
  writeFileSync(path.join(folder, "pki/ca.crt"), ca.cert);
  writeFileSync(path.join(folder, "token"), "first\n");
  const config = path.join(folder, "config");
  writeFileSync(
    config,
    written({
      clusters: [{ name: "home", cluster: { server: cluster.server, "certificate-authority": "pki/ca.crt" } }],
      users: [{ name: "admin", user: { tokenFile: "token" } }],
    }),
  );
  const read = () => resolveConnection({ source: "file", path: config, context: null, allowedExec: null });
  expect(read().ca).toBe(ca.cert);
  expect(read().credentials.token).toBe("first");
  writeFileSync(path.join(folder, "token"), "second\n");
  expect(read().credentials.token).toBe("second");
  rmSync(path.join(folder, "pki/ca.crt"));
  expect(refusal(read)).toBe(
    `config: clusters[0] "home".certificate-authority: "${path.join(folder, "pki/ca.crt")}" isn't there`,
  );
});

test("a file that is no file, too large, missing or written with a shell's shorthand is told", () => {
  const at = (file: string) =>
    refusal(() => resolveConnection({ source: "file", path: file, context: null, allowedExec: null }));
  const large = path.join(folder, "large");
  writeFileSync(large, "x".repeat(10_000_000));
  expect(at(large)).toBe(`config: the kubeconfig: "${large}" is larger than 1 MiB`);
  expect(at(folder)).toBe(`config: the kubeconfig: "${folder}" is a folder`);
  expect(at("/dev/zero")).toBe('config: the kubeconfig: "/dev/zero" isn\'t a plain file');
  expect(at(`${folder}/none`)).toBe(`config: the kubeconfig: "${folder}/none" isn't there`);
  for (const shorthand of ["~/.kube/config", "$HOME/.kube/config", "config"])
    expect(at(shorthand)).toMatch(/isn't a whole path/);
});

test("a service account's token stands alone with its server and CA", () => {
  const token = (over: object) =>
    resolveConnection({ source: "token", server: "https://10.0.20.10:6443", ca: ca.cert, token: "abc\n", ...over });
  expect(token({}).credentials.token).toBe("abc");
  expect(refusal(() => token({ token: "" }))).toBe("config: the token is empty or holds blanks");
  expect(refusal(() => token({ ca: "x" }))).toBe("tls-material: the CA isn't a PEM certificate");
  expect(refusal(() => token({ server: "ftp://x" }))).toMatch(/^config: the server isn't an address/);
});

test("in a cluster the pod's service account is used; elsewhere it is said that there is none", () => {
  const account = path.join(folder, "account");
  mkdirSync(account);
  writeFileSync(path.join(account, "ca.crt"), ca.cert);
  writeFileSync(path.join(account, "token"), "abc");
  const env = { NODE_ENV: "test", KUBERNETES_SERVICE_HOST: "fd00::1", KUBERNETES_SERVICE_PORT: "443" } as const;
  const access = resolveConnection({ source: "in-cluster" }, { env, account });
  expect([access.server, access.credentials.token]).toEqual(["https://[fd00::1]", "abc"]);
  expect(refusal(() => resolveConnection({ source: "in-cluster" }, { env: { NODE_ENV: "test" }, account }))).toBe(
    "config: Bulkhead doesn't run in a cluster: KUBERNETES_SERVICE_HOST and _PORT are not set",
  );
});
