// Debian's image registry on the lab's own address, so that engines in other network namespaces reach it.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { startProcess, waitFor } from "./processes.mjs";

const port = 5000;

/** {address: "198.18.N.1:5000", folder}. Plain http; deletion of manifests is on. */
export async function startRegistry(root, host) {
  const folder = path.join(root, "registry");
  mkdirSync(folder, { recursive: true });
  const config = path.join(root, "registry.yml");
  writeFileSync(
    config,
    `version: 0.1
log: {level: warn}
storage: {filesystem: {rootdirectory: ${folder}}, delete: {enabled: true}}
http: {addr: "${host}:${port}"}
`,
  );
  const address = `${host}:${port}`;
  const started = startProcess(root, "registry", "docker-registry", ["serve", config]);
  await waitFor(
    "The image registry",
    () =>
      fetch(`http://${address}/v2/`).then(
        (reply) => reply.ok,
        () => false,
      ),
    {
      root,
      name: "registry",
      process: started,
    },
  );
  return { address, folder };
}
