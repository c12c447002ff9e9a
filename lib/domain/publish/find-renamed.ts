import type { NormalEngine } from "../normalise/normalise-engine";
import type { Renamed } from "./view-input";

/** Container ids that belong to another node than before, where the old node is gone: somebody gave them a new name. */
export function findRenamed(previous: NormalEngine | undefined, next: NormalEngine): Renamed[] {
  if (!previous || previous.nodeByContainerId === next.nodeByContainerId) return [];
  const renamed: Renamed[] = [];
  for (const [from, { report }] of previous.containers) {
    const to = next.nodeByContainerId.get(report.id);
    if (to && to !== from && !next.containers.has(from) && !previous.containers.has(to)) renamed.push({ from, to });
  }
  return renamed;
}
