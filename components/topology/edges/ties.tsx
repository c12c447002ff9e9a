"use client";

import { useMemo } from "react";
import { useLab } from "@/components/live/lab-store";
import { useMap } from "@/components/topology/map-store";
import { tiesOf } from "@/components/topology/pipeline/relate-selection";
import { routeTie, tieArrow } from "@/components/topology/pipeline/route-ties";

/** The selection's own lines and no others: solid where certain, dashed where possible. */
export function Ties() {
  const selectId = useMap((map) => map.selectId);
  const boxes = useMap((map) => map.geometry?.boxes);
  const relations = useLab((lab) => lab.relations);
  const lines = useMemo(() => {
    const selected = selectId ? boxes?.[selectId] : undefined;
    if (!selectId || !selected || !boxes) return [];
    return tiesOf(selectId, relations.values(), (id) => boxes[id] !== undefined).flatMap((tie) => {
      const other = boxes[tie.otherId];
      if (!other) return [];
      const arrow = tieArrow(selected, other, tie.toSelection);
      return [{ id: tie.relation.id, d: routeTie(selected, other), certain: tie.certain, arrow }];
    });
  }, [selectId, boxes, relations]);
  return (
    <>
      {lines.map((line) => (
        <path key={line.id} d={line.d} fill="none" stroke="var(--surface)" strokeWidth="4" />
      ))}
      {lines.map((line) => (
        <path
          key={line.id}
          d={line.d}
          fill="none"
          stroke="var(--accent)"
          strokeWidth="1.5"
          strokeLinejoin="round"
          strokeDasharray={line.certain ? undefined : "5 4"}
        />
      ))}
      {lines.map(({ id, arrow }) => {
        const back = arrow.points === "left" ? arrow.x + 9 : arrow.x - 9;
        return (
          <path
            key={id}
            d={`M${back} ${arrow.y - 6}L${arrow.x} ${arrow.y}L${back} ${arrow.y + 6}Z`}
            fill="var(--accent)"
            stroke="var(--bg)"
          />
        );
      })}
    </>
  );
}
