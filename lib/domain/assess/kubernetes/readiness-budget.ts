import type { PodContainerReport, PodReport } from "../../cluster-report/pods";
import type { ProbeReport } from "../../cluster-report/templates";

const spanMs = ({ initialDelayMs, periodMs, failureThreshold, timeoutMs }: ProbeReport): number =>
  initialDelayMs + periodMs * failureThreshold + timeoutMs;

/**
 * How long after its start a container may be without an answer before its own probes call it unready, ms: those of the
 * startup probe come first, then those of the readiness probe. 0 where it has neither: it is ready once it runs.
 */
export function readinessBudgetMs({ template }: PodReport, { name }: PodContainerReport): number {
  const probes = template.containers.find((each) => each.name === name)?.probes ?? [];
  return probes.filter(({ kind }) => kind !== "liveness").reduce((sum, probe) => sum + spanMs(probe), 0);
}
