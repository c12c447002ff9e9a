// Pods by the thousand on the real API server: kwok says of them that they run.
import { kubectl } from "../../e2e/lab/kubernetes/kubectl.mjs";
import { addCrowd, inCrowd, removeCrowd } from "../../e2e/lab/kubernetes/kwok.mjs";
import { pause } from "../statistics.mjs";
import { inLanes } from "./api-calls.mjs";

const perDeployment = 10;
const perNode = 200;
/** Pods that stand alone: their cards tell of them and of nothing else. */
export const alone = 5;

/**
 * A crowd in a namespace of its own. `grow` brings it to that many pods, Ready as the cluster says: Deployments of ten,
 * and five pods that stand alone. `remove` takes all of it away and waits for that.
 */
export async function createCrowd(cluster, api, namespace) {
  await kubectl(cluster, ["create", "namespace", namespace]);
  const names = Array.from({ length: alone }, (_, index) => `alone-${index + 1}`);
  let nodes = 0;
  return {
    namespace,
    alone: names,
    /** @returns How many workloads there are then. */
    async grow(pods) {
      const wanted = Math.ceil(pods / perNode);
      if (wanted > nodes) await addCrowd(cluster, namespace, { nodes: wanted });
      nodes = Math.max(nodes, wanted);
      const core = `/api/v1/namespaces/${namespace}`;
      const apps = `/apis/apps/v1/namespaces/${namespace}/deployments`;
      await until("its service account", () => api.get(`${core}/serviceaccounts/default`).then(Boolean, () => false));
      await inLanes(names, alone, (name) => api.apply(`${core}/pods/${name}`, pod(namespace, name)));
      const count = Math.ceil((pods - alone) / perDeployment);
      const replicasOf = (index) => Math.min(perDeployment, pods - alone - index * perDeployment);
      await inLanes([...Array(count).keys()], 8, (index) =>
        api.apply(`${apps}/web-${index}`, deployment(namespace, `web-${index}`, replicasOf(index))),
      );
      await until(`${pods} pods that are ready`, async () => {
        const [{ items: deployments }, { items: lone }] = await Promise.all([
          api.get(apps),
          api.get(`${core}/pods?labelSelector=lone%3Dyes`),
        ]);
        const ready = deployments.reduce((sum, { status }) => sum + (status.availableReplicas ?? 0), 0);
        return ready === pods - alone && lone.filter(isReady).length === alone;
      });
      return count + alone;
    },
    async remove() {
      await kubectl(cluster, ["delete", "namespace", namespace, "--timeout=600s"]);
      await removeCrowd(cluster, namespace);
    },
  };
}

async function until(what, holds, ms = 600_000) {
  for (const end = performance.now() + ms; performance.now() < end; await pause(500)) if (await holds()) return;
  throw new Error(`In ${ms / 1000} s there were not ${what}.`);
}

const isReady = ({ status }) => status.conditions?.some((each) => each.type === "Ready" && each.status === "True");

const spec = (crowd) => ({ containers: [{ name: "main", image: "bulkhead-lab/busybox:1" }], ...inCrowd(crowd) });

const pod = (namespace, name) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, namespace, labels: { lone: "yes" } },
  spec: spec(namespace),
});

function deployment(namespace, name, replicas) {
  const labels = { app: name };
  const template = { metadata: { labels }, spec: spec(namespace) };
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name, namespace, labels },
    spec: { replicas, selector: { matchLabels: labels }, template },
  };
}
