import type { Words } from "@/components/health/use-words";
import type { Lab } from "@/components/live/lab-store";
import type { PathSteps } from "@/components/topology/export/svg-path";
import type { MapState } from "@/components/topology/map-store";
import type { Pen } from "@/components/topology/scene/marks";
import type { Sheet } from "@/components/topology/scene/sheet";
import type { Geometry } from "@/lib/domain/topology/geometry-model";

/** A pen that also writes halos of texts. */
export interface PicturePen extends Pen {
  strokeText(text: string, x: number, y: number): void;
}

/** Where a path lies on the plane. `round`: its strokes end round, so that one of no length is a dot. */
export interface TracePlace {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly round?: boolean;
}

export type Trace = (d: string, how: "fill" | "stroke", place?: TracePlace) => void;

/** The theme's colours beyond those of the canvas. */
export interface MoreInk {
  readonly wall: string;
  readonly control: string;
  readonly breachBg: string;
  readonly onBreach: string;
}

/** One picture's drawing: the lab and the map as they were when it was asked for, on the plane's own pixels. */
export interface PictureSheet extends Sheet {
  readonly pen: PicturePen;
  readonly trace: Trace;
  /** How what is drawn from now on lies on the picture. */
  readonly lie: (at: PathSteps) => void;
  readonly more: MoreInk;
  readonly words: Words;
  readonly lab: Pick<Lab, "nodes" | "children" | "findings" | "sources" | "relations">;
  readonly map: MapState;
  readonly geometry: Geometry;
}

export function readMoreInk(): MoreInk {
  const style = getComputedStyle(document.documentElement);
  const forced = matchMedia("(forced-colors: active)").matches;
  const role = (name: string, system: string) => (forced ? system : style.getPropertyValue(`--${name}`).trim());
  return {
    wall: role("wall", "CanvasText"),
    control: role("border-control", "CanvasText"),
    breachBg: role("breach-bg", "Canvas"),
    onBreach: role("on-breach", "HighlightText"),
  };
}
