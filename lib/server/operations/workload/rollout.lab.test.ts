import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WorkloadChange, WritableKind } from "@/lib/domain/rollout/change";
import { createLabSpace } from "@/lib/server/kubernetes/lab-space";
import type { ClusterSource } from "@/lib/server/kubernetes/types";
import { kubectl, labCluster } from "@/lib/server/kubernetes/watch-cluster";
import { freshClusterWorkshop } from "../lab/cluster-workshop";

const space = `roll-${process.pid}`;
const good = "bulkhead-lab/busybox:1";
/** No registry has it, and no node. */
const bad = "bulkhead-lab/nowhere:9";

/** A workload of one pod that ends at once when it is asked to, and is late after some seconds. */
function object(kind: string, name: string, over: { env?: string; replicas?: number } = {}) {
  const main = { name: "main", image: good, imagePullPolicy: "IfNotPresent", command: ["/bin/sleep", "100000"] };
  const containers = [{ ...main, env: [{ name: "LEVEL", value: over.env ?? "one" }] }];
  return {
    apiVersion: "apps/v1",
    kind,
    metadata: { name, namespace: space, annotations: { "kubernetes.io/change-cause": over.env ?? "one" } },
    spec: {
      ...(kind === "DaemonSet" ? {} : { replicas: over.replicas ?? 1 }),
      ...(kind === "Deployment" ? { progressDeadlineSeconds: 5 } : {}),
      ...(kind === "StatefulSet" ? { serviceName: name } : {}),
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: { terminationGracePeriodSeconds: 1, containers } },
    },
  };
}

describe.skipIf(!labCluster)("rollouts on a real cluster", () => {
  const lab = createLabSpace(space);
  const { id } = lab;
  let source: ClusterSource;
  const { reopen, perform, killedAt } = freshClusterWorkshop(() => source);

  const inSpace = (...args: readonly string[]) => kubectl([...args, "-n", space]);
  const rolledOut = (what: string) => inSpace("rollout", "status", what, "--timeout=60s");
  const json = async (what: string) => JSON.parse(await inSpace("get", what, "-o", "json"));
  const revisions = (kind: string, name: string) =>
    source.writer.revisions({ kind: kind as WritableKind, namespace: space, name });

  const toImage = (image: string): WorkloadChange => ({
    ...{ kind: "set-image", images: [{ container: "main", image }], undoIfFails: true },
  });

  beforeAll(async () => {
    await lab.open();
    ({ source } = await lab.watch(lab.admin));
  }, 60_000);
  afterAll(() => lab.close());

  test.each(["Deployment", "StatefulSet", "DaemonSet"])(
    "an undo of a %s leaves what kubectl's leaves, and its revisions are kubectl's",
    async (kind) => {
      const [ours, theirs] = [`${kind.toLowerCase()}-a`, `${kind.toLowerCase()}-b`];
      const what = (name: string) => `${kind.toLowerCase()}/${name}`;
      for (const env of ["one", "two", "three"]) {
        await lab.apply(object(kind, ours, { env }), object(kind, theirs, { env }));
        await Promise.all([rolledOut(what(ours)), rolledOut(what(theirs))]);
      }
      const before = await revisions(kind, ours);
      expect(before?.map(({ number, isCurrent }) => [number, isCurrent])).toEqual([
        ...[
          [3, true],
          [2, false],
          [1, false],
        ],
      ]);
      expect(before?.[0]?.changes).toMatchObject([{ code: "revision.env", data: { changed: "LEVEL" } }]);
      const told = await inSpace("rollout", "history", what(ours));
      expect([...told.matchAll(/^\d+/gm)].map(([number]) => Number(number)).sort()).toEqual([1, 2, 3]);

      const first = before?.find(({ number }) => number === 1);
      const to = { name: first?.name ?? "", number: 1 };
      const ended = await perform(id(kind, ours), { kind: "rollout-undo", to });
      expect(ended, JSON.stringify(ended)).toMatchObject({ state: "succeeded" });
      await inSpace("rollout", "undo", what(theirs), "--to-revision=1");
      await rolledOut(what(theirs));
      const [a, b] = await Promise.all([json(what(ours)), json(what(theirs))]);
      const named = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll(theirs, ours));
      expect(a.spec.template).toEqual(named(b.spec.template));
      const { "kubectl.kubernetes.io/last-applied-configuration": _a, ...notes } = a.metadata.annotations;
      const { "kubectl.kubernetes.io/last-applied-configuration": _b, ...theirNotes } = b.metadata.annotations;
      expect(notes).toEqual(theirNotes);
      const counted = async (name: string) =>
        (await revisions(kind, name))?.map(({ number, isCurrent }) => [number, isCurrent]);
      expect(await counted(ours)).toEqual(await counted(theirs));
      // There is nothing to undo now. Of a Deployment kubectl says so too; of others it writes what is there already.
      const again = await perform(id(kind, ours), { kind: "rollout-undo", to });
      expect(again?.reason?.data.message).toMatch(/is what .* runs already/);
      if (kind === "Deployment")
        expect(await inSpace("rollout", "undo", what(theirs), "--to-revision=4")).toMatch(/skipped rollback/);
    },
    120_000,
  );

  test.each([
    ["Deployment", 60_000],
    ["StatefulSet", 15_000],
    ["DaemonSet", 15_000],
  ])(
    "an image of a %s that no node gets is undone by itself, and its pods are ready again",
    async (kind, stallMs) => {
      const name = `${kind.toLowerCase()}-c`;
      const what = `${kind.toLowerCase()}/${name}`;
      await lab.apply(object(kind, name));
      await rolledOut(what);
      const before = await json(what);
      await reopen({ stallMs });
      const ended = await perform(id(kind, name), toImage(bad));
      expect(ended, JSON.stringify(ended)).toMatchObject({ state: "rolled-back", reason: { data: { number: 1 } } });
      await inSpace("rollout", "status", what, "--timeout=2s");
      expect((await json(what)).spec.template).toEqual(before.spec.template);
    },
    120_000,
  );

  test.each(["undo:before", "undo:unrecorded", "undo:after", "follow-undo:before"])(
    "killed at %s the panel ends the undo that it had begun",
    async (failAt) => {
      const name = `killed-${failAt.replace(":", "-")}`;
      await lab.apply(object("Deployment", name));
      await rolledOut(`deployment/${name}`);
      const ended = await killedAt(failAt, id("Deployment", name), toImage(bad));
      expect(ended, JSON.stringify(ended)).toMatchObject({ state: "rolled-back" });
      await inSpace("rollout", "status", `deployment/${name}`, "--timeout=2s");
      expect((await json(`deployment/${name}`)).spec.template.spec.containers[0].image).toBe(good);
    },
    90_000,
  );
});
