import { mostReplicas } from "@/lib/domain/rollout/change";

/** @returns null where `typed` is no whole number from `least` to the most that may be asked for. */
export function podsIn(typed: string, least: number): number | null {
  const pods = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : null;
  return pods !== null && pods >= least && pods <= mostReplicas ? pods : null;
}

/** What is said of anything else. */
export const wrongPods = (least: number): string => `A whole number from ${least} to ${mostReplicas}.`;
