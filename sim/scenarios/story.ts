import { createContainer } from "../engine/create-container.ts";
import { publish, pull } from "../engine/images.ts";
import { die, remove, restart, start } from "../engine/lifecycle.ts";
import type { SimContainer } from "../engine/model.ts";
import type { EngineState } from "../engine/state.ts";
import type { Served } from "../http/serve.ts";

const [second, minute] = [1_000, 60_000];

/** Things that happen in a household, over and over, so that the demo is alive. @returns How to end it. */
export function tellStory(served: ReadonlyMap<string, Served>): () => void {
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
  return () => {
    for (const timer of timers) clearTimeout(timer);
  };
}

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
