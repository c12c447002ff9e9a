import { linesBetween } from "../../log-lines.ts";
import type { Cluster } from "../cluster.ts";
import type { KubeObject } from "../objects.ts";
import type { ContainerState, ContainerStatus } from "./container-life.ts";

/** One run of a container; `endedAt` null: it goes on. Epoch ms. */
export interface Run {
  readonly writer: string;
  readonly image: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly hasFailed: boolean;
}

interface Line {
  readonly at: number;
  readonly text: string;
}

/** A run of this container: the present one or the one before; null where there has been none. */
export function runOf(pod: KubeObject, status: ContainerStatus, { isPrevious }: { readonly isPrevious: boolean }) {
  const toRun = ({ running, terminated }: ContainerState, number: number): Run | null => {
    const startedAt = running?.startedAt ?? terminated?.startedAt;
    if (startedAt === undefined) return null;
    return {
      writer: `${pod.metadata.uid}/${status.name}/${number}`,
      image: status.image,
      startedAt: Date.parse(startedAt),
      endedAt: terminated ? Date.parse(terminated.finishedAt) : null,
      hasFailed: terminated !== undefined && terminated.exitCode !== 0,
    };
  };
  const { state, lastState, restartCount } = status;
  if (isPrevious) return toRun(lastState, restartCount - (state.waiting ? 0 : 1));
  // Between two tries the log is that of the last one.
  return toRun(state, restartCount) ?? toRun(lastState, restartCount);
}

/** What a run wrote after `fromMs` and until `toMs`, at most the last `most` lines. */
export function linesOf({ images }: Cluster, run: Run, fromMs: number, toMs: number, most: number): readonly Line[] {
  const end = Math.min(toMs, run.endedAt ?? toMs);
  const behaviour = images.find(run.image);
  const begins: Line[] = [{ at: run.startedAt, text: `INFO  ${run.image} starting` }];
  // One that ends by itself does its work and says how it went; what serves goes on about its requests.
  const work = behaviour?.kind === "job" ? [] : linesBetween(run.writer, run.startedAt + 1, end, most);
  const lastWords = behaviour?.kind === "job" && run.endedAt !== null ? behaviour.lastWords : [];
  const ends = lastWords.map((text) => ({ at: run.endedAt ?? end, text }));
  return [...begins, ...work, ...ends].filter(({ at }) => at > fromMs && at <= toMs).slice(-most);
}
