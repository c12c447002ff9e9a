// Proves that the layer fences of biome.json hold: each forbidden import below, put into a file of that layer (in a
// copy of the tree), must be refused, and each allowed one must pass. A fence nobody can fall over is no fence.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { environment, root } from "./runner/stage.mjs";

const forbidden = [
  ["lib/domain/probe.ts", "react"],
  ["lib/domain/probe.ts", "node:fs"],
  ["lib/domain/topology/probe.ts", "@/lib/server/env"],
  ["lib/domain/probe.ts", "dockerode"],
  ["lib/server/live/probe.ts", "dockerode"],
  ["lib/server/live/probe.ts", "@prisma/client"],
  ["lib/server/auth/probe.ts", "@/components/ui/button"],
  ["lib/server/docker/probe.ts", "@/lib/server/db/connection"],
  ["lib/server/docker/probe.ts", "@prisma/client"],
  ["lib/server/db/probe.ts", "dockerode"],
  ["lib/actions/probe.ts", "@prisma/client"],
  ["lib/actions/probe.ts", "@/components/ui/button"],
  ["components/containers/probe.tsx", "@/lib/server/env"],
  ["components/containers/probe.tsx", "@xyflow/react"],
  ["components/topology/probe.tsx", "@/lib/server/env"],
  ["components/ui/probe.tsx", "@/lib/domain/health"],
  ["app/probe.tsx", "dockerode"],
  ["app/probe.tsx", "@xyflow/react"],
];

const allowed = [
  ["lib/domain/probe.ts", "ipaddr.js"],
  ["lib/server/docker/probe.ts", "dockerode"],
  ["lib/server/db/probe.ts", "@prisma/client"],
  ["components/topology/probe.tsx", "@xyflow/react"],
  ["components/containers/probe.tsx", "@/lib/domain/health"],
  ["app/probe.tsx", "@/lib/server/env"],
];

/** A folder with our Biome configuration and one file per probe, named by its number. */
function plant(folder, probes) {
  const config = JSON.parse(readFileSync(path.join(root, "biome.json"), "utf8"));
  writeFileSync(path.join(folder, "biome.json"), JSON.stringify({ ...config, vcs: { enabled: false } }));
  for (const [number, [file, module]] of probes.entries()) {
    const target = path.join(folder, file.replace("probe.", `probe-${number}.`));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, `import { probe } from "${module}";\nprobe();\n`);
  }
}

/** The numbers of the probes that Biome stops. */
function stopped(probes) {
  const folder = mkdtempSync(path.join(tmpdir(), "bulkhead-fences-"));
  try {
    plant(folder, probes);
    const args = ["lint", "--only=style/noRestrictedImports", "--max-diagnostics=none", "."];
    const asked = spawnSync("biome", args, { cwd: folder, env: environment, encoding: "utf8" });
    if (asked.error) throw asked.error;
    const said = `${asked.stdout}${asked.stderr}`;
    return new Set(
      [...said.matchAll(/probe-(\d+)\.tsx?:\d+:\d+ lint\/style\/noRestrictedImports/g)].map((hit) => Number(hit[1])),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const probes = [...forbidden, ...allowed];
const refused = stopped(probes);
const wrong = probes.flatMap(([file, module], number) => {
  const shouldBe = number < forbidden.length;
  if (refused.has(number) === shouldBe) return [];
  return [`${file} ${shouldBe ? "may" : "may not"} import ${module}`];
});
for (const line of wrong) console.error(`fence: ${line}`);
if (wrong.length === 0)
  console.log(`${forbidden.length} forbidden imports were refused, ${allowed.length} allowed ones pass`);
process.exitCode = wrong.length === 0 ? 0 : 1;
