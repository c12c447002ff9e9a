"use client";

import { memo, useMemo } from "react";
import { HealthMark } from "@/components/health/health-mark";
import { useWords } from "@/components/health/use-words";
import { useLab } from "@/components/live/lab-store";
import { arrowHead, linePath, tearEdges } from "@/components/topology/edges/breach-paths";
import { type BreachSign, breachSigns } from "@/components/topology/edges/breach-signs";
import { seeRun } from "@/components/topology/edges/see-run";
import { useCounterScale } from "@/components/topology/edges/use-counter-scale";
import { useSeenPlaces } from "@/components/topology/edges/use-seen-places";
import { useMap } from "@/components/topology/map-store";
import type { BreachRun } from "@/lib/domain/topology/geometry-model";

/** All torn walls and the lines through them: as loud from far off as near by. */
export function BreachLines({ runs }: { runs: readonly BreachRun[] }) {
  const scale = useCounterScale();
  const seen = useSeenRuns(runs);
  return (
    <g style={{ "--k": scale } as React.CSSProperties}>
      {seen.map((run) => (
        <BreachLine key={run.id} run={run} scale={scale} />
      ))}
    </g>
  );
}

/** Led to where their ends are drawn at this zoom. */
function useSeenRuns(runs: readonly BreachRun[]): readonly BreachRun[] {
  const boxes = useMap((map) => map.geometry?.boxes);
  const placeOf = useSeenPlaces();
  return useMemo(() => runs.map((run) => seeRun(run, boxes ?? {}, placeOf)), [runs, boxes, placeOf]);
}

/** The torn wall and the line through it: above all, never faded. */
const BreachLine = memo(function BreachLine({ run, scale }: { run: BreachRun; scale: number }) {
  const path = linePath(run.points);
  return (
    <>
      {run.tears.map((tear) => {
        const edges = tearEdges(tear, scale);
        return (
          <g key={`${tear.x},${tear.y}`}>
            <path d={edges.hole} fill="url(#map-torn)" />
            <path className="map-breach-rim" d={edges.rims} />
          </g>
        );
      })}
      <path className="map-breach-halo" d={path} />
      <path className="map-breach-line" d={path} pathLength="1" />
      <path d={arrowHead(run.points, 8 * scale, 11 * scale)} fill="var(--breach)" stroke="var(--bg)" />
    </>
  );
});

/** The signs at the tears, readable at every zoom. */
export function BreachPlates({ runs }: { runs: readonly BreachRun[] }) {
  const scale = useCounterScale();
  return breachSigns(useSeenRuns(runs), scale).map((sign) => (
    <BreachPlate key={sign.runs[0]?.id} sign={sign} scale={scale} />
  ));
}

/** Who reaches whom, on what. Selects the container that it is about. */
function BreachPlate({ sign: { runs, x, y }, scale }: { sign: BreachSign; scale: number }) {
  const from = useLab((lab) => lab.nodes.get(runs[0]?.fromZoneId ?? "")?.name);
  const to = useLab((lab) => lab.nodes.get(runs[0]?.toZoneId ?? "")?.name);
  const ids = runs.flatMap((run) => run.findingIds);
  const first = useLab((lab) => lab.findings.get(ids[0] ?? ""));
  const words = useWords();
  if (!first) return null;
  const more = ids.length - 1;
  return (
    <button
      type="button"
      className="map-breach-plate"
      style={{ left: x, top: y, scale: `${scale}` }}
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
}
