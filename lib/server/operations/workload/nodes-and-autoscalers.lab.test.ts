import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addCrowd, removeCrowd } from "@/e2e/lab/kubernetes/kwok.mjs";
import type { WorkloadChange } from "@/lib/domain/rollout/change";
import { createLabSpace } from "@/lib/server/kubernetes/lab-space";
import type { ClusterSource } from "@/lib/server/kubernetes/types";
import { kubectl, labCluster } from "@/lib/server/kubernetes/watch-cluster";
import { until } from "@/lib/server/sources/until";
import { untilFailed, untilReported } from "../lab/await-report";
import { freshClusterWorkshop } from "../lab/cluster-workshop";
import { jobObjects } from "../lab/job-objects";

const space = `limits-${process.pid}`;
const { job, cronJob, mended } = jobObjects(space);

describe.skipIf(!labCluster)("what is done with autoscalers and nodes of a real cluster, and by whom", () => {
  const lab = createLabSpace(space);
  const { get, id } = lab;
  let source: ClusterSource;
  const { reopen, succeeds, failure } = freshClusterWorkshop(() => source);

  beforeAll(async () => {
    await lab.open();
    await lab.apply(job("migrate"));
    ({ source } = await lab.watch(lab.admin));
    await untilFailed(source, `${space}/migrate`);
  }, 120_000);
  afterAll(() => lab.close());

  test("an autoscaler is given other limits, and the cluster's controller heeds them", async () => {
    await lab.apply(
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
    await untilReported(source, "HorizontalPodAutoscaler", `${space}/by-load`);
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
      const { connection, bind } = await lab.account({ name: "bulkhead", roles: ["observe"] });
      const { source: bound } = await lab.watch(connection);
      await reopen({ source: bound });
      await lab.apply(cronJob("granted"), mended);
      await untilReported(bound, "CronJob", `${space}/granted`);
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

      await bind("operate");
      expect(await granted((await lab.watch(connection)).source)).toEqual([true, true, true, true, false]);
      await succeeds(id("CronJob", "granted"), { kind: "cron-suspend" });
      await succeeds(id("CronJob", "granted"), { ...change, job: "granted-manual-2" });
      await succeeds(id("Job", "migrate"), { kind: "retry-job", job: "migrate-retry-00000003" });
      expect(await failure(`host:${name}`, cordon)).toMatch(/cannot patch resource "nodes"/);
      await bind("operate-nodes");
      await succeeds(`host:${name}`, cordon);
      await succeeds(`host:${name}`, { ...cordon, kind: "uncordon" });
      await kubectl(["delete", "configmap", "mended", "-n", space]);
    });
  });
});
