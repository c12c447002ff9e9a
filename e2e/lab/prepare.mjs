// What can be done before a lab starts: packages, then binaries. Run in the background by `npm test`.
import { buildAll, goVersion } from "./build.mjs";
import { installPackages } from "./packages.mjs";

try {
  installPackages();
  // No Go: the lab's start names it.
  if (goVersion() && !process.env.LAB_DOCKER_HOST) await buildAll();
} catch (error) {
  console.error(`lab: ${error.message}`);
  process.exitCode = 1;
}
