import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ClusterConnection } from "@/lib/domain/cluster-connection";
import type { WorkloadChange } from "@/lib/domain/rollout/change";
import { type Database, openDatabase } from "@/lib/server/db/client";
import { resolveConnection } from "@/lib/server/kubernetes/connection/resolve-connection";
import type { ClusterSource } from "@/lib/server/kubernetes/types";
import { kubectl, labCluster, watchCluster } from "@/lib/server/kubernetes/watch-cluster";
import { createSecrets } from "@/lib/server/secrets/create-secrets";
import { createOperations, type Operations } from "../create-operations";

const space = `act-${process.pid}`;
const actor = { id: "u1", name: "ann" };
const run = promisify(execFile);

const pods = (name: string, image = "bulkhead-lab/busybox:1") => ({
  selector: { matchLabels: { app: name } },
  template: {
    metadata: { labels: { app: name } },
    spec: {
      terminationGracePeriodSeconds: 1,
      containers: [{ name: "main", image, imagePullPolicy: "IfNotPresent", command: ["/bin/sleep", "100000"] }],
    },
  },
});
const object = (kind: string, name: string, spec: object) => ({
  apiVersion: kind === "Pod" ? "v1" : "apps/v1",
  kind,
  metadata: { name, namespace: space },
  spec,
});

describe.skipIf(!labCluster)("changes of workloads on a real cluster", () => {
  const kubeconfig = labCluster?.kubeconfig ?? "/dev/null";
  const text = readFileSync(kubeconfig, "utf8");
  const admin: ClusterConnection = { source: "kubeconfig", text, context: null, allowedExec: null };
  const open: (() => unknown)[] = [];
  let source: ClusterSource;
  let dataDir: string;
  let keyFile: string;
  let db: Database;
  let operations: Operations;

  const watch = async (connection: ClusterConnection) => {
    const watched = watchCluster(connection, "lab");
    open.push(() => watched.source.dispose());
    await watched.until("live", () => watched.source.status().state === "live", 20_000);
    return watched;
  };
  const apply = (...objects: readonly object[]) =>
    kubectl(["apply", "-f", "-"], JSON.stringify({ apiVersion: "v1", kind: "List", items: objects }));
  const rolledOut = (what: string) => kubectl(["rollout", "status", what, "-n", space, "--timeout=90s"]);
  const read = async (what: string, jsonpath: string) =>
    (await kubectl(["get", what, "-n", space, "-o", `jsonpath=${jsonpath}`])).trim();
  const livePods = (name: string) =>
    `{range .items[?(@.metadata.labels.app=="${name}")]}{.metadata.uid},{.metadata.deletionTimestamp} {end}`;
  /** Uids of the pods that are not ending. */
  const uidsOf = async (name: string) =>
    (await read("pods", livePods(name)))
      .split(" ")
      .filter((each) => each.endsWith(","))
      .map((each) => each.slice(0, -1));
  const id = (kind: string, name: string) => `workload:lab/${kind}/${space}/${name}`;
  const restart = (): WorkloadChange => ({ kind: "rollout-restart", at: new Date().toISOString() });

  async function executor(cluster: ClusterSource = source): Promise<void> {
    db = await openDatabase(dataDir, path.resolve("prisma/migrations"));
    const secrets = await createSecrets({ db, keyFile });
    const sources = { engine: () => null, cluster: () => cluster };
    operations = await createOperations({ db, secrets, sources, panelId: null });
  }
  async function close(): Promise<void> {
    await operations.close();
    await db.close();
  }
  let clicks = 0;
  const begin = async (nodeId: string, change: WorkloadChange) =>
    (await operations.startChange({ nodeId, change, actor, idempotencyKey: `click-${clicks++}` })).operationId;
  const perform = async (nodeId: string, change: WorkloadChange) => {
    const operationId = await begin(nodeId, change);
    await operations.ended(operationId);
    return operations.find(operationId);
  };

  beforeAll(async () => {
    await kubectl(["create", "namespace", space]);
    await apply(
      object("Deployment", "web", { replicas: 2, ...pods("web") }),
      object("StatefulSet", "data", { replicas: 2, serviceName: "data", ...pods("data") }),
      object("DaemonSet", "agent", pods("agent")),
      object("Pod", "lone", pods("lone").template.spec),
    );
    ({ source } = await watch(admin));
    await Promise.all([rolledOut("deployment/web"), rolledOut("statefulset/data"), rolledOut("daemonset/agent")]);
  }, 180_000);
  afterAll(async () => {
    for (const end of open.splice(0).reverse()) await end();
    await kubectl(["delete", "namespace", space, "--wait=false"]);
  });
  beforeEach(async () => {
    dataDir = mkdtempSync(path.join(tmpdir(), "bulkhead-act-"));
    writeFileSync(path.join(dataDir, ".bulkhead-test"), "");
    keyFile = path.join(mkdtempSync(path.join(tmpdir(), "bulkhead-key-")), "key");
    await executor();
  });
  afterEach(async () => {
    await close();
    rmSync(dataDir, { recursive: true, force: true });
    rmSync(path.dirname(keyFile), { recursive: true, force: true });
  });

  test.each([
    ["Deployment", "web"],
    ["StatefulSet", "data"],
    ["DaemonSet", "agent"],
  ])("a restart of a %s ends when every pod is another and ready", async (kind, name) => {
    const uids = await uidsOf(name);
    const askedAt = performance.now();
    const operationId = await begin(id(kind, name), restart());
    expect(performance.now() - askedAt).toBeLessThan(5_000);
    await operations.ended(operationId);
    const operation = await operations.find(operationId);
    expect(operation, JSON.stringify(operation)).toMatchObject({ state: "succeeded" });
    // kubectl agrees at once.
    await kubectl(["rollout", "status", `${kind.toLowerCase()}/${name}`, "-n", space, "--timeout=1s"]);
    expect((await uidsOf(name)).filter((uid) => uids.includes(uid))).toEqual([]);
    expect((await uidsOf(name)).length).toBe(uids.length);
  });

  test("scaling up and down ends with that many pods, to nothing too", async () => {
    for (const replicas of [3, 0, 2]) {
      expect(await perform(id("Deployment", "web"), { kind: "scale", replicas })).toMatchObject({ state: "succeeded" });
      expect(Number(await read("deployment/web", "{.spec.replicas}"))).toBe(replicas);
      expect(Number(await read("deployment/web", "{.status.availableReplicas}"))).toBe(replicas);
    }
    expect(await perform(id("StatefulSet", "data"), { kind: "scale", replicas: 1 })).toMatchObject({
      state: "succeeded",
    });
  });

  test("a paused rollout refuses a restart, resumed it takes one", async () => {
    const web = id("Deployment", "web");
    expect(await perform(web, { kind: "rollout-pause" })).toMatchObject({ state: "succeeded" });
    expect(await read("deployment/web", "{.spec.paused}")).toBe("true");
    await expect(begin(web, restart())).rejects.toThrow(/paused.*Resume it first/);
    expect(await perform(web, { kind: "rollout-resume" })).toMatchObject({ state: "succeeded" });
    expect(await perform(web, restart())).toMatchObject({ state: "succeeded" });
  });

  test("a pod that stands alone is deleted for good, and its operation ends when it is gone", async () => {
    const pod = source.report()?.objects.Pod.get(`${space}/lone`);
    const change: WorkloadChange = { kind: "delete-pod", pod: { name: "lone", uid: pod?.uid ?? "" } };
    expect(await perform(id("Pod", "lone"), change)).toMatchObject({ state: "succeeded" });
    expect(await kubectl(["get", "pod", "lone", "-n", space, "--ignore-not-found"])).toBe("");
  });

  test("what others write meanwhile doesn't stop it: annotations in between, and three restarts", async () => {
    const noise = (async () => {
      for (let i = 0; i < 25; i++)
        await kubectl(["annotate", "deployment", "web", "-n", space, `noise=${i}`, "--overwrite"]);
    })();
    const ends = [];
    for (let i = 0; i < 3; i++) ends.push((await perform(id("Deployment", "web"), restart()))?.state);
    await noise;
    expect(ends).toEqual(["succeeded", "succeeded", "succeeded"]);
  });

  test.each(["change:before", "change:unrecorded", "change:after", "follow:before"])(
    "killed at %s it goes on by what is there",
    async (failAt) => {
      const name = `killed-${failAt.replace(":", "-")}`;
      await apply(object("Deployment", name, { replicas: 1, ...pods(name) }));
      await rolledOut(`deployment/${name}`);
      const uids = await uidsOf(name);
      await close();
      const change = restart();
      const input = { dataDir, keyFile, kubeconfig, nodeId: id("Deployment", name), change };
      const flags = ["--experimental-transform-types", "--no-warnings", "--conditions=react-server"];
      const loader = ["--import", path.resolve("scripts/typescript.mjs")];
      const script = path.resolve("lib/server/operations/lab/workload-child.mjs");
      const env = { ...process.env, BULKHEAD_FAIL_AT: failAt };
      const end = await run(process.execPath, [...flags, ...loader, script, JSON.stringify(input)], { env }).catch(
        (error) => error,
      );
      expect(end.signal, end.stderr).toBe("SIGKILL");
      await executor();
      await operations.recover();
      const [operation] = await operations.history({ limit: 1 });
      await operations.ended(operation?.id ?? "");
      const ended = await operations.find(operation?.id ?? "");
      const isMade = failAt !== "change:before";
      expect(ended, JSON.stringify(ended)).toMatchObject({ state: isMade ? "succeeded" : "failed" });
      if (isMade) expect((await uidsOf(name)).filter((uid) => uids.includes(uid))).toEqual([]);
      else expect(await uidsOf(name)).toEqual(uids);
      // The lock is free: the next one is begun.
      expect(await perform(id("Deployment", name), { kind: "scale", replicas: 0 })).toMatchObject({
        state: "succeeded",
      });
    },
  );

  describe("with an account of deploy/rbac", () => {
    const account = async (...roles: readonly string[]): Promise<ClusterConnection> => {
      const name = roles.join("-and-");
      await kubectl(["create", "serviceaccount", name, "-n", space]);
      for (const role of roles) {
        const bound = `${space}-${name}-${role}`;
        const binding = ["create", "clusterrolebinding", bound, `--clusterrole=${space}-${role}`];
        await kubectl([...binding, `--serviceaccount=${space}:${name}`]);
        open.push(() => kubectl(["delete", "clusterrolebinding", bound]));
      }
      const token = (await kubectl(["create", "token", name, "-n", space])).trim();
      const { server, ca } = resolveConnection(admin);
      return { source: "token", server, ca: ca ?? "", token };
    };
    beforeAll(async () => {
      for (const role of ["observe", "operate"]) {
        const made = `${space}-${role}`;
        const yaml = readFileSync(`deploy/rbac/${role}.yaml`, "utf8").replace(
          `name: bulkhead-${role}`,
          `name: ${made}`,
        );
        await kubectl(["apply", "-f", "-"], yaml);
        open.push(() => kubectl(["delete", "clusterrole", made]));
      }
    });

    test("observe alone may do nothing, and a change is refused in the cluster's words", async () => {
      const watched = await watch(await account("observe"));
      const place = { kind: "Deployment", namespace: space, name: "web" } as const;
      expect((await watched.source.writer.revisions(place))?.length).toBeGreaterThan(0);
      for (const kind of ["rollout-restart", "scale", "rollout-pause", "rollout-undo", "set-image"] as const)
        expect(await watched.source.writer.may(kind, place), kind).toBe(false);
      expect(await watched.source.writer.may("delete-pod", { ...place, kind: "Pod", name: "" })).toBe(false);
      await close();
      await executor(watched.source);
      const operation = await perform(id("Deployment", "web"), restart());
      expect(operation).toMatchObject({ state: "failed" });
      expect(operation?.reason?.data.message).toMatch(
        /cannot patch resource.*Bind Bulkhead's account to its operate role/,
      );
    });

    test("observe and operate are enough for all of it", async () => {
      const watched = await watch(await account("observe", "operate"));
      await close();
      await executor(watched.source);
      const web = id("Deployment", "web");
      expect(await perform(web, { kind: "scale", replicas: 1 })).toMatchObject({ state: "succeeded" });
      expect(await perform(web, restart())).toMatchObject({ state: "succeeded" });
      const [pod] = [...(watched.source.report()?.objects.Pod.values() ?? [])].filter(
        ({ namespace, name, deletedAt }) => namespace === space && name.startsWith("web-") && deletedAt === null,
      );
      const change: WorkloadChange = { kind: "delete-pod", pod: { name: pod?.name ?? "", uid: pod?.uid ?? "" } };
      expect(await perform(web, change)).toMatchObject({ state: "succeeded" });
      // Revisions of a StatefulSet are objects of their own, which nothing else asks for.
      const data = id("StatefulSet", "data");
      const undoable = { ...restart(), undoIfFails: true };
      expect(await perform(data, undoable)).toMatchObject({ state: "succeeded" });
      const kept = await watched.source.writer.revisions({ kind: "StatefulSet", namespace: space, name: "data" });
      const before = kept?.find(({ isCurrent }) => !isCurrent);
      const to = { name: before?.name ?? "", number: before?.number ?? 0 };
      expect(await perform(data, { kind: "rollout-undo", to })).toMatchObject({ state: "succeeded" });
    });
  });
});
