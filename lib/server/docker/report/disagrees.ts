import "server-only";
import type { ContainerReport } from "@/lib/domain/engine-report";
import type { Summary } from "./summary";

/** Ages are rounded by the engine and read a moment later. */
const ageSlackMs = 30_000;

/**
 * True when the list shows something else than the report, so that a change was missed and the container must be
 * inspected again. `engineNow` is the engine's clock, epoch ms.
 */
export function disagrees(summary: Summary, report: ContainerReport, engineNow: number): boolean {
  if (summary.state !== report.state || summary.name !== report.name || summary.imageId !== report.imageId) return true;
  if (summary.health !== null && summary.health !== report.check?.status) return true;
  if (summary.state === "exited" && summary.exitCode !== null && summary.exitCode !== report.exitCode) return true;
  if (restartedUnseen(summary, report, engineNow)) return true;
  return summary.endpoints.join() !== endpointKeys(report).join();
}

function restartedUnseen(summary: Summary, report: ContainerReport, engineNow: number): boolean {
  if (summary.upAtMostMs === null || report.startedAt === null) return false;
  return engineNow - report.startedAt > summary.upAtMostMs + ageSlackMs;
}

const endpointKeys = (report: ContainerReport): readonly string[] =>
  report.endpoints.map((endpoint) => `${endpoint.networkId} ${endpoint.ipv4 ?? ""}`).sort();
