// What can be done before a lab starts: packages, then binaries, with --kubernetes the cluster's, too. Run in the background by `npm test`.
import { buildAll, goVersion } from "./build.mjs";
import { prepareCluster } from "./kubernetes/cluster.mjs";
import { clusterObstacles } from "./kubernetes/obstacles.mjs";
import { installPackages } from "./packages.mjs";

try {
  installPackages();
  // No Go: the lab's start names it.
  if (goVersion() && !process.env.LAB_DOCKER_HOST) await buildAll();
  const wanted = process.argv.includes("--kubernetes") && !process.env.LAB_KUBECONFIG;
  // What hinders it, the lab's start names.
  if (wanted && clusterObstacles().length === 0) await prepareCluster();
} catch (error) {
  console.error(`lab: ${error.message}`);
  process.exitCode = 1;
}
