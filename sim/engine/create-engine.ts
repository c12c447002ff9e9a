import { createClock } from "../clock.ts";
import { createRandom, sha256 } from "../random.ts";
import { createEventLog } from "./events.ts";
import { addNetwork } from "./networks.ts";
import type { EngineState } from "./state.ts";

export interface EngineSpec {
  readonly name: string;
  readonly seed: string;
  readonly version?: string;
  readonly apiVersion?: string;
  readonly cpus?: number;
  readonly memoryBytes?: number;
}

/** An engine with its three default networks and nothing else. */
export function createEngine({
  name,
  seed,
  version = "29.1.3",
  apiVersion = "1.52",
  cpus = 8,
  memoryBytes = 32 * 2 ** 30,
}: EngineSpec): EngineState {
  const clock = createClock();
  const timers = new Set<NodeJS.Timeout>();
  let open = true;
  const engine: EngineState = {
    name,
    version,
    apiVersion,
    minApiVersion: "1.24",
    ownId: sha256(`engine ${seed} ${name}`).slice(0, 36),
    cpus,
    memoryBytes,
    clock,
    random: createRandom(`${seed}/${name}`),
    events: createEventLog(clock),
    containers: new Map(),
    networks: new Map(),
    images: new Map(),
    tags: new Map(),
    registry: new Map(),
    later(ms, task) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        if (open) task();
      }, ms);
      timer.unref();
      timers.add(timer);
    },
    close() {
      open = false;
      for (const timer of timers) clearTimeout(timer);
    },
  };
  addNetwork(engine, { name: "bridge", subnet: "172.17.0.0/16" });
  addNetwork(engine, { name: "host", driver: "host", subnet: null });
  addNetwork(engine, { name: "none", driver: "null", subnet: null });
  return engine;
}
