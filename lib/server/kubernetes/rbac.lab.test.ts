import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { kubectl } from "@/e2e/lab/kubernetes/kubectl.mjs";
import { waitForMetrics } from "@/e2e/lab/kubernetes/metrics-server.mjs";
import { createPanelAccount } from "@/e2e/lab/kubernetes/panel-account.mjs";
import { type RecordedRequest, startRecordingProxy } from "@/e2e/lab/kubernetes/recording-proxy.mjs";
import type { ClusterConnection } from "@/lib/domain/cluster-connection";
import { clusterKinds } from "@/lib/domain/cluster-report";
import type { BulkheadError } from "@/lib/domain/failure";
import type { ChangeTo, FreshObject, WorkloadChange, WritableKind } from "@/lib/domain/rollout/change";
import type { RevisionRef } from "@/lib/domain/rollout/revision";
import { until } from "@/lib/server/sources/until";
import { askedRight } from "./asked-right";
import { usageRight } from "./read/usage";
import { testClusterConnection } from "./test-connection";
import type { ClusterSource } from "./types";
import { labCluster, type WatchedCluster, watchCluster } from "./watch-cluster";
import { actOf, acts } from "./write/acts";

const space = `rights-${process.pid}`;

/** One change of each kind: a new act needs its line here, else what it asks for is proven by nobody. */
const changes: {
  readonly [K in WorkloadChange["kind"]]: (object: FreshObject, revision: RevisionRef) => ChangeTo<K>;
} = {
  "rollout-restart": () => ({ kind: "rollout-restart", at: new Date().toISOString() }),
  scale: () => ({ kind: "scale", replicas: 0 }),
  "rollout-pause": () => ({ kind: "rollout-pause" }),
  "rollout-resume": () => ({ kind: "rollout-resume" }),
  "rollout-undo": (_object, to) => ({ kind: "rollout-undo", to }),
  "set-image": () => ({ kind: "set-image", images: [{ container: "main", image: "bulkhead-lab/busybox:1" }] }),
  "delete-pod": ({ name, uid }) => ({ kind: "delete-pod", pod: { name, uid } }),
  "cron-suspend": () => ({ kind: "cron-suspend" }),
  "cron-resume": () => ({ kind: "cron-resume" }),
  "run-now": ({ name }) => ({ kind: "run-now", job: `${name}-manual` }),
  "retry-job": ({ name }) => ({ kind: "retry-job", job: `${name}-retry` }),
  "set-autoscaler": () => ({ kind: "set-autoscaler", min: 2, max: 3 }),
  cordon: ({ name }) => ({ kind: "cordon", clusterId: "lab", node: name }),
  uncordon: ({ name }) => ({ kind: "uncordon", clusterId: "lab", node: name }),
};

const labels = { app: "rights" };
/** No node takes it: what is asked is who may write, not what runs then. */
const podSpec = { nodeSelector: { nowhere: "yes" }, containers: [{ name: "main", image: "bulkhead-lab/busybox:1" }] };
const workload = { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: podSpec } };

const job = { suspend: true, template: { spec: { ...podSpec, restartPolicy: "Never" } } };

/** Specs of objects of every kind that is written to. */
const specs: Readonly<Record<WritableKind, { readonly apiVersion: string; readonly spec: object }>> = {
  Deployment: { apiVersion: "apps/v1", spec: { replicas: 0, ...workload } },
  StatefulSet: { apiVersion: "apps/v1", spec: { replicas: 0, serviceName: "rights", ...workload } },
  DaemonSet: { apiVersion: "apps/v1", spec: workload },
  ReplicaSet: { apiVersion: "apps/v1", spec: { replicas: 0, ...workload } },
  Pod: { apiVersion: "v1", spec: podSpec },
  CronJob: { apiVersion: "batch/v1", spec: { schedule: "0 0 1 1 *", suspend: true, jobTemplate: { spec: job } } },
  Job: { apiVersion: "batch/v1", spec: job },
  HorizontalPodAutoscaler: {
    apiVersion: "autoscaling/v2",
    spec: { scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "none" }, maxReplicas: 4 },
  },
  // Nobody else's pods are to wait for it.
  Node: { apiVersion: "v1", spec: { taints: [{ key: "rights", effect: "NoSchedule" }] } },
};

/** Every act on every kind of object that it is made on, as the acts themselves say. */
const declared = Object.entries(acts).flatMap(([act, { rights }]) =>
  Object.keys(rights).map((kind) => ({ act: act as WorkloadChange["kind"], kind: kind as WritableKind })),
);

/** "patch deployments.apps" */
const word = ({ group, resource, verb }: { group: string; resource: string; verb: string }) =>
  `${verb} ${resource}${group ? `.${group}` : ""}`;

/** What a role of deploy/rbac grants, from the file that people apply. */
function grantsOf(role: string): readonly string[] {
  const { rules } = load(readFileSync(`deploy/rbac/${role}.yaml`, "utf8")) as {
    rules: { apiGroups: string[]; resources: string[]; verbs: string[] }[];
  };
  return rules.flatMap(({ apiGroups, resources, verbs }) =>
    apiGroups.flatMap((group) => resources.flatMap((resource) => verbs.map((verb) => word({ group, resource, verb })))),
  );
}

const used = (requests: readonly RecordedRequest[]) =>
  new Set(requests.flatMap((request) => askedRight(request) ?? []).map(word));
const without = (some: Iterable<string>, others: Iterable<string>) => {
  const left = new Set(others);
  return [...some].filter((each) => !left.has(each)).sort();
};

describe.skipIf(!labCluster)("a panel with the roles of deploy/rbac", () => {
  const open: (() => unknown)[] = [];
  const admin = { kubeconfig: labCluster?.kubeconfig ?? "" };

  let accounts = 0;
  /** A service account with these roles, seen through a proxy of its own. */
  async function account(
    roles: readonly ("observe" | "operate" | "operate-nodes")[],
    manners: { streamsLists?: boolean } = {},
  ) {
    const name = `panel-${accounts++}`;
    const { server, ca, token, remove } = await createPanelAccount(admin, { namespace: space, name, roles });
    open.push(remove);
    const proxy = await startRecordingProxy({ server, ca, ...manners });
    open.push(() => proxy.close());
    const connection: ClusterConnection = { source: "token", server: proxy.url, ca: proxy.ca, token };
    return { connection, requests: proxy.requests };
  }

  async function watch(connection: ClusterConnection): Promise<WatchedCluster> {
    const watched = watchCluster(connection, "lab");
    open.push(() => watched.source.dispose());
    await watched.until("live", () => watched.source.status().state === "live", 30_000);
    return watched;
  }

  async function changeOf(
    { writer }: ClusterSource,
    act: WorkloadChange["kind"],
    object: FreshObject,
  ): Promise<WorkloadChange> {
    let revision: RevisionRef = { name: "", number: 0 };
    if (actOf({ kind: act }).revision)
      await until("a revision that its controller keeps", async () => {
        const [newest] = (await writer.revisions(object)) ?? [];
        if (newest) revision = newest;
        return newest !== undefined;
      });
    return changes[act](object, revision) as WorkloadChange;
  }

  /** Makes a change as the executor does: tried first, and looked at again where a controller wrote in between. */
  async function write({ source }: WatchedCluster, act: WorkloadChange["kind"], object: FreshObject): Promise<void> {
    for (let now: FreshObject | null = object; now; now = await source.writer.read(object)) {
      const change = await changeOf(source, act, now);
      try {
        await source.writer.write(change, now, { dryRun: true });
        return await source.writer.write(change, now, { dryRun: false });
      } catch (error) {
        if ((error as BulkheadError).kind !== "conflict") throw error;
      }
    }
    throw new Error(`${object.kind} ${object.name} went away before it was changed.`);
  }

  /** What kind of no it was; an object that a controller has just written to is looked at again. */
  async function refusal(
    { source }: WatchedCluster,
    act: WorkloadChange["kind"],
    object: FreshObject,
    dryRun: boolean,
  ): Promise<string> {
    for (let now: FreshObject | null = object; now; now = await source.writer.read(object)) {
      const change = await changeOf(source, act, now);
      const no = await source.writer.write(change, now, { dryRun }).then(
        () => "none",
        (error: BulkheadError) => error.kind,
      );
      if (no !== "conflict") return no;
    }
    return "gone";
  }

  let objects = 0;
  /** A new object of a kind, as the panel's account reads it. */
  async function fresh({ source }: WatchedCluster, kind: WritableKind): Promise<FreshObject> {
    const name = `${kind.toLowerCase()}-${objects++}`;
    const { apiVersion, spec } = specs[kind];
    // Without labels: a workload of the same selector would take the pod for its own.
    const namespace = kind === "Node" ? "" : space;
    const metadata = kind === "Node" ? { name: `${space}-${name}` } : { name, namespace };
    const object = { apiVersion, kind, metadata, spec };
    await kubectl(admin, ["create", "-f", "-"], JSON.stringify(object));
    if (kind === "Node") open.push(() => kubectl(admin, ["delete", "node", metadata.name]));
    const found = await source.writer.read({ kind, namespace, name: metadata.name });
    if (!found) throw new Error(`${kind} ${name} was made, and the panel's account doesn't find it.`);
    return found;
  }

  /** What is read only when somebody asks: a manifest, usage, revisions, and a log, whose end comes at once where nothing ran. */
  async function ask(watched: WatchedCluster): Promise<void> {
    const { logs, reader, writer } = watched.source;
    const { namespace, name } = await fresh(watched, "Pod");
    const wish = {
      ...{ namespace, pod: name, container: "main", nodeName: "" },
      isPrevious: false,
      tail: 1,
      since: null,
    };
    const { signal } = new AbortController();
    await logs.follow(wish, { signal, onLines: () => undefined });
    expect(await reader.yaml({ kind: "Pod", namespace, name })).toContain(name);
    await reader.usage(namespace);
    expect(await writer.revisions(await fresh(watched, "StatefulSet"))).not.toBeNull();
  }

  beforeAll(async () => {
    await kubectl(admin, ["create", "namespace", space]);
    if (labCluster?.root) await waitForMetrics(labCluster);
  });
  afterAll(async () => {
    for (const close of open.splice(0).reverse()) await close();
    await kubectl(admin, ["delete", "namespace", space, "--wait=false"]);
  });

  test("observing asks for each right of its role and for nothing else, on a server that streams lists and on one that can't", async () => {
    const seen: RecordedRequest[] = [];
    for (const streamsLists of [true, false]) {
      const { connection, requests } = await account(["observe"], { streamsLists });
      expect(await testClusterConnection(connection)).toMatchObject({ ok: true, notPermitted: [] });
      const watched = await watch(connection);
      const { source } = watched;
      const states = clusterKinds.map((kind) => `${kind} ${source.report()?.kinds[kind].state}`);
      expect(states).toEqual(clusterKinds.map((kind) => `${kind} live`));
      await ask(watched);
      await source.dispose();
      seen.push(...requests);
    }
    expect(without(used(seen), grantsOf("observe"))).toEqual([]);
    expect(without(grantsOf("observe"), used(seen))).toEqual([]);
    expect(seen.filter(({ status }) => status === 401 || status === 403)).toEqual([]);
    // A cluster of somebody's own may have no metrics-server.
    const figures = seen.filter(({ url }) => url.startsWith(`/apis/${usageRight.group}/`));
    if (labCluster?.root) expect(figures.map(({ status }) => status)).toEqual([200, 200]);
  });

  test("acting asks for each right of the operate role and for nothing beyond both", async () => {
    expect(Object.keys(changes).sort()).toEqual(Object.keys(acts).sort());
    const { connection, requests } = await account(["observe", "operate", "operate-nodes"]);
    const watched = await watch(connection);
    const { writer } = watched.source;
    for (const { act, kind } of declared) {
      const object = await fresh(watched, kind);
      expect(await writer.may(act, object), `${act} of a ${kind}`).toBe(true);
      await write(watched, act, object);
    }
    const toAct = [...grantsOf("operate"), ...grantsOf("operate-nodes")];
    const granted = [...grantsOf("observe"), ...toAct];
    expect(without(used(requests), granted)).toEqual([]);
    expect(without(toAct, used(requests))).toEqual([]);
    expect(requests.filter(({ status }) => status === 401 || status === 403)).toEqual([]);
    // Elsewhere the same account may do nothing.
    for (const { act, kind } of declared.filter((each) => each.kind !== "Node"))
      expect(await writer.may(act, { kind, namespace: "kube-system", name: "x" }), `${act} of a ${kind}`).toBe(false);
  });

  test("with observing alone no act is there to be offered, and the cluster refuses each of them", async () => {
    const { connection, requests } = await account(["observe"]);
    const watched = await watch(connection);
    const { writer } = watched.source;
    for (const { act, kind } of declared) {
      const object = await fresh(watched, kind);
      expect(await writer.may(act, object), `${act} of a ${kind}`).toBe(false);
      for (const dryRun of [true, false])
        expect(await refusal(watched, act, object, dryRun), `${act} of a ${kind}`).toBe("forbidden");
      expect(await writer.read(object)).toMatchObject({ uid: object.uid, generation: object.generation });
    }
    const changing = requests.filter((each) => ["PATCH", "DELETE", "POST"].includes(each.method) && askedRight(each));
    expect(changing.map(({ status }) => status)).toEqual(declared.flatMap(() => [403, 403]));
  });
});
