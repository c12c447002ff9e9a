import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addCrowd, removeCrowd } from "@/e2e/lab/kubernetes/kwok.mjs";
import type { ClusterConnection } from "@/lib/domain/cluster-connection";
import type { Operation } from "@/lib/domain/operation";
import type { WorkloadChange } from "@/lib/domain/rollout/change";
import { type Database, openDatabase } from "@/lib/server/db/client";
import { resolveConnection } from "@/lib/server/kubernetes/connection/resolve-connection";
import type { ClusterSource } from "@/lib/server/kubernetes/types";
import { kubectl, labCluster, watchCluster } from "@/lib/server/kubernetes/watch-cluster";
import { createSecrets } from "@/lib/server/secrets/create-secrets";
import { until } from "@/lib/server/sources/until";
import { createOperations, type Operations } from "../create-operations";

const space = `runs-${process.pid}`;
const actor = { id: "u1", name: "ann" };
const run = promisify(execFile);

/** Ends with what CODE says, 1 where nothing does: a Job that fails and, once somebody has mended it, succeeds. */
const podOf = (name: string) => ({
  metadata: { labels: { app: name } },
  spec: {
    restartPolicy: "Never",
    terminationGracePeriodSeconds: 1,
    containers: [
      {
        name: "main",
        image: "bulkhead-lab/busybox:1",
        imagePullPolicy: "IfNotPresent",
        command: ["/bin/sh", "-c", `exit \${CODE:-1}`],
        env: [{ name: "CODE", valueFrom: { configMapKeyRef: { name: "mended", key: "code", optional: true } } }],
      },
    ],
  },
});
const job = (name: string) => ({
  ...{ apiVersion: "batch/v1", kind: "Job", metadata: { name, namespace: space, labels: { app: name } } },
  spec: { backoffLimit: 0, template: podOf(name) },
});
const cronJob = (name: string) => ({
  ...{ apiVersion: "batch/v1", kind: "CronJob", metadata: { name, namespace: space } },
  spec: {
    schedule: "0 0 1 1 *",
    jobTemplate: {
      metadata: { labels: { team: "ops" }, annotations: { note: "kept" } },
      spec: { backoffLimit: 0, template: podOf(name) },
    },
  },
});
const mended = {
  ...{ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "mended", namespace: space } },
  data: { code: "0" },
};

describe.skipIf(!labCluster)("what is done with CronJobs, Jobs, autoscalers and nodes of a real cluster", () => {
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
    return watched.source;
  };
  const apply = (...items: readonly object[]) =>
    kubectl(["apply", "-f", "-"], JSON.stringify({ apiVersion: "v1", kind: "List", items }));
  const get = async (...what: readonly string[]) =>
    JSON.parse(await kubectl(["get", ...what, "-n", space, "-o", "json"]));
  const jobsOf = async (prefix: string): Promise<readonly string[]> =>
    (await get("jobs")).items
      .map(({ metadata }: { metadata: { name: string } }) => metadata.name)
      .filter((name: string) => name.startsWith(prefix));
  const id = (kind: string, name: string) => `workload:lab/${kind}/${space}/${name}`;
  const known = (kind: "Job" | "CronJob" | "HorizontalPodAutoscaler", name: string, within: ClusterSource = source) =>
    until(`${name} is reported`, () => within.report()?.objects[kind].has(`${space}/${name}`) ?? false, 20_000);
  const hasFailed = (name: string) =>
    until(
      `${name} has failed`,
      () =>
        source
          .report()
          ?.objects.Job.get(`${space}/${name}`)
          ?.conditions.some(({ type }) => type === "Failed") ?? false,
      60_000,
    );

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
  const perform = async (nodeId: string, change: WorkloadChange): Promise<Operation | null> => {
    const idempotencyKey = `click-${clicks++}`;
    const { operationId } = await operations.startChange({ nodeId, change, actor, idempotencyKey });
    await operations.ended(operationId);
    return operations.find(operationId);
  };
  const succeeds = async (nodeId: string, change: WorkloadChange) => {
    const operation = await perform(nodeId, change);
    expect(operation, JSON.stringify(operation)).toMatchObject({ state: "succeeded" });
  };
  const failure = async (nodeId: string, change: WorkloadChange) => {
    const operation = await perform(nodeId, change);
    expect(operation, JSON.stringify(operation)).toMatchObject({ state: "failed" });
    return String(operation?.reason?.data.message);
  };

  beforeAll(async () => {
    await kubectl(["create", "namespace", space]);
    open.push(() => kubectl(["delete", "namespace", space, "--wait=false"]));
    await apply(job("migrate"), cronJob("nightly"));
    source = await watch(admin);
    await hasFailed("migrate");
  }, 120_000);
  afterAll(async () => {
    for (const end of open.splice(0).reverse()) await end();
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

  test("a CronJob is suspended and resumed as kubectl sees it", async () => {
    const suspend = async () => (await get("cronjob", "nightly")).spec.suspend;
    await succeeds(id("CronJob", "nightly"), { kind: "cron-suspend" });
    expect(await suspend()).toBe(true);
    await succeeds(id("CronJob", "nightly"), { kind: "cron-resume" });
    expect(await suspend()).toBe(false);
  });

  test("a run is the Job that kubectl would make, and its end is the operation's: failed, and mended done", async () => {
    const first = "nightly-manual-00000001";
    expect(await failure(id("CronJob", "nightly"), { kind: "run-now", job: first })).toMatch(
      /^Job nightly-manual-00000001 has failed \(BackoffLimitExceeded\)\. Kubernetes says: Job has reached/,
    );
    await kubectl(["create", "job", "by-hand", "--from=cronjob/nightly", "-n", space]);
    const [ours, theirs] = [await get("job", first), await get("job", "by-hand")];
    for (const each of ["annotations", "ownerReferences"]) expect(ours.metadata[each]).toEqual(theirs.metadata[each]);
    expect(ours.metadata.labels).toMatchObject({ team: "ops" });
    expect(Object.keys(ours.metadata.labels).sort()).toEqual(Object.keys(theirs.metadata.labels).sort());
    expect({ ...ours.spec, selector: null, template: ours.spec.template.spec }).toEqual({
      ...theirs.spec,
      selector: null,
      template: theirs.spec.template.spec,
    });
    await apply(mended);
    await succeeds(id("CronJob", "nightly"), { kind: "run-now", job: "nightly-manual-00000002" });
    expect((await get("job", "nightly-manual-00000002")).status.succeeded).toBe(1);
    await kubectl(["delete", "configmap", "mended", "-n", space]);
  });

  test("a failed Job is retried under another name with pods of its own, and stays as it is", async () => {
    const before = await get("job", "migrate");
    const retry: WorkloadChange = { kind: "retry-job", job: "migrate-retry-00000001" };
    expect(await failure(id("Job", "migrate"), retry)).toMatch(/migrate-retry-00000001 has failed/);
    await apply(mended);
    await succeeds(id("Job", "migrate"), { ...retry, job: "migrate-retry-00000002" });
    await kubectl(["delete", "configmap", "mended", "-n", space]);
    const made = await get("job", "migrate-retry-00000002");
    expect(made.status.succeeded).toBe(1);
    expect(made.metadata.labels).toEqual({ app: "migrate" });
    expect(made.spec.selector).not.toEqual(before.spec.selector);
    expect(await get("job", "migrate")).toEqual(before);
  });

  test.each([
    ["change:before", 0],
    ["change:unrecorded", 1],
    ["change:after", 1],
    ["follow:before", 1],
  ] as const)("killed at %s there is never a second Job", async (failAt, expected) => {
    const name = `killed-${failAt.replace(":", "-")}`;
    await apply(cronJob(name), mended);
    await known("CronJob", name);
    await close();
    const change: WorkloadChange = { kind: "run-now", job: `${name}-manual-1` };
    const input = { dataDir, keyFile, kubeconfig, nodeId: id("CronJob", name), change };
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
    expect(ended, JSON.stringify(ended)).toMatchObject({ state: expected === 1 ? "succeeded" : "failed" });
    expect(await jobsOf(name)).toHaveLength(expected);
  });

  test("an autoscaler is given other limits, and the cluster's controller heeds them", async () => {
    await apply(
      {
        ...{ apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "web", namespace: space } },
        spec: {
          replicas: 1,
          selector: { matchLabels: { app: "web" } },
          template: {
            metadata: { labels: { app: "web" } },
            spec: {
              terminationGracePeriodSeconds: 1,
              containers: [
                {
                  ...{ name: "main", image: "bulkhead-lab/busybox:1", imagePullPolicy: "IfNotPresent" },
                  command: ["/bin/sleep", "100000"],
                },
              ],
            },
          },
        },
      },
      {
        ...{ apiVersion: "autoscaling/v2", kind: "HorizontalPodAutoscaler" },
        metadata: { name: "by-load", namespace: space },
        spec: {
          scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
          ...{ minReplicas: 1, maxReplicas: 4 },
        },
      },
    );
    await known("HorizontalPodAutoscaler", "by-load");
    await succeeds(id("Deployment", "web"), { kind: "set-autoscaler", min: 2, max: 3 });
    expect((await get("hpa", "by-load")).spec).toMatchObject({ minReplicas: 2, maxReplicas: 3 });
    expect((await get("deployment", "web")).spec.replicas).toBe(2);
  });

  describe("on a fake node", () => {
    const crowd = `${space}-node`;
    const name = `${crowd}-1`;
    const cordon: WorkloadChange = { kind: "cordon", clusterId: "lab", node: name };
    const unschedulable = async () => (await get("node", name)).spec.unschedulable ?? false;
    beforeAll(async () => {
      if (labCluster) await addCrowd(labCluster, crowd, { nodes: 1 });
      await until(`${name} is reported`, () => source.report()?.objects.Node.has(name) ?? false, 20_000);
    }, 60_000);
    afterAll(async () => {
      if (labCluster) await removeCrowd(labCluster, crowd);
    });

    test("it is cordoned as by kubectl, and uncordoned", async () => {
      await succeeds(`host:${name}`, cordon);
      expect(await unschedulable()).toBe(true);
      expect(await kubectl(["get", "node", name])).toMatch(/SchedulingDisabled/);
      await succeeds(`host:${name}`, { ...cordon, kind: "uncordon" });
      expect(await unschedulable()).toBe(false);
    });

    test("the roles of deploy/rbac: observe alone may do nothing, operate all of it in its namespace, nodes apart", async () => {
      for (const role of ["observe", "operate", "operate-nodes"]) {
        const made = `${space}-${role}`;
        const yaml = readFileSync(`deploy/rbac/${role}.yaml`, "utf8");
        await kubectl(["apply", "-f", "-"], yaml.replace(`name: bulkhead-${role}\n`, `name: ${made}\n`));
        open.push(() => kubectl(["delete", "clusterrole", made]));
      }
      const account = `--serviceaccount=${space}:bulkhead`;
      await kubectl(["create", "serviceaccount", "bulkhead", "-n", space]);
      const bindEverywhere = async (role: string) => {
        const bound = `${space}-${role}`;
        await kubectl(["create", "clusterrolebinding", bound, `--clusterrole=${bound}`, account]);
        open.push(() => kubectl(["delete", "clusterrolebinding", bound]));
      };
      await bindEverywhere("observe");
      const token = (await kubectl(["create", "token", "bulkhead", "-n", space])).trim();
      const { server, ca } = resolveConnection(admin);
      const connection: ClusterConnection = { source: "token", server, ca: ca ?? "", token };
      const bound = await watch(connection);
      await close();
      await executor(bound);
      await apply(cronJob("granted"), mended);
      await known("CronJob", "granted", bound);
      const at = { namespace: space, name: "granted" };
      const asked = [
        ["cron-suspend", { kind: "CronJob", ...at }],
        ["run-now", { kind: "CronJob", ...at }],
        ["retry-job", { kind: "Job", namespace: space, name: "migrate" }],
        ["set-autoscaler", { kind: "HorizontalPodAutoscaler", namespace: space, name: "by-load" }],
        ["cordon", { kind: "Node", namespace: "", name }],
      ] as const;
      const granted = (who: ClusterSource) => Promise.all(asked.map(([kind, place]) => who.writer.may(kind, place)));
      expect(await granted(bound)).toEqual([false, false, false, false, false]);
      const change: WorkloadChange = { kind: "run-now", job: "granted-manual-1" };
      expect(await failure(id("CronJob", "granted"), change)).toMatch(
        /cannot create resource "jobs".*Bind Bulkhead's account to its operate role\.$/,
      );

      const operate = `${space}-operate`;
      await kubectl(["create", "rolebinding", "operate", `--clusterrole=${operate}`, account, "-n", space]);
      expect(await granted(await watch(connection))).toEqual([true, true, true, true, false]);
      await succeeds(id("CronJob", "granted"), { kind: "cron-suspend" });
      await succeeds(id("CronJob", "granted"), { ...change, job: "granted-manual-2" });
      await succeeds(id("Job", "migrate"), { kind: "retry-job", job: "migrate-retry-00000003" });
      expect(await failure(`host:${name}`, cordon)).toMatch(/cannot patch resource "nodes"/);
      await bindEverywhere("operate-nodes");
      await succeeds(`host:${name}`, cordon);
      await succeeds(`host:${name}`, { ...cordon, kind: "uncordon" });
      await kubectl(["delete", "configmap", "mended", "-n", space]);
    });
  });

  test("a quota's and an admission policy's no are the operation's end, in their words, and nothing is made", async () => {
    await apply(cronJob("refused"), {
      ...{ apiVersion: "v1", kind: "ResourceQuota", metadata: { name: "few", namespace: space } },
      spec: { hard: { "count/jobs.batch": "1" } },
    });
    await known("CronJob", "refused");
    await until("the quota has counted", async () => "used" in ((await get("quota", "few")).status ?? {}), 20_000);
    const change: WorkloadChange = { kind: "run-now", job: "refused-manual-1" };
    expect(await failure(id("CronJob", "refused"), change)).toMatch(
      /^Cluster "lab" refused it: .*exceeded quota: few, requested: count\/jobs\.batch=1/,
    );
    await kubectl(["delete", "quota", "few", "-n", space]);

    const policy = `${space}-friday`;
    const admission = "admissionregistration.k8s.io/v1";
    const resourceRules = ["CREATE", "UPDATE"].map((operation) => ({
      ...{ apiGroups: ["batch"], apiVersions: ["v1"], operations: [operation], resources: ["jobs", "cronjobs"] },
    }));
    await apply(
      {
        ...{ apiVersion: admission, kind: "ValidatingAdmissionPolicy", metadata: { name: policy } },
        spec: {
          failurePolicy: "Fail",
          matchConstraints: {
            resourceRules,
            namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": space } },
          },
          validations: [{ expression: "!object.metadata.name.startsWith('refused')", message: "Not on a Friday." }],
        },
      },
      {
        ...{ apiVersion: admission, kind: "ValidatingAdmissionPolicyBinding", metadata: { name: policy } },
        spec: { policyName: policy, validationActions: ["Deny"] },
      },
    );
    open.push(() => kubectl(["delete", "validatingadmissionpolicy,validatingadmissionpolicybinding", policy]));
    const isInForce = async () => {
      const label = ["label", "cronjob", "refused", "-n", space, "--overwrite", "--dry-run=server"];
      const said = await kubectl([...label, `tried=${Date.now()}`]).catch((error: unknown) => String(error));
      return said.includes("Not on a Friday");
    };
    await until("the policy is in force", isInForce, 60_000);
    const denied = /^Cluster "lab" refused it: .*denied request: Not on a Friday\.$/;
    expect(await failure(id("CronJob", "refused"), change)).toMatch(denied);
    expect(await failure(id("CronJob", "refused"), { kind: "cron-suspend" })).toMatch(denied);
    expect(await jobsOf("refused")).toEqual([]);
    expect((await get("cronjob", "refused")).spec.suspend).toBe(false);
  });
});
