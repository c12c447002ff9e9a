import "server-only";
import { onTestFinished } from "vitest";
import type { PodReport } from "@/lib/domain/cluster-report/pods";
import type { LogAbout, LogChoice, LogLine } from "@/lib/domain/stream";
import type { ClusterLogs, PodLogWish } from "@/lib/server/kubernetes/types";
import type { LabAccess } from "../lab-access";
import { PodsLog } from "./pods-log";

export const all: LogChoice = { container: null, isPrevious: false, sinceSeconds: null };

interface Read {
  readonly wish: PodLogWish;
  readonly write: (...texts: string[]) => void;
  readonly end: () => void;
  readonly fail: (error: Error) => void;
  /** The same line once more. */
  readonly repeat: (line: LogLine | undefined) => void;
  isOpen: boolean;
}

const at = (second: number) => `2026-01-01T00:00:${String(second).padStart(2, "0")}.000000000Z`;

/** For tests: a cluster whose pods and their logs the test decides. */
export function lab(pods: readonly PodReport[], { room = true } = {}) {
  const reads: Read[] = [];
  const listeners = new Set<() => void>();
  let present: readonly PodReport[] | null = pods;
  let written = 0;
  const clusterLogs: ClusterLogs = {
    hasRoom: () => room,
    follow: (wish, { signal, onLines }) =>
      new Promise((end, fail) => {
        const read: Read = {
          ...{ wish, end, fail, isOpen: true },
          repeat: (line) => onLines(line ? [line] : []),
          write: (...texts) => onLines(texts.map((text): LogLine => ({ at: at(++written), stream: "stdout", text }))),
        };
        reads.push(read);
        signal.addEventListener("abort", () => {
          read.isOpen = false;
          fail(new Error("aborted"));
        });
      }),
  };
  const access: LabAccess = {
    ...{ container: () => null, client: () => null },
    pods: () => present && { clusterId: "c1", pods: present },
    clusterLogs: () => clusterLogs,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return {
    reads,
    of: (name: string) => reads.filter(({ wish }) => wish.pod === name),
    change(next: readonly PodReport[] | null) {
      present = next;
      for (const listener of listeners) listener();
    },
    listening: () => listeners.size,
    look(choice: LogChoice = all) {
      const log = new PodsLog("workload:c1/Deployment/default/web", choice, access);
      onTestFinished(() => log.dispose());
      return log;
    },
  };
}

/** Somebody who looks, and all that is shown to them. */
export function reader() {
  const seen = { lines: [] as LogLine[], about: null as LogAbout | null, skipped: 0 };
  return {
    seen,
    push: (lines: readonly LogLine[]) => void seen.lines.push(...lines),
    skip(count: number) {
      seen.skipped += count;
    },
    end: () => undefined,
    tell(about: LogAbout) {
      seen.about = about;
    },
    texts: () => seen.lines.map(({ from, text }) => `${from} ${text}`),
    states: () => seen.about?.pods.map(({ name, state, why }) => [name, state, why].filter(Boolean).join(": ")),
  };
}
