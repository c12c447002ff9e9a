import "server-only";
import { readFileSync } from "node:fs";

/**
 * The id of the container that this process runs in; null outside one. Found in what the engine mounts into each
 * container (hostname, resolv.conf) and in the cgroup path, not by image or hostname, which anybody can choose.
 */
export function panelContainerId(): string | null {
  for (const file of ["/proc/self/mountinfo", "/proc/self/cgroup"]) {
    const id = containerIdIn(readQuietly(file));
    if (id) return id;
  }
  return null;
}

/** Of "…/docker/containers/<id>/hostname" or "…/docker/<id>", "docker-<id>.scope". */
export const containerIdIn = (text: string): string | null =>
  /\/containers\/([0-9a-f]{64})\/(?:hostname|hosts|resolv\.conf)/.exec(text)?.[1] ??
  /^\d+:[^:]*:.*(?:docker[/-]|libpod-)([0-9a-f]{64})(?:\.scope)?$/m.exec(text)?.[1] ??
  null;

function readQuietly(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
