"use client";

import { memo, useEffect, useMemo } from "react";
import { HealthMark } from "@/components/health/health-mark";
import { useLab } from "@/components/live/lab-store";
import { zoneHue } from "@/components/network/zone-chip";
import { arrowHead, linePath, tearEdges } from "@/components/topology/edges/breach-paths";
import { type BreachSign, breachSigns, stubWords } from "@/components/topology/edges/breach-signs";
import { seeRun } from "@/components/topology/edges/see-run";
import { useCounterScale } from "@/components/topology/edges/use-counter-scale";
import { useSeenPlaces } from "@/components/topology/edges/use-seen-places";
import { useMap } from "@/components/topology/map-store";
import type { Point } from "@/components/topology/pipeline/edge-model";
import type { NodeId } from "@/lib/domain/ids";
import type { BreachRun } from "@/lib/domain/topology/geometry-model";

/** All torn walls and the lines through them: as loud from far off as near by. */
export function BreachLines({ runs }: { runs: readonly BreachRun[] }) {
  const scale = useCounterScale();
  const seen = useSeenRuns(runs);
  return (
    <g style={{ "--k": scale } as React.CSSProperties} onPointerMove={point} onPointerLeave={leave}>
      {seen.map((run) => (
        <BreachLine key={run.id} run={run} scale={scale} />
      ))}
    </g>
  );
}

const say = (runIds: readonly string[], at: Point | null) => useMap.setState({ breach: { runIds, at } });
const leave = () => useMap.setState({ breach: null });

function point({ target, clientX, clientY }: React.PointerEvent): void {
  const id = target instanceof SVGElement ? target.dataset.breach : undefined;
  if (id) say([id], { x: clientX, y: clientY });
}

/** Led to where their ends are drawn at this zoom. */
function useSeenRuns(runs: readonly BreachRun[]): readonly BreachRun[] {
  const boxes = useMap((map) => map.geometry?.boxes);
  const placeOf = useSeenPlaces();
  return useMemo(() => runs.map((run) => seeRun(run, boxes ?? {}, placeOf)), [runs, boxes, placeOf]);
}

/** The torn wall and the line through it: above all, never faded. It selects the container that it is about. */
const BreachLine = memo(function BreachLine({ run, scale }: { run: BreachRun; scale: number }) {
  const path = linePath(run.points);
  const pointed = useMap((map) => map.breach?.runIds.includes(run.id) === true || undefined);
  const about = useLab((lab) => lab.findings.get(run.findingIds[0] ?? "")?.nodeId);
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
      <path className="map-breach-line" d={path} pathLength="1" data-pointed={pointed} />
      <path className="map-breach-arrow" d={arrowHead(run.points, 8 * scale, 11 * scale)} />
      <path className="map-breach-hit" d={path} data-breach={run.id} data-open={about} />
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

/** Who reaches whom, on what; and, where no wall is drawn, the zone at its other end. Selects what it is about. */
function BreachPlate({ sign: { runs, x, y }, scale }: { sign: BreachSign; scale: number }) {
  const [run] = runs;
  const from = useLab((lab) => lab.nodes.get(run?.fromZoneId ?? "")?.name) ?? "";
  const to = useLab((lab) => lab.nodes.get(run?.toZoneId ?? "")?.name) ?? "";
  const ids = runs.flatMap((each) => each.findingIds);
  const first = useLab((lab) => lab.findings.get(ids[0] ?? ""));
  // What is taken down with the focus on it is told of no blur.
  useEffect(() => leave, []);
  if (!first) return null;
  const more = ids.length - 1;
  const port = `${first.port ?? ""}${more > 0 ? ` +${more}` : ""}`.trim();
  const tell = () =>
    say(
      runs.map((each) => each.id),
      null,
    );
  return (
    <button
      type="button"
      className="map-breach-plate"
      data-stub={run?.stub?.side}
      style={{ left: x, top: y, scale: `${scale}` }}
      data-open={first.nodeId}
      onFocus={tell}
      onBlur={leave}
      onPointerEnter={tell}
      onPointerLeave={leave}
    >
      <span className="map-breach-title">
        <HealthMark tier="breach" />
        Breach
      </span>
      <span className={run?.stub ? "sr-only" : "block"}>
        {from} to {to}
      </span>
      {run?.stub ? (
        <span className="map-breach-pair" aria-hidden>
          {stubWords(run, { from, to })}
        </span>
      ) : null}
      {port ? <code>{port}</code> : null}
      {run?.stub ? <ZonePlate id={run.stub.zoneId} /> : null}
    </button>
  );
}

/** A piece of the zone's wall with its name: the line comes out of it, or ends at it. */
function ZonePlate({ id }: { id: NodeId }) {
  const zone = useLab((lab) => lab.nodes.get(id));
  if (zone?.kind !== "zone") return null;
  return (
    <span className={`map-breach-zone ${zoneHue(zone.colour)}`} aria-hidden>
      <span className="truncate">{zone.name}</span>
    </span>
  );
}
