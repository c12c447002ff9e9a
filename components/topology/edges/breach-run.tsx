"use client";

import { memo } from "react";
import { HealthMark } from "@/components/health/health-mark";
import { useWords } from "@/components/health/use-words";
import { useLab } from "@/components/live/lab-store";
import { arrowHead, linePath, tearEdges } from "@/components/topology/edges/breach-paths";
import type { BreachRun } from "@/lib/domain/topology/geometry-model";

/** The torn wall and the line through it: above all, never faded. */
export const BreachLine = memo(function BreachLine({ run }: { run: BreachRun }) {
  const path = linePath(run.points);
  return (
    <g>
      {run.tears.map((tear) => {
        const edges = tearEdges(tear);
        return (
          <g key={`${tear.x},${tear.y}`}>
            <path d={edges.hole} fill="url(#map-torn)" />
            <path d={edges.rims} fill="none" stroke="var(--breach)" strokeWidth="2" />
          </g>
        );
      })}
      <path d={path} fill="none" stroke="var(--bg)" strokeWidth="8" />
      <path className="map-breach-line" d={path} fill="none" stroke="var(--breach)" strokeWidth="4" pathLength="1" />
      <path d={arrowHead(run.points)} fill="var(--breach)" stroke="var(--bg)" />
    </g>
  );
});

/** The sign at the tear: who reaches whom, on what. Selects the container that it is about. */
export const BreachPlate = memo(function BreachPlate({ run }: { run: BreachRun }) {
  const from = useLab((lab) => lab.nodes.get(run.fromZoneId)?.name);
  const to = useLab((lab) => lab.nodes.get(run.toZoneId)?.name);
  const first = useLab((lab) => lab.findings.get(run.findingIds[0] ?? ""));
  const words = useWords();
  if (!first) return null;
  const more = run.findingIds.length - 1;
  return (
    <button
      type="button"
      className="map-breach-plate"
      style={{ left: run.plate.x, top: run.plate.y }}
      data-open={first.nodeId}
      title={words.say(first.reason)}
    >
      <span className="map-breach-title">
        <HealthMark tier="breach" />
        Breach
      </span>
      <span className="block">
        {from} to {to}
      </span>
      {first.port || more > 0 ? (
        <code>
          {first.port}
          {more > 0 ? ` +${more}` : ""}
        </code>
      ) : null}
    </button>
  );
});
