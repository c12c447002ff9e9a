"use client";

import { useStore } from "@xyflow/react";
import { Maximize, Minus, Plus } from "lucide-react";
import { useMemo } from "react";
import { HealthMark, type Mark } from "@/components/health/health-mark";
import { markWords } from "@/components/health/tier-counts";
import { useLab } from "@/components/live/lab-store";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { changeLabView, useLabView } from "@/components/shell/use-lab-view";
import { useCamera } from "@/components/topology/camera/use-camera";
import { useMap } from "@/components/topology/map-store";
import { countDrawn } from "@/components/topology/pipeline/count-drawn";
import { Button } from "@/components/ui/button";

const marks: readonly Mark[] = ["failed", "warning", "progressing", "ok", "neutral", "unknown"];

/** What the shapes mean, what is folded away, and how near the map is. */
export function Legend() {
  const hasZones = useMap((map) => Object.keys(map.geometry?.boxes ?? {}).some((id) => id.startsWith("zone:")));
  const ties = useMap((map) => map.related.size > 0);
  return (
    <footer className="flex h-(--legend-h) min-w-0 items-center gap-4 overflow-hidden border-t bg-surface-sunken px-3.5 text-[11.5px] whitespace-nowrap text-text-muted">
      <ul className="flex min-w-0 items-center gap-4 overflow-hidden max-lg:hidden" aria-label="Legend">
        {marks.map((tier) => (
          <li key={tier} className="inline-flex items-center gap-1.5">
            <HealthMark tier={tier} />
            {markWords[tier]}
          </li>
        ))}
        {ties ? <TieLegend /> : hasZones ? <WallLegend /> : null}
      </ul>
      <span className="flex-1" />
      <Plain />
      <Folded />
      <Zoom />
    </footer>
  );
}

const separator = "before:mr-4 before:h-3.5 before:w-px before:bg-border";

function WallLegend() {
  return (
    <>
      <li className={`inline-flex items-center gap-1.5 ${separator}`}>
        <svg width="26" height="8" viewBox="0 0 26 8" aria-hidden>
          <path d="M0 1h26M0 7h26" stroke="var(--wall)" />
          <path d="M0 4h26" stroke="var(--wall)" strokeWidth="4" opacity=".34" />
        </svg>
        Wall, denied
      </li>
      <li className="inline-flex items-center gap-1.5">
        <svg width="26" height="8" viewBox="0 0 26 8" aria-hidden>
          <path d="M0 1h8M18 1h8M0 7h8M18 7h8" stroke="var(--wall)" />
          <path d="M8 0v8M18 0v8" stroke="var(--wall)" strokeWidth="2" />
        </svg>
        Door, allowed port
      </li>
      <li className="inline-flex items-center gap-1.5">
        <svg width="26" height="12" viewBox="0 0 26 12" aria-hidden>
          <path
            d="M-1 3.5 8 3.5 6 6l2 2.5H-1M27 3.5 18 3.5 20 6l-2 2.5h9"
            fill="none"
            stroke="var(--breach)"
            strokeWidth="1.2"
          />
          <path d="M0 6h26" stroke="var(--breach)" strokeWidth="2.5" />
        </svg>
        Breach
      </li>
    </>
  );
}

function TieLegend() {
  return (
    <>
      <li className={`inline-flex items-center gap-1.5 ${separator}`}>
        <svg width="26" height="12" viewBox="0 0 26 12" aria-hidden>
          <path d="M0 6h26" stroke="var(--accent)" strokeWidth="2" />
        </svg>
        Depends on
      </li>
      <li className="inline-flex items-center gap-1.5">
        <svg width="26" height="12" viewBox="0 0 26 12" aria-hidden>
          <path d="M0 6h26" stroke="var(--accent)" strokeWidth="2" strokeDasharray="5 4" />
        </svg>
        Possibly
      </li>
    </>
  );
}

/** A plainer picture than usual is said to be one. */
function Plain() {
  const plain = useMap((map) => map.plain);
  return plain ? <span className="text-health-warning">Plain grid: the layout did not finish</span> : null;
}

function Folded() {
  const nodes = useLab((lab) => lab.nodes);
  const folded = useMap((map) => map.folded);
  const geometry = useMap((map) => map.geometry);
  const { unfolded } = useLabView();
  const {
    all: members,
    drawn,
    away,
  } = useMemo(() => countDrawn(geometry, folded, { nodes }), [geometry, folded, nodes]);
  const text = `${members} ${members === 1 ? "member" : "members"}`;
  const figures = { "data-members": members, "data-drawn": drawn, "data-away": away };
  if (folded.size === 0) return <span {...figures}>{unfolded ? `${text}; folding off` : text}</span>;
  return (
    <span {...figures}>
      {text}; {folded.size} {folded.size === 1 ? "box" : "boxes"} folded.{" "}
      <button type="button" className="text-accent-text underline" onClick={() => changeLabView({ unfolded: true })}>
        Unfold all
      </button>
    </span>
  );
}

function Zoom() {
  const camera = useCamera();
  const percent = useStore((flow) => Math.round(flow.transform[2] * 100));
  const commands = useMemo<readonly PanelCommand[]>(
    () => [
      { id: "zoom-in", label: "Zoom in", group: "Map", keys: "+", run: () => camera.zoomBy(1.25) },
      { id: "zoom-out", label: "Zoom out", group: "Map", keys: "-", run: () => camera.zoomBy(0.8) },
      { id: "zoom-whole", label: "Zoom to 100 %", group: "Map", keys: "1", run: () => camera.zoomTo(1) },
      { id: "zoom-fit", label: "Show the whole map", group: "Map", keys: "0", run: () => camera.fit() },
    ],
    [camera],
  );
  useCommands(commands);
  const small = "h-6 w-6 pointer-coarse:min-h-0";
  return (
    <span className="inline-flex items-center gap-1">
      <Button variant="ghost" size="icon" className={small} aria-label="Zoom out" onClick={() => camera.zoomBy(0.8)}>
        <Minus className="size-3.5" aria-hidden />
      </Button>
      <output aria-label="Zoom" className="min-w-11 text-center text-text">
        {percent} %
      </output>
      <Button variant="ghost" size="icon" className={small} aria-label="Zoom in" onClick={() => camera.zoomBy(1.25)}>
        <Plus className="size-3.5" aria-hidden />
      </Button>
      <Button
        variant="ghost"
        size="icon"
        className={small}
        aria-label="Show the whole map"
        onClick={() => camera.fit()}
      >
        <Maximize className="size-3.5" aria-hidden />
      </Button>
    </span>
  );
}
