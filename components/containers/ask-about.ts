import type { Failure, Result } from "@/lib/domain/failure";
import { parseContainerNodeId } from "@/lib/domain/ids";

/** What the panel says of one container; `what` is the part of it, "" for the container itself. Aborted: never used. */
export async function askAbout<T>(
  nodeId: string,
  what: "" | "/operations" | "/redeploy-plan",
  unreachable: string,
  signal: AbortSignal,
): Promise<Result<T>> {
  const place = parseContainerNodeId(nodeId);
  if (!place) return { ok: false, error: { kind: "not-found", message: "The address names no container." } };
  const path = `/api/containers/${encodeURIComponent(place.engineId)}/${encodeURIComponent(place.name)}${what}`;
  try {
    const answer = await fetch(path, { signal });
    const body = await answer.json();
    return answer.ok ? { ok: true, data: body as T } : { ok: false, error: body.error as Failure };
  } catch {
    return { ok: false, error: { kind: "unreachable", message: unreachable } };
  }
}
