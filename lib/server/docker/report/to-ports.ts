import "server-only";
import type { PortReport } from "@/lib/domain/engine-report";
import { list, record, text } from "@/lib/server/sources/read";

/**
 * Published ports, one entry per address and host port, then those that are only exposed. `published` is inspect's
 * NetworkSettings.Ports (filled while running), `exposed` Config.ExposedPorts. Sorted, so that equal sets print equally.
 */
export function toPorts(published: unknown, exposed: unknown): readonly PortReport[] {
  const ports: PortReport[] = [];
  const bound = record(published);
  const names = [...new Set([...Object.keys(bound), ...Object.keys(record(exposed))])].slice(0, 1_000);
  for (const name of names) {
    const port = parsePort(name);
    if (!port) continue;
    const bindings = list(bound[name]).map(record);
    if (bindings.length === 0) ports.push({ ...port, hostIp: null, hostPort: null });
    for (const binding of bindings) {
      ports.push({ ...port, hostIp: text(binding.HostIp, 64), hostPort: portNumber(binding.HostPort) });
    }
  }
  return ports.sort(inOrder);
}

function parsePort(name: string): Pick<PortReport, "containerPort" | "proto"> | null {
  const [number, proto = "tcp"] = name.split("/");
  const containerPort = portNumber(number);
  if (containerPort === null || (proto !== "tcp" && proto !== "udp" && proto !== "sctp")) return null;
  return { containerPort, proto };
}

export function portNumber(value: unknown): number | null {
  const port = typeof value === "string" && /^\d{1,5}$/.test(value) ? Number(value) : value;
  return typeof port === "number" && Number.isInteger(port) && port >= 1 && port <= 65_535 ? port : null;
}

function inOrder(a: PortReport, b: PortReport): number {
  return (
    a.containerPort - b.containerPort ||
    a.proto.localeCompare(b.proto) ||
    (a.hostPort ?? 0) - (b.hostPort ?? 0) ||
    (a.hostIp ?? "").localeCompare(b.hostIp ?? "")
  );
}
