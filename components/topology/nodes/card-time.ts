import type { ContainerNode } from "@/lib/domain/topology/model";

interface Times {
  readonly ago: (at: number) => string;
  readonly moment: (at: number) => string;
}

/** How long it has been up, or when it ended; where the reason has a time of its own, nothing. */
export function cardTime(node: ContainerNode, words: Times): string {
  const { tier, since } = node.health;
  if (tier === "ok" && node.startedAt !== null) return words.ago(node.startedAt);
  return tier === "neutral" && since !== null ? words.moment(since) : "";
}
