import { askPanel } from "@/components/live/ask-panel";
import type { Result } from "@/lib/domain/failure";
import { parseContainerNodeId, parseWorkloadNodeId } from "@/lib/domain/ids";

/** What the panel says of one container or workload; `what` is the part of it, "" for its details. Aborted: never used. */
export async function askAbout<T>(
  nodeId: string,
  what: "" | "/operations" | "/redeploy-plan" | "/acts" | "/revisions" | "/events" | "/usage" | "/yaml",
  unreachable: string,
  signal: AbortSignal,
): Promise<Result<T>> {
  const path = pathOf(nodeId);
  if (!path) return { ok: false, error: { kind: "not-found", message: "The address names nothing that runs." } };
  return askPanel(`${path}${what}`, unreachable, signal);
}

function pathOf(nodeId: string): string | null {
  const container = parseContainerNodeId(nodeId);
  if (container) return `/api/containers/${joined(container.engineId, container.name)}`;
  const workload = parseWorkloadNodeId(nodeId);
  if (!workload) return null;
  return `/api/workloads/${joined(workload.clusterId, workload.kind, workload.namespace, workload.name)}`;
}

const joined = (...parts: readonly string[]): string => parts.map(encodeURIComponent).join("/");
