import { crash, rollOut, silence } from "../cluster/hand.ts";
import type { SimulatedLab } from "../control.ts";
import { createContainer } from "../engine/create-container.ts";
import { publish, pull } from "../engine/images.ts";
import { die, remove, restart, start } from "../engine/lifecycle.ts";
import type { SimContainer } from "../engine/model.ts";
import type { EngineState } from "../engine/state.ts";

const [second, minute] = [1_000, 60_000];

/** Things that happen in a household, over and over, so that the demo is alive. @returns How to end it. */
export function tellStory({ engines: served, clusters }: SimulatedLab): () => void {
  const timers = new Set<NodeJS.Timeout>();
  const every = (firstMs: number, thenMs: number, happen: () => void) => {
    const first = setTimeout(() => {
      happen();
      timers.add(setInterval(happen, thenMs));
    }, firstMs);
    timers.add(first);
  };
  const named = (engine: string, name: string): [EngineState, SimContainer] | null => {
    const state = served.get(engine)?.engine;
    const found = state && [...state.containers.values()].find((container) => container.name === name);
    return state && found ? [state, found] : null;
  };

  // Postgres runs out of memory, and is back: a warning for ten minutes, then again.
  every(20 * second, 9 * minute, () => {
    const found = named("nas", "postgres");
    if (found) die(...found, { exitCode: 137, oomKilled: true });
  });
  // The runner stumbles three times, then holds.
  for (const offset of [15, 30, 45])
    every(offset * second, 9 * minute, () => {
      const found = named("lab-pc", "gitea-runner");
      if (found) die(...found, { exitCode: 1 });
    });
  // Somebody works on the API.
  every(60 * second, 2 * minute, () => {
    const found = named("lab-pc", "api-dev");
    if (found) restart(...found);
  });
  // An updater replaces a container with one of a newer image, under the same name.
  let revision = 0;
  every(90 * second, 3 * minute, () => void update(named("nas", "miniflux"), ++revision));
  // A host falls silent for a while.
  every(2 * minute, 6 * minute, () => {
    const pve1 = served.get("pve1");
    void pve1?.setFault("silent");
    timers.add(setTimeout(() => void pve1?.setFault("none"), 50 * second));
  });
  const k3s = clusters.get("k3s")?.cluster;
  if (k3s) {
    // The camera software runs out of memory, and is back.
    every(35 * second, 11 * minute, () => {
      crash(k3s, { namespace: "cameras", workload: "frigate" }, { exitCode: 137, reason: "OOMKilled" });
    });
    // Argo CD follows the repository: the next patch of one of them.
    every(75 * second, 4 * minute, () => void rollOut(k3s, "smart-home", "music-assistant", nextPatch));
    // The Raspberry Pi loses its power for a while.
    every(4 * minute, 9 * minute, () => {
      silence(k3s, "pi-4", true);
      timers.add(setTimeout(() => silence(k3s, "pi-4", false), 50 * second));
    });
  }
  return () => {
    for (const timer of timers) clearTimeout(timer);
  };
}

/** "server:2.6.0" → "server:2.6.1" */
const nextPatch = (image: string): string => image.replace(/\d+$/, (patch) => String(Number(patch) + 1));

async function update(found: [EngineState, SimContainer] | null, revision: number): Promise<void> {
  if (!found) return;
  const [engine, old] = found;
  publish(engine, { ref: old.imageRef, revision, behaviour: { kind: "service", check: "passes", output: "" } });
  for (const step of pull(engine, old.imageRef)) await new Promise((resolve) => setTimeout(resolve, step.afterMs));
  if (!engine.containers.has(old.id)) return;
  const networks = Object.fromEntries([...old.endpoints].map(([name, { wanted }]) => [name, wanted]));
  remove(engine, old, true);
  const { Hostname: _, ...config } = old.config;
  const body = { ...config, HostConfig: old.hostConfig, NetworkingConfig: { EndpointsConfig: networks } };
  start(engine, createContainer(engine, old.name, body));
}
