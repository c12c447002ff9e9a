import type { EngineReport } from "../engine-report";
import type { NodeId } from "../ids";
import { labels, parseComposeLabels } from "./labels";
import type { ContainerFacts, NormalEngine } from "./normalise-engine";

/**
 * What `normaliseEngine` would say where the very same containers bear the very same names: only those that changed are
 * read again, and who stands for whom is taken over.
 *
 * @param previous - The last result, with the same operations at work.
 * @returns null where a container came, went or was renamed, or one of several incarnations changed.
 */
export function renewEngine(report: EngineReport, previous: NormalEngine): NormalEngine | null {
  const before = previous.report.containers;
  if (report.engineId !== previous.engineId || report.containers.size !== before.size) return null;
  const changed: ContainerFacts[] = [];
  let alike = true;
  report.containers.forEach((now, id) => {
    const was = before.get(id);
    if (was === now) return;
    const facts = previous.containers.get(previous.nodeByContainerId.get(id) ?? "");
    if (
      was?.name === now.name &&
      was.labels[labels.operation] === now.labels[labels.operation] &&
      facts?.report === was &&
      facts.folded.length === 0
    )
      changed.push({ ...facts, report: now, ...parseComposeLabels(now.labels) });
    else alike = false;
  });
  if (!alike) return null;
  if (changed.length === 0) return { ...previous, report };
  const containers = new Map<NodeId, ContainerFacts>(previous.containers);
  for (const facts of changed) containers.set(facts.nodeId, facts);
  return { ...previous, report, containers };
}
