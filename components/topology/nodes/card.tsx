"use client";

import { memo } from "react";
import { HealthMark } from "@/components/health/health-mark";
import { markWords } from "@/components/health/tier-counts";
import { useWords } from "@/components/health/use-words";
import { useNode } from "@/components/live/hooks";
import { useLab } from "@/components/live/lab-store";
import { useMap } from "@/components/topology/map-store";
import { CardLines } from "@/components/topology/nodes/card-lines";
import { cardWords, nodesOfDaemon } from "@/components/topology/nodes/card-words";
import { ZoneBadges } from "@/components/topology/nodes/zone-badges";
import { place } from "@/components/topology/place";
import { isSaid } from "@/components/topology/progress/node-progress";
import { useCutText } from "@/components/topology/use-cut-text";
import { useMark } from "@/components/topology/use-mark";
import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";
import { isMember, type MemberNode } from "@/lib/domain/topology/members";

/** One member: its name, then why it is as it is. Clicks and keys are the plane's. */
export const Card = memo(function Card({ id, box }: { id: NodeId; box: Box }) {
  const node = useNode(id);
  const mark = useMark(id);
  const words = useWords();
  const cut = useCutText();
  const told = useMap((map) => map.progress.get(id));
  const close = useMap((map) => map.level === "close");
  const nodes = useLab((lab) => nodesOfDaemon(node, lab));
  if (!isMember(node)) return null;
  const { tier, reason } = node.health;
  const progress = isSaid(told, tier) ? told : null;
  const { line, aside } = progress ? { line: progress.words, aside: "" } : cardWords(node, words, nodes);
  const kind = node.kind === "workload" ? `${node.workloadKind}, ` : "";
  const foot = progress?.state === "running" ? { "--foot": `${Math.round(progress.share * 100)}%` } : null;
  return (
    <article
      className="map-card"
      style={{ ...place(box), ...foot }}
      aria-label={`${node.name}, ${kind}${markWords[tier]}: ${words.say(reason)}${progress ? `; ${progress.step}` : ""}`}
      data-tier={tier}
      data-operation={progress?.state}
      data-faded={mark.faded}
      data-selected={mark.selected}
      data-related={mark.related}
      data-breach={mark.breach}
    >
      <button type="button" data-stop={id} tabIndex={mark.tabIndex} aria-current={mark.selected} title={node.name}>
        <span className="map-card-name">
          <HealthMark tier={tier} label={markWords[tier]} className="map-card-mark" />
          <span className="map-card-text">
            {cut(node.name, close ? "500 9.5px" : "500 12.5px", box.w - inset - badgesWidth(node))}
          </span>
          {node.alsoIn.length > 0 ? <ZoneBadges zoneIds={node.alsoIn.map((zone) => zone.zoneId)} /> : null}
        </span>
        <span className="map-card-reason">
          <span>{cut(line, close ? "400 8px" : "400 11px", box.w - inset - asideWidth(aside))}</span>
          <span>{aside}</span>
        </span>
        {close ? <CardLines node={node} room={box.w - inset} watched={mark.selected === true} /> : null}
      </button>
    </article>
  );
});

/** Padding, the mark and its gap, px. */
const inset = 34;
/** A time or a count at its right: its gap, and what a character of it takes at most. */
const asideWidth = (aside: string): number => (aside ? 6 + 6 * aside.length : 0);
const badgesWidth = ({ alsoIn }: MemberNode): number =>
  24 * Math.min(3, new Set(alsoIn.map((each) => each.zoneId)).size);
