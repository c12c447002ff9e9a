import { zoneHue, zoneHues } from "@/components/network/zone-chip";

/** How a pod is told from the others of a log: by a name first, and by a hue beside it. */
export interface PodLook {
  /** What of its name is its own. */
  readonly label: string;
  readonly hue: string;
}

/**
 * @param pods - By name, each once, in the order in which they were first heard of: hues go by it. With more pods than
 *   hues some share one.
 */
export function podLooks(pods: readonly string[]): ReadonlyMap<string, PodLook> {
  const shared = sharedBeginning(pods);
  return new Map(
    pods.map((name, index) => [
      name,
      { label: name.slice(shared) || name, hue: zoneHue(1 + (index % (zoneHues.length - 1))) },
    ]),
  );
}

/** How much of all names is the same, up to a dash: "web-7d9c5b8f6-" of one revision, "web-" of two. */
function sharedBeginning([first = "", ...others]: readonly string[]): number {
  if (others.length === 0) return 0;
  let same = 0;
  while (same < first.length && others.every((name) => name[same] === first[same])) same += 1;
  return first.lastIndexOf("-", same - 1) + 1;
}
