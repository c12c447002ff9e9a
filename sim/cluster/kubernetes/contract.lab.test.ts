import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { resolveConnection } from "@/lib/server/kubernetes/connection/resolve-connection";
import { eventually } from "@/lib/server/kubernetes/fake/until";
import { kubectl, labCluster } from "@/lib/server/kubernetes/watch-cluster";
import { createClock } from "../../clock.ts";
import { householdNodes } from "../../scenarios/cluster/nodes.ts";
import { type AskApi, createAskApi, type Reply } from "../ask-api.ts";
import { createCluster } from "../cluster.ts";
import { controllers } from "../controllers/controllers.ts";
import { type ServedCluster, serveCluster } from "../http/serve-cluster.ts";
import { service } from "../images.ts";
import type { Condition } from "../with-conditions.ts";

/** What the simulated cluster says is held against what a real one says to the same requests. */
const space = `simk8s-${process.pid}`;
const image = "bulkhead-lab/busybox:1";
const other = "bulkhead-lab/no-such-image:1";

let served: ServedCluster;
let simulated: AskApi;
let real: AskApi;

describe.skipIf(!labCluster)("the simulated cluster and a real one", () => {
  beforeAll(async () => {
    const cluster = createCluster({
      name: "c",
      version: "v1.34.1",
      seed: "contract",
      clock: createClock(),
      controllers,
    });
    for (const node of householdNodes) cluster.store.create(node);
    cluster.store.create({
      apiVersion: "v1",
      kind: "Namespace",
      metadata: { name: space },
      status: { phase: "Active" },
    });
    cluster.images.provide(image, service);
    served = await serveCluster(cluster);
    cluster.run();
    simulated = createAskApi(served);
    const text = readFileSync(labCluster?.kubeconfig ?? "", "utf8");
    const { server, ca, credentials } = resolveConnection({
      source: "kubeconfig",
      text,
      context: null,
      allowedExec: null,
    });
    const { token, cert, key } = credentials;
    real = createAskApi({ server, ca: ca ?? "", ...(token && { token }), ...(cert && key && { cert, key }) });
    await kubectl(["create", "namespace", space]);
    // A namespace's account is there a moment after it, and no pod before.
    await eventually(async () => expect(await kubectl(["get", "serviceaccount", "default", "-n", space])).toBeTruthy());
  });
  afterAll(async () => {
    await served?.close();
    await kubectl(["delete", "namespace", space, "--wait=false"]);
  });

  test("answer reads and writes alike, and refuse the same in the same way", async () => {
    const [ours, theirs] = await Promise.all([speak(simulated), speak(real)]);
    expect(ours).toEqual(theirs);
  });

  test("write the same fields on what is made", async () => {
    const [ours, theirs] = await Promise.all([shapes(simulated), shapes(real)]);
    expect(ours).toEqual(theirs);
  });

  test("roll out alike: the pods, the revisions, what is late and what comes back", async () => {
    const [ours, theirs] = await Promise.all([rollOut(simulated), rollOut(real)]);
    expect(ours).toEqual(theirs);
  }, 180_000);
});

const inSpace = (group: string, resource: string) => `/apis/${group}/namespaces/${space}/${resource}`;
const deployments = inSpace("apps/v1", "deployments");

function deployment(name: string, over: object = {}) {
  const labels = { app: name };
  const container = { name: "main", image, command: ["/bin/sleep", "100000"], imagePullPolicy: "IfNotPresent" };
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name, labels },
    spec: {
      replicas: 0,
      progressDeadlineSeconds: 5,
      strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { terminationGracePeriodSeconds: 1, containers: [container] } },
      ...over,
    },
  };
}

/** One conversation: each answer's status and reason. */
async function speak(ask: AskApi): Promise<readonly string[]> {
  const said: string[] = [];
  const step = async (what: string, ...[method, path, asking]: Parameters<AskApi>): Promise<Reply> => {
    const reply = await ask(method, path, asking);
    const { kind, reason, code } = reply.json ?? {};
    said.push(`${what}: ${reply.status} ${kind === "Status" ? `${reason} ${code}` : kind}`);
    return reply;
  };
  const one = `${deployments}/speak`;
  const body = deployment("speak");
  await step("a dry POST", "POST", `${deployments}?dryRun=All`, { body });
  await step("GET of nothing", "GET", one);
  const { json: made } = await step("POST", "POST", deployments, { body });
  await step("POST again", "POST", deployments, { body });
  await step("POST of a bad name", "POST", deployments, { body: { ...body, metadata: { name: "No_Name" } } });
  await step("POST of no kind", "POST", deployments, { body, contentType: "application/x-none" });
  await step("GET", "GET", one);
  await step("list", "GET", `${deployments}?fieldSelector=metadata.name%3Dspeak`);
  const { uid } = made.metadata;
  const stranger = { metadata: { uid: "00000000-0000-4000-8000-000000000000" } };
  await step("PATCH of another uid", "PATCH", one, { body: stranger });
  await step("PATCH of an old version", "PATCH", one, { body: { metadata: { uid, resourceVersion: "1" } } });
  await step("PATCH of both", "PATCH", one, { body: { metadata: { ...stranger.metadata, resourceVersion: "1" } } });
  await step("a dry PATCH", "PATCH", `${one}?dryRun=All`, { body: { spec: { paused: true } } });
  await step("PATCH", "PATCH", one, { body: { metadata: { uid }, spec: { paused: true } } });
  await step("a strategic PATCH", "PATCH", one, {
    contentType: "application/strategic-merge-patch+json",
    body: { spec: { template: { spec: { containers: [{ name: "main", image: other }] } } } },
  });
  await step("PATCH without an image", "PATCH", one, {
    contentType: "application/strategic-merge-patch+json",
    body: { spec: { template: { spec: { containers: [{ name: "main", image: "" }] } } } },
  });
  await step("PATCH of no kind", "PATCH", one, { body: {}, contentType: "application/x-patch" });
  await step("scale", "PATCH", `${one}/scale`, { body: { metadata: { uid }, spec: { replicas: 0 } } });
  await step("scale below nothing", "PATCH", `${one}/scale`, { body: { spec: { replicas: -1 } } });
  await step("GET of its scale", "GET", `${one}/scale`);
  await step("no such resource", "GET", inSpace("apps/v1", "things"));
  await step("no such group", "GET", "/apis/none.example.com/v1/things");
  await step("POST nowhere", "POST", "/apis/apps/v1/namespaces/nowhere-at-all/deployments", { body });
  await step("an autoscaler upside down", "POST", inSpace("autoscaling/v2", "horizontalpodautoscalers"), {
    body: {
      apiVersion: "autoscaling/v2",
      kind: "HorizontalPodAutoscaler",
      metadata: { name: "upside-down" },
      spec: {
        scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "speak" },
        minReplicas: 3,
        maxReplicas: 2,
      },
    },
  });
  await step("a streaming list that says too little", "GET", `${deployments}?watch=1&sendInitialEvents=true`);
  await step("log of no pod", "GET", `/api/v1/namespaces/${space}/pods/none/log`);
  await step("a review", "POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", {
    body: {
      apiVersion: "authorization.k8s.io/v1",
      kind: "SelfSubjectAccessReview",
      spec: { resourceAttributes: { verb: "patch", group: "apps", resource: "deployments" } },
    },
  });
  await step("DELETE of another uid", "DELETE", one, { body: { preconditions: stranger.metadata } });
  await step("a dry DELETE", "DELETE", one, { body: { dryRun: ["All"] } });
  await step("DELETE", "DELETE", one, { body: { preconditions: { uid } } });
  await eventually(async () => expect((await ask("GET", one)).status).toBe(404));
  return said;
}

const revisionMark = "deployment.kubernetes.io/revision";

const sorted = (object: object = {}) => Object.keys(object).sort();

/** What is on objects that nobody wrote: names of fields and labels, no values of a cluster's own. */
async function shapes(ask: AskApi) {
  const container = { name: "main", image, command: ["/bin/true"] };
  const template = { spec: { restartPolicy: "Never", containers: [container] } };
  const job = await ask("POST", inSpace("batch/v1", "jobs"), {
    body: { apiVersion: "batch/v1", kind: "Job", metadata: { name: "shape" }, spec: { suspend: true, template } },
  });
  const { metadata, spec } = job.json;
  const list = (await ask("GET", inSpace("batch/v1", "jobs"))).json;
  const scale = await ask("POST", deployments, { body: deployment("shape") }).then(() =>
    ask("GET", `${deployments}/shape/scale`),
  );
  return {
    job: { labels: sorted(metadata.labels), selector: sorted(spec.selector.matchLabels) },
    pods: sorted(spec.template.metadata.labels),
    generation: metadata.generation,
    list: {
      kind: list.kind,
      apiVersion: list.apiVersion,
      item: ["kind" in list.items[0], "apiVersion" in list.items[0]],
    },
    scale: { kind: scale.json.kind, apiVersion: scale.json.apiVersion, replicas: scale.json.spec.replicas ?? 0 },
  };
}

/** One Deployment's life: what it is said of it at each of its rests. */
async function rollOut(ask: AskApi) {
  const path = `${deployments}/rolls`;
  const read = async () => (await ask("GET", path)).json;
  const sets = async () =>
    (await ask("GET", `${inSpace("apps/v1", "replicasets")}?labelSelector=app%3Drolls`)).json.items as {
      metadata: { annotations: Record<string, string> };
      spec: { replicas: number };
    }[];
  const conditions = ({ status }: { status: { conditions?: Condition[] } }) =>
    (status.conditions ?? []).map(({ type, status: is, reason }) => `${type} ${is} ${reason}`).sort();
  const rests: unknown[] = [];
  /** What is told of is one answer, in which the controller has seen the last change. */
  const rest = async (what: string, holds: (all: string) => boolean) => {
    const { status, metadata } = await eventually(async () => {
      const found = await read();
      expect(found.status.observedGeneration).toBe(found.metadata.generation);
      expect(holds(`${conditions(found)} ${JSON.stringify(found.status)}`)).toBe(true);
      return found;
    });
    const {
      replicas = 0,
      updatedReplicas = 0,
      readyReplicas = 0,
      availableReplicas = 0,
      unavailableReplicas = 0,
    } = status;
    rests.push({
      what,
      conditions: conditions({ status }),
      counts: { replicas, updatedReplicas, readyReplicas, availableReplicas, unavailableReplicas },
      revision: metadata.annotations[revisionMark],
      sets: (await sets()).map((set) => `${set.metadata.annotations[revisionMark]} ${set.spec.replicas}`).sort(),
    });
  };
  const setImage = (wanted: string) =>
    ask("PATCH", path, {
      contentType: "application/strategic-merge-patch+json",
      body: { spec: { template: { spec: { containers: [{ name: "main", image: wanted }] } } } },
    });
  const isDone = (all: string) => all.includes("NewReplicaSetAvailable") && !/"unavailableReplicas":[1-9]/.test(all);

  await ask("POST", deployments, { body: deployment("rolls", { replicas: 2, progressDeadlineSeconds: 10 }) });
  await rest("made", (all) => isDone(all) && all.includes('"availableReplicas":2'));
  await ask("PATCH", `${path}/scale`, { body: { spec: { replicas: 1 } } });
  await rest("scaled", (all) => isDone(all) && all.includes('"replicas":1'));
  await setImage(other);
  await rest("late", (all) => all.includes("ProgressDeadlineExceeded"));
  await setImage(image);
  await rest("back", (all) => isDone(all) && all.includes('"replicas":1') && all.includes('"updatedReplicas":1'));
  await ask("PATCH", path, { body: { spec: { paused: true } } });
  await rest("paused", (all) => all.includes("DeploymentPaused"));
  return rests;
}
