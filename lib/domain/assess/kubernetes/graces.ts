import type { Verdict } from "../model";

/** How long each thing may take before it says that something is wrong. All in ms. */
export const graces = {
  /** Nowhere to run: a home lab has no autoscaler that would bring a node. */
  unschedulableMs: 45_000,
  /** Images are pulled and volumes mounted meanwhile: as long as a Deployment gives its rollout, unless told otherwise. */
  pendingMs: 10 * 60_000,
  /** On top of a readiness probe's own budget; where there is no probe, all of it. */
  unreadyMs: 30_000,
  /** After the time by which a pod was to be gone. */
  terminatingMs: 60_000,
  /** A workload without enough pods, or without any. */
  shortOfPodsMs: 60_000,
  /** Of kinds without a deadline of their own: nothing has come or become ready for so long. */
  stallMs: 90_000,
  /** A claim without a volume. */
  claimMs: 60_000,
  /** A Service whose load balancer has given it no address. */
  balancerMs: 2 * 60_000,
  /** A Job that is done says so for so long, then it says nothing. */
  freshMs: 60 * 60_000,
} as const;

/** Whether `ms` have passed since `from`, and when they will have. A time that is not known has passed. */
export function overdue(
  from: number | null,
  ms: number,
  now: number,
): { readonly isOver: boolean; readonly at: number | null } {
  const at = from === null ? null : from + ms;
  return at === null || now >= at ? { isOver: true, at: null } : { isOver: false, at };
}

/** An answer that changes at the latest at `at`. */
export function until(verdict: Verdict, at: number | null): Verdict {
  const before = verdict.nextChangeAt ?? null;
  return { ...verdict, nextChangeAt: at === null ? before : before === null ? at : Math.min(before, at) };
}

/** The latest of the times that are known. */
export function latest(times: Iterable<number | null | undefined>): number | null {
  let found: number | null = null;
  for (const time of times) if (time !== null && time !== undefined) found = Math.max(found ?? time, time);
  return found;
}
