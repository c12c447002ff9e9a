"use client";

import { useStats } from "@/components/containers/use-stats";
import { closeLines } from "@/components/topology/nodes/card-words";
import { useCutText } from "@/components/topology/use-cut-text";
import type { MemberNode } from "@/lib/domain/topology/members";
import { bytesWords } from "@/lib/domain/words/bytes-words";

/** What a card says besides from close by: its image, its ports, and its figures while it is looked at. */
export function CardLines({ node, room, watched }: { node: MemberNode; room: number; watched: boolean }) {
  const cut = useCutText();
  const [image, ports] = closeLines(node);
  const measured = watched && node.kind === "container";
  return (
    <>
      <span className="map-card-line font-mono">{cut(image, "400 7.5px", room, "mono")}</span>
      <span className="map-card-line">
        <span className="flex-1">{cut(ports, "400 7.5px", measured ? room * 0.45 : room)}</span>
        {measured ? <Figures nodeId={node.id} /> : null}
      </span>
    </>
  );
}

function Figures({ nodeId }: { nodeId: string }) {
  const last = useStats(nodeId).at(-1);
  if (!last) return null;
  const cpu = last.cpuPercent === null ? "" : `${last.cpuPercent.toFixed(last.cpuPercent < 10 ? 1 : 0)} %, `;
  return (
    <span className="tabular-nums">
      {cpu}
      {bytesWords(last.memoryBytes)}
    </span>
  );
}
