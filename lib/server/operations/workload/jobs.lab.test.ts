import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WorkloadChange } from "@/lib/domain/rollout/change";
import { createLabSpace } from "@/lib/server/kubernetes/lab-space";
import type { ClusterSource } from "@/lib/server/kubernetes/types";
import { kubectl, labCluster } from "@/lib/server/kubernetes/watch-cluster";
import { until } from "@/lib/server/sources/until";
import { untilFailed, untilReported } from "../lab/await-report";
import { freshClusterWorkshop } from "../lab/cluster-workshop";
import { jobObjects } from "../lab/job-objects";

const space = `runs-${process.pid}`;
const { job, cronJob, mended } = jobObjects(space);

describe.skipIf(!labCluster)("what is done with CronJobs and Jobs of a real cluster", () => {
  const lab = createLabSpace(space);
  const { get, id } = lab;
  let source: ClusterSource;
  const { succeeds, failure, killedAt } = freshClusterWorkshop(() => source);

  const jobsOf = async (prefix: string): Promise<readonly string[]> =>
    (await get("jobs")).items
      .map(({ metadata }: { metadata: { name: string } }) => metadata.name)
      .filter((name: string) => name.startsWith(prefix));

  beforeAll(async () => {
    await lab.open();
    await lab.apply(job("migrate"), cronJob("nightly"));
    ({ source } = await lab.watch(lab.admin));
    await untilFailed(source, `${space}/migrate`);
  }, 120_000);
  afterAll(() => lab.close());

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
    await lab.apply(mended);
    await succeeds(id("CronJob", "nightly"), { kind: "run-now", job: "nightly-manual-00000002" });
    expect((await get("job", "nightly-manual-00000002")).status.succeeded).toBe(1);
    await kubectl(["delete", "configmap", "mended", "-n", space]);
  });

  test("a failed Job is retried under another name with pods of its own, and stays as it is", async () => {
    const before = await get("job", "migrate");
    const retry: WorkloadChange = { kind: "retry-job", job: "migrate-retry-00000001" };
    expect(await failure(id("Job", "migrate"), retry)).toMatch(/migrate-retry-00000001 has failed/);
    await lab.apply(mended);
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
    await lab.apply(cronJob(name), mended);
    await untilReported(source, "CronJob", `${space}/${name}`);
    const change: WorkloadChange = { kind: "run-now", job: `${name}-manual-1` };
    const ended = await killedAt(failAt, id("CronJob", name), change);
    expect(ended, JSON.stringify(ended)).toMatchObject({ state: expected === 1 ? "succeeded" : "failed" });
    expect(await jobsOf(name)).toHaveLength(expected);
  });

  test("a quota's and an admission policy's no are the operation's end, in their words, and nothing is made", async () => {
    await lab.apply(cronJob("refused"), {
      ...{ apiVersion: "v1", kind: "ResourceQuota", metadata: { name: "few", namespace: space } },
      spec: { hard: { "count/jobs.batch": "1" } },
    });
    await untilReported(source, "CronJob", `${space}/refused`);
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
    await lab.apply(
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
    lab.atEnd(() => kubectl(["delete", "validatingadmissionpolicy,validatingadmissionpolicybinding", policy]));
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
