import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WorkloadChange } from "@/lib/domain/rollout/change";
import { createLabSpace } from "@/lib/server/kubernetes/lab-space";
import type { ClusterSource } from "@/lib/server/kubernetes/types";
import { kubectl, labCluster } from "@/lib/server/kubernetes/watch-cluster";
import { freshClusterWorkshop } from "../lab/cluster-workshop";

const space = `act-${process.pid}`;

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
  const lab = createLabSpace(space);
  const { id } = lab;
  let source: ClusterSource;
  const { reopen, begin, ended, perform, killedAt } = freshClusterWorkshop(() => source);

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
  const restart = (): WorkloadChange => ({ kind: "rollout-restart", at: new Date().toISOString() });

  beforeAll(async () => {
    await lab.open();
    await lab.apply(
      object("Deployment", "web", { replicas: 2, ...pods("web") }),
      object("StatefulSet", "data", { replicas: 2, serviceName: "data", ...pods("data") }),
      object("DaemonSet", "agent", pods("agent")),
      object("Pod", "lone", pods("lone").template.spec),
    );
    ({ source } = await lab.watch(lab.admin));
    await Promise.all([rolledOut("deployment/web"), rolledOut("statefulset/data"), rolledOut("daemonset/agent")]);
  }, 180_000);
  afterAll(() => lab.close());

  test.each([
    ["Deployment", "web"],
    ["StatefulSet", "data"],
    ["DaemonSet", "agent"],
  ])("a restart of a %s ends when every pod is another and ready", async (kind, name) => {
    const uids = await uidsOf(name);
    const askedAt = performance.now();
    const operationId = await begin(id(kind, name), restart());
    expect(performance.now() - askedAt).toBeLessThan(5_000);
    const operation = await ended(operationId);
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
      await lab.apply(object("Deployment", name, { replicas: 1, ...pods(name) }));
      await rolledOut(`deployment/${name}`);
      const uids = await uidsOf(name);
      const operation = await killedAt(failAt, id("Deployment", name), restart());
      const isMade = failAt !== "change:before";
      expect(operation, JSON.stringify(operation)).toMatchObject({ state: isMade ? "succeeded" : "failed" });
      if (isMade) expect((await uidsOf(name)).filter((uid) => uids.includes(uid))).toEqual([]);
      else expect(await uidsOf(name)).toEqual(uids);
      // The lock is free: the next one is begun.
      expect(await perform(id("Deployment", name), { kind: "scale", replicas: 0 })).toMatchObject({
        state: "succeeded",
      });
    },
  );

  describe("with an account of deploy/rbac", () => {
    test("observe alone may do nothing, and a change is refused in the cluster's words", async () => {
      const watched = await lab.watch((await lab.account({ name: "observer", roles: ["observe"] })).connection);
      const place = { kind: "Deployment", namespace: space, name: "web" } as const;
      expect((await watched.source.writer.revisions(place))?.length).toBeGreaterThan(0);
      for (const kind of ["rollout-restart", "scale", "rollout-pause", "rollout-undo", "set-image"] as const)
        expect(await watched.source.writer.may(kind, place), kind).toBe(false);
      expect(await watched.source.writer.may("delete-pod", { ...place, kind: "Pod", name: "" })).toBe(false);
      await reopen({ source: watched.source });
      const operation = await perform(id("Deployment", "web"), restart());
      expect(operation).toMatchObject({ state: "failed" });
      expect(operation?.reason?.data.message).toMatch(
        /cannot patch resource.*Bind Bulkhead's account to its operate role/,
      );
    });

    test("observe and operate are enough for all of it", async () => {
      const watched = await lab.watch(
        (await lab.account({ name: "operator", roles: ["observe", "operate"] })).connection,
      );
      await reopen({ source: watched.source });
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
