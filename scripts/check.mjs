// npm run check: everything that needs no engine and no browser, under a minute.
import { fileURLToPath } from "node:url";
import { check, endCommands, runner } from "./runner/stage.mjs";
import { summarise } from "./runner/summary.mjs";

const vitest = (...projects) => [
  "run",
  ...projects.flatMap((project) => ["--project", project]),
  "--reporter=default",
  "--reporter=./scripts/runner/reporter-vitest.mjs",
];

const generated = [["generate", () => check("generate", "npm", ["run", "-s", "generate"])]];
const looks = [
  ["lint", () => check("lint", "biome", ["check", "--error-on-warnings", "."])],
  ["types", () => check("types", "tsc", ["--noEmit"])],
  ["knip", () => check("knip", "knip", [])],
  ["fences", () => check("fences", "node", ["scripts/prove-fences.mjs"])],
];
const tested = [["unit", () => runner("unit", "vitest", vitest("unit", "apart"))]];

/**
 * All stages whose names are wanted, in this order. Unit tests wait half of their time, so what only looks at the code
 * runs beside them; what it says is told when it has ended.
 */
export async function checks(wanted) {
  const of = (stages) => inOrder(stages.filter(([name]) => wanted(name)));
  const first = await of(generated);
  const beside = await Promise.all([of(looks), of(tested)]);
  return [...first, ...beside.flat()];
}

/** What one engine is enough for, whoever runs it. */
const onOneEngine = [
  "lib/server/docker/engine-calls.lab",
  "lib/server/docker/create-engine-source.lab",
  "lib/server/live/stream/logs-and-stats.lab",
  "lib/server/operations/simple-operation.lab",
  "sim/contract.lab",
];

/** The tests against real engines and the real cluster; BULKHEAD_LAB must be in `env`. */
export const labTests = (env, { ownEngines = true } = {}) =>
  runner("lab", "vitest", [...vitest("lab", "cluster"), ...(ownEngines ? [] : onOneEngine)], { env });

/** Which stage `--only=<stage>` asks for; undefined for all. */
export const onlyStage = () => process.argv.find((word) => word.startsWith("--only="))?.slice("--only=".length);

/** Runs one stage after another. */
export async function inOrder(stages) {
  const done = [];
  for (const [, start] of stages) done.push(await start());
  return done;
}

export function endOnSignal(after = async () => {}) {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.once(signal, async () => {
      endCommands();
      await after();
      process.exit(130);
    });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  endOnSignal();
  const only = onlyStage();
  process.exitCode = summarise(await checks((name) => !only || name === only));
}
