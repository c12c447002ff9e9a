// kubectl of the cluster's own version: how the lab makes things and how tests ask what is true.
import { binary } from "../build.mjs";
import { run } from "../run.mjs";
import { clusterRecipes } from "./recipes.mjs";

/** Runs kubectl as the admin of a cluster ({kubeconfig}) and returns what it printed; throws a sentence when it fails. */
export const kubectl = (cluster, args, input) =>
  run(binary("kubectl", clusterRecipes) ?? "kubectl", ["--kubeconfig", cluster.kubeconfig, ...args], { input });

/** What `kubectl get … -o json` prints, read. */
export const getJson = async (cluster, ...what) => JSON.parse(await kubectl(cluster, ["get", ...what, "-o", "json"]));

/** Makes objects, or makes them so again; the server keeps no copy of them in an annotation. */
export const apply = (cluster, objects) =>
  kubectl(
    cluster,
    ["apply", "--server-side", "--field-manager=bulkhead-lab", "-f", "-"],
    JSON.stringify({ apiVersion: "v1", kind: "List", items: objects }),
  );
