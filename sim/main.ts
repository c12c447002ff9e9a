// A simulated lab as a process of its own: engines that speak the Docker Engine API over HTTP, reached like any engine, and
// with the household a cluster that speaks Kubernetes' API, reached by the kubeconfig that is written beside their sockets.
//   node sim/main.ts --scenario household|crowd [--engines 10] [--containers 100] [--seed text] [--sockets folder] [--control port]
// Prints one line of JSON once everything listens, and ends with its parent: when its standard input closes, or on SIGTERM.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { type ServedCluster, serveCluster } from "./cluster/http/serve-cluster.ts";
import { serveControl } from "./control.ts";
import { createEngine } from "./engine/create-engine.ts";
import type { EngineState } from "./engine/state.ts";
import { type Address, type Served, serve } from "./http/serve.ts";
import { createHouseholdCluster } from "./scenarios/cluster/household-cluster.ts";
import { fillCrowd } from "./scenarios/crowd.ts";
import { createHousehold } from "./scenarios/household.ts";
import { tellStory } from "./scenarios/story.ts";

const { values } = parseArgs({
  options: {
    scenario: { type: "string", default: "household" },
    engines: { type: "string", default: "1" },
    containers: { type: "string", default: "100" },
    seed: { type: "string", default: "bulkhead" },
    sockets: { type: "string" },
    control: { type: "string", default: "0" },
    story: { type: "boolean", default: false },
  },
});

function createEngines(): EngineState[] {
  if (values.scenario === "household") return createHousehold(values.seed);
  if (values.scenario !== "crowd") throw new Error(`--scenario is household or crowd, not ${values.scenario}`);
  return Array.from({ length: Number(values.engines) }, (_, i) => {
    const engine = createEngine({ name: `sim-${i}`, seed: values.seed });
    fillCrowd(engine, Number(values.containers));
    return engine;
  });
}

const served = new Map<string, Served>();
const listening: { name: string; address: Address }[] = [];
if (values.sockets) mkdirSync(values.sockets, { recursive: true });
for (const engine of createEngines()) {
  const socketPath = values.sockets ? path.resolve(values.sockets, `${engine.name}.sock`) : null;
  if (socketPath) rmSync(socketPath, { force: true });
  const one = await serve(engine, socketPath ? { socketPath } : { host: "127.0.0.1", port: 0 });
  served.set(engine.name, one);
  listening.push({ name: engine.name, address: one.address });
}
const clusters = new Map<string, ServedCluster>();
if (values.scenario === "household" && values.sockets) {
  const cluster = createHouseholdCluster(values.seed);
  const one = await serveCluster(cluster);
  cluster.run();
  clusters.set(cluster.name, one);
  // It holds the only token.
  writeFileSync(path.join(values.sockets, `${cluster.name}.kubeconfig`), one.kubeconfig(), { mode: 0o600 });
}
const control = await serveControl({ engines: served, clusters }, Number(values.control));
const endStory = values.story ? tellStory({ engines: served, clusters }) : () => undefined;
const reached = [...clusters].map(([name, { server }]) => ({ name, server }));
console.log(JSON.stringify({ engines: listening, clusters: reached, control: `http://127.0.0.1:${control.port}` }));

async function close(): Promise<void> {
  endStory();
  control.close();
  await Promise.all([...served.values(), ...clusters.values()].map((one) => one.close()));
  process.exit(0);
}
process.on("SIGTERM", () => void close());
process.on("SIGINT", () => void close());
process.stdin.resume();
process.stdin.on("close", () => void close());
