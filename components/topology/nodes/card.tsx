"use client";

import { memo } from "react";
import { HealthMark } from "@/components/health/health-mark";
import { markWords } from "@/components/health/tier-counts";
import { useWords } from "@/components/health/use-words";
import { useNode } from "@/components/live/hooks";
import { useMap } from "@/components/topology/map-store";
import { CardLines } from "@/components/topology/nodes/card-lines";
import { cardTime } from "@/components/topology/nodes/card-time";
import { ZoneBadges } from "@/components/topology/nodes/zone-badges";
import { place } from "@/components/topology/place";
import { isSaid } from "@/components/topology/progress/node-progress";
import { useCutText } from "@/components/topology/use-cut-text";
import { useMark } from "@/components/topology/use-mark";
import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";
import type { ContainerNode } from "@/lib/domain/topology/model";

/** One container: its name, then why it is as it is. Clicks and keys are the plane's. */
export const Card = memo(function Card({ id, box }: { id: NodeId; box: Box }) {
  const node = useNode(id);
  const mark = useMark(id);
  const words = useWords();
  const cut = useCutText();
  const told = useMap((map) => map.progress.get(id));
  const close = useMap((map) => map.level === "close");
  if (node?.kind !== "container") return null;
  const { tier, reason } = node.health;
  const progress = isSaid(told, tier) ? told : null;
  const time = progress ? "" : cardTime(node, words);
  const foot = progress?.state === "running" ? { "--foot": `${Math.round(progress.share * 100)}%` } : null;
  return (
    <article
      className="map-card"
      style={{ ...place(box), ...foot }}
      aria-label={`${node.name}, ${markWords[tier]}: ${words.say(reason)}${progress ? `; ${progress.step}` : ""}`}
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
          <span>
            {cut(
              progress?.words ?? words.brief(reason),
              close ? "400 8px" : "400 11px",
              box.w - inset - timeWidth(time),
            )}
          </span>
          <span>{time}</span>
        </span>
        {close ? <CardLines node={node} room={box.w - inset} watched={mark.selected === true} /> : null}
      </button>
    </article>
  );
});

/** Padding, the mark and its gap, px. */
const inset = 34;
/** A time at its right: its gap, and what a character of it takes at most. */
const timeWidth = (time: string): number => (time ? 6 + 6 * time.length : 0);
const badgesWidth = ({ alsoIn }: ContainerNode): number =>
  24 * Math.min(3, new Set(alsoIn.map((each) => each.zoneId)).size);
