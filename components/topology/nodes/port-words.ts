import type { PortSummary } from "@/lib/domain/topology/model";

/** "443, 8080 to 80": what is published, and as what where the number is another inside. */
export function portWords(ports: readonly PortSummary[]): string {
  const words = ports.map(({ hostPort, containerPort, proto }) => {
    const inner = containerPort === hostPort ? "" : ` to ${containerPort}`;
    return `${hostPort}${inner}${proto === "tcp" ? "" : `/${proto}`}`;
  });
  return [...new Set(words)].join(", ") || "No published port";
}
