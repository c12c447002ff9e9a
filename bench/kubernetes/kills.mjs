import { kubectl } from "../../e2e/lab/kubernetes/kubectl.mjs";
import { pause } from "../statistics.mjs";
import { inLanes, openApi } from "./api-calls.mjs";
import { startClusterPanel } from "./cluster-panel.mjs";
import { startOwnApiserver } from "./own-apiserver.mjs";

const kills = 10;
const pods = 100;
const downMs = 5_000;
const namespace = "bench";
const path = `/api/v1/namespaces/${namespace}/pods`;

/**
 * The API server killed and started again. As soon as it answers one pod goes and another comes, so that what was there
 * before is not the answer. It counts when the stream has exactly the pods that a list has, of their uids.
 */
export async function measureKills({ node, cluster, record }) {
  const own = await startOwnApiserver(cluster);
  let panel;
  let api;
  try {
    api = await openApi(own);
    await kubectl(own, ["create", "namespace", namespace]);
    await kubectl(own, ["create", "serviceaccount", "default", "-n", namespace]);
    await inLanes([...Array(pods).keys()], 8, (index) => api.create(path, pod(`kept-${index}`)));
    panel = await startClusterPanel(node, own, { namespace });
    await panel.connect();
    await panel.viewer.until(`${pods} pods`, () => panel.podsOf(namespace).length === pods);

    const waits = [];
    const pauses = [];
    for (let i = 0; i < kills; i++) {
      const from = panel.connections.length;
      await own.kill();
      await pause(downMs);
      const dials = panel.connections.slice(from);
      pauses.push(...dials.slice(1).map((at, index) => at - dials[index]));
      const readyAt = await own.restart();
      api.close();
      api = await openApi(own);
      await api.remove(`${path}/kept-${i}`);
      await api.create(path, pod(`new-${i}`));
      const wanted = namesOf((await api.get(path)).items.map(({ metadata }) => metadata.name));
      const shown = () => namesOf(panel.podsOf(namespace).map(({ name }) => name));
      waits.push((await panel.viewer.until("equal to the list", () => shown() === wanted)) - readyAt);
    }
    record({
      name: "API server killed: equal to a list after it answers, longest of 10",
      value: Math.max(...waits) / 1_000,
      unit: "s",
      budget: 3,
    });
    record({
      name: "the same: connections tried per second while it was down",
      value: (pauses.length + kills) / kills / (downMs / 1_000),
      unit: "",
      budget: 4,
    });
    record({
      name: "the same: longest pause between them, times the shortest",
      value: Math.max(...pauses) / Math.min(...pauses),
      unit: "x",
      budget: 1.5,
      least: true,
    });
  } finally {
    await panel?.stop();
    api?.close();
    await own.stop();
  }
}

const namesOf = (names) => [...names].sort().join();

const pod = (name) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, namespace },
  spec: { automountServiceAccountToken: false, containers: [{ name: "main", image: "bulkhead-lab/busybox:1" }] },
});
