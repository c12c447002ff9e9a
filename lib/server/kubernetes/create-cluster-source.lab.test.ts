import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ClusterConnection } from "@/lib/domain/cluster-connection";
import { clusterKinds } from "@/lib/domain/cluster-report";
import { startFaultProxy } from "@/lib/server/sources/fault-proxy";
import { createSignIn } from "./connection/authorise";
import { connectCluster } from "./connection/connect-cluster";
import { resolveConnection } from "./connection/resolve-connection";
import { kindSources } from "./kinds/kinds";
import { createReportStore } from "./observe/report-store";
import { type ReflectorMemory, reflect } from "./reflector/reflect";
import { testClusterConnection } from "./test-connection";
import { keysByKubectl, kubectl, labCluster, type WatchedCluster, watchCluster } from "./watch-cluster";

const space = `source-${process.pid}`;
const account = "watcher";

describe.skipIf(!labCluster)("a real cluster", () => {
  const text = readFileSync(labCluster?.kubeconfig ?? "/dev/null", "utf8");
  const admin: ClusterConnection = { source: "kubeconfig", text, context: null, allowedExec: null };
  const open: (() => unknown)[] = [];
  let watched: WatchedCluster;

  const watch = (connection: ClusterConnection) => {
    const one = watchCluster(connection);
    open.push(() => one.source.dispose());
    return one;
  };
  const isLive = ({ source, until }: WatchedCluster) => until("live", () => source.status().state === "live", 15_000);
  /** The same server behind a port that can be made to misbehave; its certificate lists 127.0.0.1. */
  const proxied = async () => {
    const { server } = resolveConnection(admin);
    const { hostname, port } = new URL(server);
    const proxy = await startFaultProxy({ host: hostname, port: Number(port) });
    open.push(() => proxy.close());
    const connection = { ...admin, text: text.replaceAll(server, `https://127.0.0.1:${proxy.port}`) };
    return { proxy, connection };
  };
  const equals = (one: WatchedCluster, kind: (typeof clusterKinds)[number]) =>
    one.until(
      `${kind} as kubectl says`,
      async () => JSON.stringify(one.keys(kind)) === JSON.stringify(await keysByKubectl(kind)),
      30_000,
    );

  beforeAll(async () => {
    await kubectl(["create", "namespace", space]);
    watched = watch(admin);
    await isLive(watched);
  });
  afterAll(async () => {
    for (const close of open.splice(0).reverse()) await close();
    await kubectl(["delete", "namespace", space, "--wait=false"]);
    for (const kind of ["clusterrole", "clusterrolebinding"])
      await kubectl(["delete", kind, space, "--ignore-not-found"]);
  });

  test.each(clusterKinds.filter((kind) => kind !== "Event"))(
    "shows every %s that kubectl shows, at its version",
    async (kind) => {
      expect(watched.source.report()?.kinds[kind].state).toBe("live");
      await equals(watched, kind);
    },
  );

  test("keeps at most a thousand events, and knows what the cluster is called", () => {
    const report = watched.source.report();
    expect(report?.objects.Event.size).toBeLessThanOrEqual(1_000);
    expect(report?.objects.Event.size).toBeGreaterThan(0);
    expect(report?.cluster.version).toMatch(/^v1\.\d+/);
    expect(report?.cluster.ownId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("tells of a change as soon as the watch does", async () => {
    const waits: number[] = [];
    for (let i = 0; i < 10; i++) {
      const key = `${space}/quick-${i}`;
      const made = kubectl(["create", "configmap", `unseen-${i}`, "-n", space]);
      await kubectl(["create", "service", "clusterip", `quick-${i}`, "--tcp=80:80", "-n", space]);
      const askedAt = performance.now();
      await watched.until(key, () => watched.source.report()?.objects.Service.has(key) === true);
      waits.push(performance.now() - askedAt);
      await made;
    }
    // kubectl itself returns after the server has answered, so mostly it is there already.
    expect(waits.sort((a, b) => a - b)[5]).toBeLessThan(1_000);
    const late = watched.told.filter(({ eventAt }) => eventAt !== null).map(({ at, eventAt }) => at - (eventAt ?? 0));
    expect(late.sort((a, b) => a - b)[Math.floor(late.length / 2)]).toBeLessThan(200);
  });

  test("a version that the server has forgotten leads to one new list", async () => {
    const { connection } = await connectCluster(admin, { signIn: createSignIn(), onSkew: () => undefined });
    const memory: ReflectorMemory = { version: "1", listedAt: performance.now() };
    const store = createReportStore("forgotten", () => undefined);
    const controller = new AbortController();
    const said: string[] = [];
    const ended = reflect(connection, {
      path: kindSources.Namespace.path,
      table: store.table("Namespace"),
      memory,
      signal: controller.signal,
      told: { live: () => said.push("live"), behind: ({ why }) => said.push(why), changing: () => undefined },
    }).catch(() => undefined);
    await watched.until("live", () => said.length > 0);
    expect(said).toEqual(["live"]);
    expect(memory.version).not.toBe("1");
    expect(store.table("Namespace").snapshot().size).toBeGreaterThan(0);
    controller.abort(new Error("the test is over"));
    await ended;
    connection.close();
  });

  test("after each of ten cuts it is what kubectl shows, without a phantom", async () => {
    const { proxy, connection } = await proxied();
    const one = watch(connection);
    await isLive(one);
    for (let i = 0; i < 10; i++) {
      proxy.cut();
      await kubectl(["create", "service", "clusterip", `cut-${i}`, "--tcp=80:80", "-n", space]);
      if (i > 0) await kubectl(["delete", "service", `cut-${i - 1}`, "-n", space]);
      await equals(one, "Service");
    }
    expect(one.source.report()?.kinds.Service.state).toBe("live");
  });

  test("a cable that is pulled is noticed within 12 s, and its end within 3 s; nothing was listed for it", async () => {
    const { proxy, connection } = await proxied();
    const one = watch(connection);
    await isLive(one);
    proxy.blackHole(true);
    const pulledAt = performance.now();
    await one.until("stale", () => one.source.status().state === "stale", 30_000);
    expect(performance.now() - pulledAt).toBeLessThan(15_000);
    await kubectl(["create", "service", "clusterip", "meanwhile", "--tcp=80:80", "-n", space]);
    proxy.blackHole(false);
    proxy.cut();
    const pluggedAt = performance.now();
    await isLive(one);
    expect(performance.now() - pluggedAt).toBeLessThan(8_000);
    await equals(one, "Service");
  });

  test("an account that may read only what the kinds ask for reads all of it; less is said to be not permitted", async () => {
    const rules = clusterKinds
      .filter((kind) => kind !== "Ingress")
      .map((kind) => kindSources[kind].right)
      .map(({ group, resource, verbs }) => ({ apiGroups: [group], resources: [resource], verbs: [...verbs] }));
    const role = { apiVersion: "rbac.authorization.k8s.io/v1", kind: "ClusterRole", metadata: { name: space }, rules };
    await kubectl(["apply", "-f", "-"], JSON.stringify(role));
    await kubectl(["create", "serviceaccount", account, "-n", space]);
    await kubectl([
      "create",
      "clusterrolebinding",
      space,
      `--clusterrole=${space}`,
      `--serviceaccount=${space}:${account}`,
    ]);
    const token = (await kubectl(["create", "token", account, "-n", space])).trim();
    const { server, ca } = resolveConnection(admin);
    const connection = { source: "token" as const, server, ca: ca ?? "", token };
    expect(await testClusterConnection(connection)).toMatchObject({ ok: true, notPermitted: ["Ingress"] });
    const one = watch(connection);
    await isLive(one);
    const kinds = one.source.report()?.kinds;
    expect(clusterKinds.filter((kind) => kinds?.[kind].state !== "live")).toEqual(["Ingress"]);
    expect(kinds?.Ingress.state).toBe("not-permitted");
    await equals(one, "Pod");

    const { proxy, connection: through } = await proxied();
    const another = watch({ ...connection, server: new URL(resolveConnection(through).server).origin });
    await isLive(another);
    await kubectl(["delete", "serviceaccount", account, "-n", space]);
    // What stands goes on; the next connection is asked who it is.
    await new Promise((resolve) => setTimeout(resolve, 12_000));
    proxy.cut();
    await another.until("refused", () => another.source.status().reason?.data.why === "credentials-refused", 20_000);
    expect(another.source.status().state).toBe("stale");
  });

  test("says exactly why a connection can't be", async () => {
    const { server, ca } = resolveConnection(admin);
    const why = async (over: object) => {
      const tried = await testClusterConnection({ source: "token", server, ca: ca ?? "", token: "x", ...over }, "home");
      return tried.ok ? "ok" : tried.failure.message;
    };
    expect(await why({})).toBe(
      'Cluster "home" doesn\'t know these credentials (401): Unauthorized. They may have been rotated or belong to another cluster.',
    );
    expect(await why({ ca: "" })).toMatch(/^Cluster "home" shows a certificate that isn't signed by the given CA\. /);
    expect(await why({ server: server.replace("https:", "http:") })).toMatch(
      /^Cluster "home" speaks TLS on this port\. /,
    );
    expect(await why({ server: "https://127.0.0.1:1" })).toMatch(/^Cluster "home" refused the connection\. /);
  });
});
