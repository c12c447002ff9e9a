// Proves that every fence between the layers holds: each probe below imports what its folder may not, and must be caught.
// A fence that lets its probe through fails here, and so does a rule of the tree that a file breaks.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const biome = path.join(root, "node_modules/.bin/biome");

/** Folder, then what it may not import; each is tried as written, and as a type alone. */
const fences = [
  ["lib/domain", "@/lib/server/env"],
  ["lib/domain", "../server/env"],
  ["lib/domain", "@/lib/actions/session"],
  ["lib/domain", "@/components/ui/button"],
  ["lib/domain", "@/app/layout"],
  ["lib/domain", "@/lib/generated/prisma/client"],
  ["lib/domain", "react"],
  ["lib/domain", "next/headers"],
  ["lib/domain", "dockerode"],
  ["lib/domain", "@xyflow/react"],
  ["lib/domain", "node:fs"],
  ["lib/domain/topology", "../../server/env"],
  ["lib/server", "@/components/ui/button"],
  ["lib/server", "react"],
  ["lib/server", "@/lib/actions/session"],
  ["lib/server/live", "dockerode"],
  ["lib/server/live", "../../generated/prisma/client"],
  ["lib/server/live", "@prisma/client"],
  ["lib/server/live", "better-sqlite3"],
  ["lib/server/docker", "@/lib/generated/prisma/client"],
  ["lib/server/docker", "../db/client"],
  ["lib/server/docker", "../commands/call"],
  ["lib/server/docker", "next/headers"],
  ["lib/domain", "@kubernetes/client-node"],
  ["lib/domain", "undici"],
  ["lib/server/live", "@kubernetes/client-node"],
  ["lib/server/live", "undici"],
  ["lib/server/docker", "@/lib/server/kubernetes/types"],
  ["lib/server/docker", "@kubernetes/client-node"],
  ["lib/server/kubernetes", "@/lib/server/docker/types"],
  ["lib/server/kubernetes", "../docker/report/to-mounts"],
  ["lib/server/sources", "@/lib/server/docker/types"],
  ["lib/server/sources", "../kubernetes/types"],
  ["lib/server/sources", "../env"],
  ["lib/server/sources", "dockerode"],
  ["lib/server/sources", "undici"],
  ["lib/server/sources", "next/headers"],
  ["lib/server/kubernetes", "@/lib/server/db/client"],
  ["lib/server/kubernetes", "@/lib/server/commands/call"],
  ["lib/server/kubernetes", "next/headers"],
  ["lib/server/db", "@/lib/server/kubernetes/types"],
  ["lib/server/db", "dockerode"],
  ["lib/server/db", "../docker/types"],
  ["lib/server/db", "../sources/read"],
  ["lib/server/db", "@/lib/server/commands/call"],
  ["lib/actions", "@/components/ui/button"],
  ["lib/actions", "@/lib/generated/prisma/client"],
  ["lib/actions", "dockerode"],
  ["lib/actions", "@kubernetes/client-node"],
  ["components/containers", "@kubernetes/client-node"],
  ["components/containers", "@/lib/server/env"],
  ["components/containers", "../../lib/server/env"],
  ["components/containers", "@xyflow/react"],
  ["components/containers", "@/app/layout"],
  ["components/topology", "@/lib/server/live/view-hub"],
  ["components/ui", "@/lib/domain/health"],
  ["components/ui", "@/lib/actions/session"],
  ["components/ui", "../topology/topology-map"],
  ["app", "dockerode"],
  ["app", "@kubernetes/client-node"],
  ["app", "@/lib/generated/prisma/client"],
  ["app", "../lib/generated/prisma/client"],
  ["app", "@xyflow/react"],
];

/** What the same folders may import: a fence that stops everything would pass every other probe. */
const gates = [
  ["lib/domain", "ipaddr.js"],
  ["lib/server", "@/lib/domain/health"],
  ["lib/server/docker", "ssh2"],
  ["lib/server/kubernetes", "@kubernetes/client-node"],
  ["lib/server/kubernetes", "undici"],
  ["lib/server/kubernetes", "@/lib/server/sources/read"],
  ["lib/server/docker", "@/lib/server/sources/read"],
  ["lib/server/sources", "@/lib/domain/mask-secrets"],
  ["lib/server/sources", "./clean-text"],
  ["lib/server/live", "@/lib/server/kubernetes/types"],
  ["lib/server/db", "@prisma/client"],
  ["lib/actions", "@/lib/server/env"],
  ["components/topology", "@xyflow/react"],
  ["components/containers", "@/lib/domain/health"],
  ["components/ui", "radix-ui"],
  ["app", "@/lib/server/env"],
];

const probes = fences.flatMap(([folder, target], index) => [
  {
    file: `${folder}/fence-probe-${index}.ts`,
    text: `import * as probe from "${target}";\nexport const used = probe;\n`,
  },
  {
    file: `${folder}/fence-probe-${index}-type.ts`,
    text: `import type { Probe } from "${target}";\nexport type Used = Probe;\n`,
  },
]);

const openings = gates.map(([folder, target], index) => ({
  file: `${folder}/gate-probe-${index}.ts`,
  text: `import * as probe from "${target}";\nexport const used = probe;\n`,
}));

const problems = [...brokenRules(), ...wrongProbes()];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`${probes.length} probes caught, ${openings.length} allowed imports pass`);

/** The probes live in a folder of their own, so that nothing else that looks at the tree meanwhile can see them. */
function wrongProbes() {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "fences-")));
  try {
    copyFileSync(path.join(root, "biome.json"), path.join(folder, "biome.json"));
    for (const { file, text } of [...probes, ...openings]) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    }
    const args = [
      "lint",
      "--vcs-enabled=false",
      "--reporter=github",
      "--max-diagnostics=none",
      "--only=style/noRestrictedImports",
      ".",
    ];
    const { stdout, stderr } = spawnSync(biome, args, { cwd: folder, encoding: "utf8" });
    const caught = new Set(
      [...`${stdout}${stderr}`.matchAll(/file=([^,]+),/g)].map(([, file]) =>
        path.relative(folder, path.resolve(folder, file)),
      ),
    );
    const say =
      (what) =>
      ({ file, text }) =>
        `${file}: the fence ${what}: ${text.split("\n")[0]}`;
    return [
      ...probes.filter(({ file }) => !caught.has(file)).map(say("let this through")),
      ...openings.filter(({ file }) => caught.has(file)).map(say("stops what it should not")),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the linter has no rule for. */
function brokenRules() {
  const { stdout } = spawnSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.tsx"], {
    cwd: root,
    encoding: "utf8",
  });
  return stdout
    .split("\n")
    .filter(Boolean)
    .flatMap((file) => {
      const text = readOrNull(path.join(root, file));
      if (text === null || /\.test\.tsx?$/.test(file)) return [];
      const found = [];
      if (file.startsWith("lib/server/") && !text.startsWith('import "server-only";'))
        found.push('must begin with import "server-only"');
      if (/^\s*["']use server["']/m.test(text) !== file.startsWith("lib/actions/"))
        found.push("server actions live in lib/actions and nothing else does");
      return found.map((rule) => `${file}: ${rule}`);
    });
}

function readOrNull(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
