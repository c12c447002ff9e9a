import type { Failure, Result } from "@/lib/domain/failure";

/** What the panel answers at `path`; `unreachable` is what is said when it does not. Aborted: never used. */
export async function askPanel<T>(path: string, unreachable: string, signal: AbortSignal): Promise<Result<T>> {
  try {
    const answer = await fetch(path, { signal });
    const body = await answer.json();
    return answer.ok ? { ok: true, data: body as T } : { ok: false, error: body.error as Failure };
  } catch {
    return { ok: false, error: { kind: "unreachable", message: unreachable } };
  }
}
