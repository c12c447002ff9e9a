"use client";

import { useNode } from "@/components/live/hooks";
import { bytesWords } from "@/lib/domain/words/bytes-words";
import { Sparkline } from "./sparkline";
import { useStats } from "./use-stats";

const slots = 60;

/** CPU and memory while somebody looks: nothing is measured before and nothing after. */
export function StatsPanel({ nodeId }: { nodeId: string }) {
  const samples = useStats(nodeId);
  const node = useNode(nodeId);
  const last = samples.at(-1);
  const runs = node?.kind === "container" && (node.state === "running" || node.state === "paused");
  const cpu = samples.map((sample) => sample.cpuPercent);
  const memory = samples.map((sample) => sample.memoryBytes);
  const limit = last?.memoryLimitBytes ?? 0;
  const nearLimit = limit > 0 && (last?.memoryBytes ?? 0) > limit * 0.9;
  return (
    <div className="grid grid-cols-2 gap-5">
      <Figure label="CPU" value={runs ? cpuWords(last?.cpuPercent ?? null, last !== undefined) : "Not running"}>
        <Sparkline values={cpu} most={Math.max(10, ...cpu.map((value) => value ?? 0)) * 1.1} slots={slots} />
      </Figure>
      <Figure label="Memory" value={runs ? memoryWords(last?.memoryBytes ?? null, limit) : "Not running"}>
        <Sparkline
          values={memory}
          most={Math.max(1, ...memory) * 1.15}
          slots={slots}
          className={nearLimit ? "text-health-warning" : undefined}
        />
      </Figure>
    </div>
  );
}

function Figure({ label, value, children }: { label: string; value: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      {children}
      <p className="mt-1 flex justify-between gap-2 text-label">
        <span className="text-text-muted">{label}</span>
        <b className="truncate font-medium tabular-nums" title={value}>
          {value}
        </b>
      </p>
    </div>
  );
}

function cpuWords(percent: number | null, measured: boolean): string {
  if (percent === null) return measured ? "Measuring" : "Waiting";
  return `${percent < 10 ? percent.toFixed(1) : percent.toFixed(0)} %`;
}

function memoryWords(bytes: number | null, limit: number): string {
  if (bytes === null) return "Waiting";
  return limit > 0 ? `${bytesWords(bytes)} of ${bytesWords(limit)}` : bytesWords(bytes);
}
