// Writes deploy/rbac from what the kinds and the acts say that they need:
//   npm run rbac
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = path.join(root, "deploy/rbac");

if (process.argv[2] === "--inside") {
  const { rbacFiles } = await import("@/lib/server/kubernetes/rbac");
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(rbacFiles())) {
    writeFileSync(path.join(folder, name), text);
    console.log(`Wrote deploy/rbac/${name}.`);
  }
} else {
  const flags = ["--experimental-transform-types", "--no-warnings", "--conditions=react-server"];
  const loader = path.join(root, "scripts/typescript.mjs");
  const self = fileURLToPath(import.meta.url);
  const { status } = spawnSync(process.execPath, [...flags, "--import", loader, self, "--inside"], {
    cwd: root,
    stdio: "inherit",
  });
  process.exit(status ?? 1);
}
