import "server-only";
import { record, size, time } from "@/lib/server/sources/read";
import type { Caller } from "../caller";
import { segment } from "../query";
import type { EngineClient, StatsSample } from "../types";

export function statsCalls(caller: Caller): Pick<EngineClient, "sampleStats"> {
  return {
    async sampleStats(id) {
      const json = await caller.json({
        method: "GET",
        path: `/containers/${segment(id)}/stats`,
        query: { stream: false, "one-shot": true },
        lane: "read",
        deadlineMs: 10_000,
      });
      return toStatsSample(json, Date.now());
    },
  };
}

/**
 * One sample. Memory is what `docker stats` shows: usage without the page cache that can be dropped (cgroup v2 calls it
 * inactive_file, v1 total_inactive_file). A container that isn't running reads as zeros.
 */
export function toStatsSample(stats: unknown, now: number): StatsSample {
  const json = record(stats);
  const [cpu, memory] = [record(json.cpu_stats), record(json.memory_stats)];
  const detail = record(memory.stats);
  const cache = size(detail.total_inactive_file) || size(detail.inactive_file);
  return {
    at: time(json.read) ?? now,
    cpuUsedNs: size(record(cpu.cpu_usage).total_usage),
    systemNs: size(cpu.system_cpu_usage),
    onlineCpus: size(cpu.online_cpus) || 1,
    memoryBytes: Math.max(0, size(memory.usage) - cache),
    memoryLimitBytes: size(memory.limit),
  };
}
