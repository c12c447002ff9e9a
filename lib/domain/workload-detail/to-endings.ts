import { onPanelClock } from "../clock";
import type { ContainerStateReport, PodContainerReport, PodReport } from "../cluster-report/pods";
import { podNodeId } from "../ids";
import type { EndingDetail } from "./model";

/** More than these nobody reads, and each costs. */
const mostEndings = 200;

/**
 * How containers ended last: one that ended and runs again by its last state, one that has ended by its present one. An
 * init container that did its work has nothing to tell.
 */
export function toEndings(clusterId: string, pods: readonly PodReport[], skewMs: number): readonly EndingDetail[] {
  const all = pods.flatMap((pod) => [
    ...pod.initContainers.flatMap((each) => (isWorkDone(each) ? [] : endingOf(clusterId, pod, each, skewMs))),
    ...pod.containers.flatMap((each) => endingOf(clusterId, pod, each, skewMs)),
  ]);
  return all.sort((a, b) => (b.at ?? 0) - (a.at ?? 0)).slice(0, mostEndings);
}

type Ended = Extract<ContainerStateReport, { kind: "terminated" }>;

function endingOf(clusterId: string, pod: PodReport, container: PodContainerReport, skewMs: number): EndingDetail[] {
  const ended = [container.state, container.lastState].find((state): state is Ended => state?.kind === "terminated");
  if (!ended) return [];
  const { reason, exitCode, signal, finishedAt } = ended;
  const about = { podId: podNodeId(clusterId, pod.uid), container: container.name };
  return [{ ...about, reason, exitCode, signal, at: onPanelClock(finishedAt, skewMs) }];
}

const isWorkDone = ({ state, restartCount }: PodContainerReport): boolean =>
  state.kind === "terminated" && state.exitCode === 0 && restartCount === 0;
