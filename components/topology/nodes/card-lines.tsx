"use client";

import { useStats } from "@/components/containers/use-stats";
import { portWords } from "@/components/topology/nodes/port-words";
import { useCutText } from "@/components/topology/use-cut-text";
import type { ContainerNode } from "@/lib/domain/topology/model";
import { bytesWords } from "@/lib/domain/words/bytes-words";

/** What a card says besides from close by: its image, its ports, and its figures while it is looked at. */
export function CardLines({ node, room, watched }: { node: ContainerNode; room: number; watched: boolean }) {
  const cut = useCutText();
  return (
    <>
      <span className="map-card-line font-mono">{cut(node.imageRef, "400 7.5px", room, "mono")}</span>
      <span className="map-card-line">
        <span className="flex-1">{cut(portWords(node.ports), "400 7.5px", watched ? room * 0.45 : room)}</span>
        {watched ? <Figures nodeId={node.id} /> : null}
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
