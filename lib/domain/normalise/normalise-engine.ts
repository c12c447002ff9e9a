import type { ContainerReport, EngineReport } from "../engine-report";
import { containerNodeId, type NodeId } from "../ids";
import { canonicalName, operationNames } from "./canonical-name";
import { type ComposeFacts, parseComposeLabels } from "./labels";

/** One container as a person means it: the incarnation that is shown, and the others that stand behind its name. */
export interface ContainerFacts extends ComposeFacts {
  readonly nodeId: NodeId;
  readonly engineId: string;
  /** The name without what a redeploy added to it. */
  readonly name: string;
  /** The incarnation that is shown. */
  readonly report: ContainerReport;
  /** Docker ids of the incarnations folded into this node and not shown, in order of id. */
  readonly folded: readonly string[];
}

export interface NormalEngine {
  readonly engineId: string;
  readonly report: EngineReport;
  /** In order of name, whatever order the engine listed them in. */
  readonly containers: ReadonlyMap<NodeId, ContainerFacts>;
  /** Every Docker id, folded ones too. */
  readonly nodeByContainerId: ReadonlyMap<string, NodeId>;
}

const running = (container: ContainerReport): number =>
  container.state === "running" || container.state === "paused" || container.state === "restarting" ? 1 : 0;

/**
 * From what an engine lists to what a person counts: a redeploy's second container is folded into its node, and two
 * containers that bear one name for a moment are one node, too.
 *
 * Of several incarnations the one that runs is shown; if that leaves a choice, the one that bears the name, then the
 * youngest, then the smaller id.
 *
 * @param previous - The last result for this engine; facts that did not change keep their identity.
 */
export function normaliseEngine(
  report: EngineReport,
  operations: Iterable<{ readonly id: string; readonly name: string }> = [],
  previous: NormalEngine | null = null,
): NormalEngine {
  const names = operationNames(report.containers.values(), operations);
  const groups = new Map<string, ContainerReport[]>();
  for (const container of report.containers.values()) {
    const name = canonicalName(container, names);
    const group = groups.get(name);
    if (group) group.push(container);
    else groups.set(name, [container]);
  }

  const containers = new Map<NodeId, ContainerFacts>();
  const nodeByContainerId = new Map<string, NodeId>();
  for (const name of [...groups.keys()].sort()) {
    const group = groups.get(name) ?? [];
    const shown = group.reduce((a, b) => (standsBefore(a, b, name) ? a : b));
    const nodeId = containerNodeId(report.engineId, name);
    const folded = group.filter((each) => each !== shown).map((each) => each.id);
    folded.sort();
    const before = previous?.containers.get(nodeId);
    const same = before?.report === shown && before.folded.join() === folded.join();
    containers.set(
      nodeId,
      same
        ? before
        : { nodeId, engineId: report.engineId, name, report: shown, folded, ...parseComposeLabels(shown.labels) },
    );
    for (const each of group) nodeByContainerId.set(each.id, nodeId);
  }
  return { engineId: report.engineId, report, containers, nodeByContainerId };
}

function standsBefore(a: ContainerReport, b: ContainerReport, name: string): boolean {
  const byRunning = running(a) - running(b);
  if (byRunning !== 0) return byRunning > 0;
  const byName = Number(a.name === name) - Number(b.name === name);
  if (byName !== 0) return byName > 0;
  const byAge = (a.createdAt ?? 0) - (b.createdAt ?? 0);
  return byAge === 0 ? a.id < b.id : byAge > 0;
}
