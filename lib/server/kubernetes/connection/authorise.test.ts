import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { eventually } from "@/lib/server/kubernetes/fake/until";
import type { ClusterTrouble } from "../trouble";
import { noCredentials } from "./access";
import { createSignIn } from "./authorise";

const folder = mkdtempSync(path.join(tmpdir(), "exec-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const access = (script: string, command = process.execPath) => ({
  server: "https://10.0.20.10:6443",
  ca: null,
  serverName: null,
  isUnverified: false,
  credentials: {
    ...noCredentials,
    exec: { apiVersion: "client.authentication.k8s.io/v1", command, args: ["-e", script], env: [] },
  },
});
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "signed in",
    ({ why, detail }: ClusterTrouble) => `${why}: ${detail}`,
  );
const says = (status: object) => `console.log(${JSON.stringify(JSON.stringify({ kind: "ExecCredential", status }))})`;

test("a token, a user with a password and a certificate are shown as they are", async () => {
  const sign = (credentials: object) =>
    createSignIn()({ ...access(""), credentials: { ...noCredentials, ...credentials } });
  expect((await sign({ token: "abc" })).headers).toEqual({ authorization: "Bearer abc" });
  expect((await sign({ basic: { username: "me", password: "x" } })).headers).toEqual({
    authorization: "Basic bWU6eA==",
  });
  expect(await sign({ cert: "C", key: "K" })).toEqual({ headers: {}, cert: "C", key: "K" });
});

test("a plugin's token and certificate are used", async () => {
  const signIn = createSignIn();
  expect((await signIn(access(says({ token: "abc" })))).headers).toEqual({ authorization: "Bearer abc" });
  const pair = await signIn(access(says({ clientCertificateData: "C", clientKeyData: "K" })));
  expect(pair).toEqual({ headers: {}, cert: "C", key: "K" });
});

test("a plugin is run anew for each connection: what it said last may have been refused", async () => {
  const counter = path.join(folder, "count");
  const script = `require("fs").appendFileSync(${JSON.stringify(counter)}, "x");${says({ token: "abc" })}`;
  const signIn = createSignIn();
  await signIn(access(script));
  await signIn(access(script));
  expect(readFileSync(counter, "utf8")).toBe("xx");
});

test("a plugin that isn't there, fails, or talks nonsense is told in its own words", async () => {
  const signIn = createSignIn();
  expect(await refusal(signIn(access("", "no-such-plugin")))).toBe(
    "exec-failed: \"no-such-plugin\" isn't installed on the panel's machine",
  );
  const node = JSON.stringify(process.execPath);
  expect(await refusal(signIn(access('console.error("no\\nsession ended");process.exit(3)')))).toBe(
    `exec-failed: ${node} said "session ended"`,
  );
  expect(await refusal(signIn(access('console.log("hello")')))).toBe(
    `exec-failed: ${node} said nothing that could be read`,
  );
  expect(await refusal(signIn(access(says({}))))).toBe(`exec-failed: ${node} gave no token`);
  writeFileSync(path.join(folder, "plain"), "");
  expect(await refusal(signIn(access("", path.join(folder, "plain"))))).toMatch(/may not be run/);
});

test("a plugin that hangs is waited for so long, and stays the only one", async () => {
  const counter = path.join(folder, "hung");
  const script = `require("fs").appendFileSync(${JSON.stringify(counter)}, "x");process.stdin.resume().on("end", () => process.exit())`;
  const signIn = createSignIn({ deadlineMs: 700 });
  expect(await refusal(signIn(access(script)))).toBe("exec-failed: it took longer than 0.7 s");
  expect(await refusal(signIn(access(script)))).toBe("exec-failed: it took longer than 0.7 s");
  await eventually(() => expect(readFileSync(counter, "utf8")).toBe("x"));
});
