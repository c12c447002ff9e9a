import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { docker } from "../../e2e/lab/docker-cli.mjs";
import { startLab } from "../../e2e/lab/lab.mjs";
import { readLab } from "../../e2e/lab/state.mjs";
import { quantile } from "../statistics.mjs";

const rounds = 5;
/** The panel's process lives long: what it does for the first time, loading and compiling, isn't what a click costs. */
const warmUps = 2;
const name = `bench-redeploy-${process.pid}`;
const run = ["--restart", "always", "-p", "127.0.0.1::8080", "-v", "/kept"];

/** A redeploy against the same four commands by hand, before and after, on the same engine and image. */
export async function measure({ node, record }) {
  const running = readLab();
  const lab = running ?? (await startLab());
  try {
    for (const which of ["old", "new"]) await compare(lab[which], lab.images.app.v2, node, record);
  } finally {
    if (!running) await lab.stop();
  }
}

async function compare(engine, image, node, record) {
  const folder = mkdtempSync(path.join(tmpdir(), "bulkhead-bench-"));
  const dataDir = path.join(folder, "data");
  const byHand = [];
  let byPanel = [];
  try {
    await docker(engine, "pull", "-q", image);
    await docker(engine, "run", "-d", "--name", name, ...run, image);
    for (let round = 0; round < rounds; round++) byHand.push(await hand(engine, image));
    byPanel = panel(engine, node, { dataDir, keyFile: path.join(folder, "key") });
    for (let round = 0; round < rounds; round++) byHand.push(await hand(engine, image));
  } finally {
    await docker(engine, "rm", "-fv", name);
    rmSync(folder, { recursive: true, force: true });
  }
  const middle = (rows, key) =>
    quantile(
      rows.map((row) => row[key]),
      0.5,
    );
  const said = `Docker ${engine.version}`;
  record({ name: `by hand: pull, stop, rm, run, ${said}`, value: middle(byHand, "allMs"), unit: "ms", budget: null });
  record({ name: `redeploy without its gate, ${said}`, value: middle(byPanel, "allMs"), unit: "ms", budget: null });
  record({
    name: `redeploy without its gate, times by hand, ${said}`,
    value: middle(byPanel, "allMs") / middle(byHand, "allMs"),
    unit: "x",
    budget: 1.3,
  });
  record({ name: `down by hand, ${said}`, value: middle(byHand, "downMs"), unit: "ms", budget: null });
  record({ name: `down in a redeploy, ${said}`, value: middle(byPanel, "downMs"), unit: "ms", budget: null });
}

async function hand(engine, image) {
  const startedAt = performance.now();
  await docker(engine, "pull", "-q", image);
  const downAt = performance.now();
  await docker(engine, "stop", name);
  await docker(engine, "rm", name);
  await docker(engine, "run", "-d", "--name", name, ...run, image);
  const endedAt = performance.now();
  return { allMs: endedAt - startedAt, downMs: endedAt - downAt };
}

function panel(engine, node, { dataDir, keyFile }) {
  const options = { force: true, pull: true };
  const input = {
    dataDir,
    keyFile,
    engineId: "bench",
    socket: engine.socket,
    nodeId: `container:bench/${name}`,
    options,
  };
  const child = spawnSync(
    node,
    [
      ...["--experimental-transform-types", "--no-warnings", "--conditions=react-server"],
      ...["--import", path.resolve("scripts/typescript.mjs"), "lib/server/operations/lab/executor-child.mjs"],
      JSON.stringify({ ...input, kind: "redeploy", times: warmUps + rounds }),
    ],
    { encoding: "utf8" },
  );
  if (child.status !== 0) throw new Error(`The redeploy failed: ${child.stderr}`);
  const operations = child.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  return operations.slice(warmUps).map(costs);
}

function costs({ state, steps, startedAt, endedAt }) {
  if (state !== "succeeded") throw new Error(`The redeploy ended ${state}.`);
  const step = (wanted) => steps.find((each) => each.name === wanted);
  const gateMs = step("verify").endedAt - step("verify").startedAt;
  return { allMs: endedAt - startedAt - gateMs, downMs: step("start").endedAt - step("stop").startedAt };
}
