// Proves that the tests mean it: breaks one promise at a time in a copy of the tree, and a named test must turn red.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { environment, root } from "./runner/stage.mjs";
import { sabotages } from "./sabotages.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "bulkhead-sabotage-"));
const copy = path.join(folder, "tree");
const reporter = path.join(root, "scripts/runner/reporter-vitest.mjs");

function copyTree() {
  const { stdout } = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const left = (file) => file === "" || file.startsWith("docs/");
  for (const file of stdout.split("\0").filter((name) => !left(name))) {
    mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
    cpSync(path.join(root, file), path.join(copy, file), { force: true });
  }
  cpSync(path.join(root, "lib/generated"), path.join(copy, "lib/generated"), { recursive: true });
  symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"));
}

/** @returns why the sabotage was not caught, or null when it was. */
function tryOne({ file, find, replace, test, red }) {
  const place = path.join(copy, file);
  const text = readFileSync(place, "utf8");
  const times = text.split(find).length - 1;
  if (times !== 1) return `${file} holds the line to be broken ${times} times`;
  const count = path.join(folder, "count.json");
  rmSync(count, { force: true });
  writeFileSync(
    place,
    text.replace(find, () => replace),
  );
  try {
    // What is broken may be waited for in vain, so a test is given less time than it has to pass.
    const args = ["run", test, "--testTimeout=20000", `--reporter=${reporter}`];
    const { stdout, stderr } = spawnSync("vitest", args, {
      cwd: copy,
      encoding: "utf8",
      timeout: 300_000,
      env: { ...environment, BULKHEAD_COUNT: count },
    });
    const failed = JSON.parse(readOr(count, '{"failed":[]}')).failed;
    if (failed.some((name) => name.endsWith(red))) return null;
    return `“${red}” stayed green; red were: ${failed.join("; ") || `none.\n${stdout}${stderr}`}`;
  } finally {
    writeFileSync(place, text);
  }
}

function readOr(file, otherwise) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return otherwise;
  }
}

const failed = [];
try {
  copyTree();
  for (const sabotage of sabotages) {
    const why = tryOne(sabotage);
    console.log(`${why === null ? "caught" : "NOT CAUGHT"}: ${sabotage.what}${why === null ? "" : `: ${why}`}`);
    if (why !== null) failed.push(`sabotage: ${sabotage.what}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const counts = { passed: sabotages.length - failed.length, failed, skipped: [] };
if (process.env.BULKHEAD_COUNT) writeFileSync(process.env.BULKHEAD_COUNT, JSON.stringify(counts));
console.log(`${counts.passed} of ${sabotages.length} sabotages turned their test red`);
process.exitCode = failed.length > 0 ? 1 : 0;
