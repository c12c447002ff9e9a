import { rfc3339 } from "../clock.ts";
import { sha256 } from "../random.ts";
import { type Body, record, type SimContainer } from "./model.ts";
import type { EngineState } from "./state.ts";

/** One sample of GET /containers/{id}/stats. Use goes up and down slowly, each container in its own rhythm. */
export function toStats(engine: EngineState, container: SimContainer): Body {
  const now = engine.clock.now();
  const common = { id: container.id, name: `/${container.name}`, read: rfc3339(now), preread: rfc3339(null) };
  if (container.status !== "running") return { ...common, cpu_stats: {}, precpu_stats: {}, memory_stats: {} };
  const own = Number.parseInt(sha256(container.id).slice(0, 6), 16) / 0xffffff;
  const runMs = now - (container.startedAt ?? now);
  const period = 60_000 + own * 240_000;
  // The integral of own × (1 + sin): what was used since the start, never less than before.
  const share = 0.02 + own * 0.4;
  const used = share * (runMs - (period / (2 * Math.PI)) * (Math.cos((2 * Math.PI * runMs) / period) - 1) * 0.8);
  const limit = Number(record(container.hostConfig).Memory) || engine.memoryBytes;
  const memory = Math.min(
    limit * 0.9,
    (60 + own * 900) * 2 ** 20 * (1 + 0.2 * Math.sin((2 * Math.PI * runMs) / period)),
  );
  return {
    ...common,
    num_procs: 0,
    cpu_stats: {
      cpu_usage: { total_usage: Math.round(used * 1e6), usage_in_kernelmode: 0, usage_in_usermode: 0 },
      system_cpu_usage: Math.round(runMs * 1e6 * engine.cpus),
      online_cpus: engine.cpus,
    },
    precpu_stats: {},
    memory_stats: { usage: Math.round(memory), limit, stats: { inactive_file: 0 } },
    pids_stats: { current: 12 },
  };
}
