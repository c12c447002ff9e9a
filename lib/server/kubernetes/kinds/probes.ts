import "server-only";
import type { ProbeReport } from "@/lib/domain/cluster-report/templates";
import { type Json, record, text } from "@/lib/server/sources/read";
import { count, portText, secondsMs } from "./values";

const probes = [
  ["startupProbe", "startup"],
  ["livenessProbe", "liveness"],
  ["readinessProbe", "readiness"],
] as const;

export const toProbes = (container: Json): readonly ProbeReport[] =>
  probes.flatMap(([field, kind]) => {
    const value = container[field];
    if (typeof value !== "object" || value === null) return [];
    const probe = record(value);
    return [
      {
        kind,
        does: does(probe),
        initialDelayMs: secondsMs(probe.initialDelaySeconds, 0),
        periodMs: secondsMs(probe.periodSeconds, 10),
        timeoutMs: secondsMs(probe.timeoutSeconds, 1),
        failureThreshold: count(probe.failureThreshold, 3),
      },
    ];
  });

/** What it asks, without the command of an exec probe, which may hold a password. */
function does({ httpGet, tcpSocket, grpc, exec }: Json): string {
  if (httpGet) {
    const { scheme, host, port, path } = record(httpGet);
    return `${scheme === "HTTPS" ? "https" : "http"} ${text(host, 256)}:${portText(port)}${text(path, 512)}`;
  }
  if (tcpSocket) return `tcp ${text(record(tcpSocket).host, 256)}:${portText(record(tcpSocket).port)}`;
  if (grpc) return `grpc :${portText(record(grpc).port)}`;
  return exec ? "exec" : "";
}
