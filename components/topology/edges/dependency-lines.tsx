"use client";

import { memo } from "react";
import { useMap } from "@/components/topology/map-store";
import type { Geometry } from "@/lib/domain/topology/geometry-model";

type Line = NonNullable<Geometry["lines"]>[number];

/** The lines of *Dependencies*, pointing at what is needed. While something is selected its own lines take their place. */
export const DependencyLines = memo(function DependencyLines({ lines = [] }: Pick<Geometry, "lines">) {
  const selected = useMap((map) => map.selectId !== null);
  if (selected || lines.length === 0) return null;
  return (
    <g fill="none" stroke="var(--border-control)" strokeLinejoin="round">
      <defs>
        <marker id="map-needs" markerWidth="7" markerHeight="8" refX="7" refY="4" orient="auto">
          <path d="M0 0.5L7 4L0 7.5Z" fill="var(--border-control)" stroke="none" />
        </marker>
      </defs>
      {lines.map((line) => (
        <path
          key={`${line.from}>${line.to}`}
          d={pathOf(line)}
          strokeWidth="1.5"
          strokeDasharray={line.certain ? undefined : "5 4"}
          markerEnd="url(#map-needs)"
        />
      ))}
    </g>
  );
});

const pathOf = ({ points }: Line): string => points.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${x} ${y}`).join("");
