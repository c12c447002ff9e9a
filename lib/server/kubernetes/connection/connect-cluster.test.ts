import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { startFakeApiserver } from "../fake/fake-apiserver";
import { createSignIn } from "./authorise";
import { connectCluster } from "./connect-cluster";

const open: (() => unknown)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const close of open.splice(0).reverse()) await close();
});

test("a token that is replaced in its file is used after a minute; while the file is gone the old one is", async () => {
  const api = await startFakeApiserver();
  open.push(() => api.close());
  const folder = mkdtempSync(path.join(tmpdir(), "connect-"));
  open.push(() => rmSync(folder, { recursive: true, force: true }));
  const token = path.join(folder, "token");
  writeFileSync(token, "first");
  const kubeconfig = {
    "current-context": "home",
    clusters: [{ name: "home", cluster: { server: api.url } }],
    users: [{ name: "me", user: { tokenFile: "token" } }],
    contexts: [{ name: "home", context: { cluster: "home", user: "me" } }],
  };
  writeFileSync(path.join(folder, "config"), JSON.stringify(kubeconfig));
  // Only the clock that credentials age by.
  vi.useFakeTimers({ toFake: ["performance"] });

  const onSkew = vi.fn();
  const { connection } = await connectCluster(
    { source: "file", path: path.join(folder, "config"), context: null, allowedExec: null },
    { signIn: createSignIn(), onSkew },
  );
  open.push(() => connection.close());
  const { signal } = new AbortController();
  const shown = async () => {
    await connection.ask({ path: "/version", signal });
    return api.requests.at(-1)?.authorization;
  };
  expect(await shown()).toBe("Bearer first");
  writeFileSync(token, "second");
  expect(await shown()).toBe("Bearer first");
  vi.advanceTimersByTime(61_000);
  expect(await shown()).toBe("Bearer second");
  rmSync(token);
  vi.advanceTimersByTime(61_000);
  expect(await shown()).toBe("Bearer second");
  expect(Math.abs(onSkew.mock.lastCall?.[0])).toBeLessThan(2_000);
});
