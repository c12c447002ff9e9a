import type { NodeId } from "@/lib/domain/ids";

/**
 * How many boxes come and go in one frame: so few that it stays within its 16 ms also where the canvas is drawn in it.
 * What goes is out of sight already, so it may take its time.
 */
const comePerFrame = 6;
const goPerFrame = 8;

/**
 * One frame's step from what is mounted towards what should be. Near misses are closed a few boxes at a time; where most
 * of the picture is another one (a first picture, a jump) it is changed at once.
 *
 * What has left the screen stays as long as there is no more of it than of what is wanted: a hand that pans back and
 * forth then mounts nothing twice.
 *
 * @param urgent - Ids that can't wait: the keyboard is going there.
 * @param patient - Something else stands for the picture meanwhile: even a first one comes a few boxes at a time.
 * @returns what to mount now; `mounted` itself when there is nothing to do.
 */
export function mountStep(
  mounted: ReadonlySet<NodeId>,
  wanted: ReadonlySet<NodeId>,
  { urgent, patient = false }: { readonly urgent: readonly (NodeId | null)[]; readonly patient?: boolean },
): ReadonlySet<NodeId> {
  const missing = [...wanted].filter((id) => !mounted.has(id));
  const leftover = [...mounted].filter((id) => !wanted.has(id));
  if (!patient && missing.length > wanted.size / 2) return wanted;
  const surplus = leftover.length - wanted.size;
  if (missing.length === 0 && surplus <= 0) return mounted;
  const next = new Set(mounted);
  for (const id of missing.slice(0, comePerFrame)) next.add(id);
  for (const id of urgent) if (id !== null && wanted.has(id)) next.add(id);
  if (missing.length <= comePerFrame)
    for (const id of leftover.slice(0, Math.max(0, Math.min(surplus, goPerFrame)))) next.delete(id);
  return next;
}
