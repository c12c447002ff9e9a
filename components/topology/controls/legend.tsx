"use client";

import { Maximize, Minus, Plus } from "lucide-react";
import { useMemo } from "react";
import { HealthMark, type Mark } from "@/components/health/health-mark";
import { markWords } from "@/components/health/tier-counts";
import { useLab } from "@/components/live/lab-store";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { changeLabView, useLabView } from "@/components/shell/use-lab-view";
import { camera } from "@/components/topology/camera/camera";
import { useView } from "@/components/topology/camera/view";
import { LineLegend } from "@/components/topology/controls/line-legend";
import { ExportButton } from "@/components/topology/export/export-button";
import { useMap } from "@/components/topology/map-store";
import { countDrawn } from "@/components/topology/pipeline/count-drawn";
import { Button } from "@/components/ui/button";

const marks: readonly Mark[] = ["failed", "warning", "progressing", "ok", "neutral", "unknown"];

/** What the shapes mean, what is folded away, and how near the map is. */
export function Legend() {
  return (
    <footer className="col-span-2 flex h-(--legend-h) min-w-0 items-center gap-4 overflow-hidden border-t bg-surface-sunken px-3.5 text-[11.5px] whitespace-nowrap text-text-muted">
      {/* Whole or not at all: what finds no room stands on a second line that is not shown. */}
      <ul
        className="flex h-5 min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-3 overflow-hidden leading-5 max-lg:hidden"
        aria-label="Legend"
      >
        {marks.map((tier) => (
          <li key={tier} className="inline-flex items-center gap-1.5">
            <HealthMark tier={tier} />
            {markWords[tier]}
          </li>
        ))}
        <LineLegend />
      </ul>
      <Plain />
      <Folded />
      <Zoom />
      <ExportButton />
    </footer>
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
  const percent = useView(({ zoom }) => Math.round(zoom * 100));
  const commands = useMemo<readonly PanelCommand[]>(
    () => [
      { id: "zoom-in", label: "Zoom in", group: "Map", keys: "+", run: () => camera.zoomBy(1.25) },
      { id: "zoom-out", label: "Zoom out", group: "Map", keys: "-", run: () => camera.zoomBy(0.8) },
      { id: "zoom-whole", label: "Zoom to 100 %", group: "Map", keys: "1", run: () => camera.zoomTo(1) },
      { id: "zoom-fit", label: "Show the whole map", group: "Map", keys: "0", run: () => camera.fit() },
    ],
    [],
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
