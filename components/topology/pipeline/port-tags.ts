import type { PortTag } from "@/components/topology/pipeline/edge-model";
import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";
import type { Relation } from "@/lib/domain/topology/model";
import { sizes } from "@/lib/domain/topology/sizes";

/** More ports than this and the card says how many more. */
const most = 3;

/**
 * Ports of its host that a card answers on, as a tag at its foot: a line from the host would only say that it stands in
 * it. What is folded away has no tag.
 */
export function portTags(
  relations: Iterable<Relation>,
  placeOf: (id: NodeId) => Box | undefined,
  tone: PortTag["tone"],
): readonly PortTag[] {
  const tags: PortTag[] = [];
  for (const { id, kind, to, evidence } of relations) {
    const box = kind === "port" ? placeOf(to) : undefined;
    if (!box) continue;
    const ports = [...new Set(evidence.map(({ data }) => Number(data.hostPort)).filter(Number.isFinite))];
    ports.sort((a, b) => a - b);
    if (ports.length === 0) continue;
    const more = ports.length > most ? ` +${ports.length - most}` : "";
    const text = `▸ ${ports.slice(0, most).join(" ")}${more}`;
    tags.push({ id, nodeId: to, tone, text, at: { x: box.x + 18, y: box.y + box.h + sizes.rowGap / 2 } });
  }
  return tags;
}
