// Decides, before a lab starts, what there will be of a cluster.
import { missing } from "../machine.mjs";
import { prepareCluster, startCluster } from "./cluster.mjs";
import { describeCluster } from "./external.mjs";
import { clusterObstacles } from "./obstacles.mjs";

const none = async () => undefined;

async function hindrances(log) {
  const found = clusterObstacles();
  if (found.length > 0) return found;
  try {
    await prepareCluster({ log });
    return [];
  } catch (error) {
    return [missing(`There is no cluster: ${error.message}`)];
  }
}

/**
 * {start, skipped}: `start` as startCluster, resolving to undefined where there is no cluster; `skipped` says why a
 * wanted one is not there. LAB_KUBECONFIG names a cluster that a contributor has already: it is used as it is.
 */
export async function openCluster({ wanted, log = console.log }) {
  if (!wanted) return { start: none, skipped: [] };
  if (process.env.LAB_KUBECONFIG) return { start: () => describeCluster(process.env.LAB_KUBECONFIG), skipped: [] };
  const hindered = await hindrances(log);
  for (const { reason } of hindered) log(`lab: skipped: kubernetes: ${reason}`);
  return {
    start: hindered.length > 0 ? none : startCluster,
    skipped: hindered.map((one) => ({ part: "kubernetes", ...one })),
  };
}
