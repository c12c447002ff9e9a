import type { Viewport } from "@/components/topology/pipeline/visible";

/** Where the map was looked at, oldest first, and where in it one stands. */
export interface Trail {
  readonly places: readonly Viewport[];
  readonly at: number;
}

export const emptyTrail: Trail = { places: [], at: -1 };

const kept = 50;

interface Screen {
  readonly w: number;
  readonly h: number;
}

/** Another place: a third of the screen further, or a third nearer or farther. Less is the same place. */
export function isElsewhere(a: Viewport, b: Viewport, screen: Screen): boolean {
  const ratio = a.zoom / b.zoom;
  if (ratio > 1.33 || ratio < 0.75) return true;
  const middle = (view: Viewport) => ({
    x: (screen.w / 2 - view.x) / view.zoom,
    y: (screen.h / 2 - view.y) / view.zoom,
  });
  const [here, there] = [middle(a), middle(b)];
  return Math.abs(here.x - there.x) * a.zoom > screen.w / 3 || Math.abs(here.y - there.y) * a.zoom > screen.h / 3;
}

/** The trail after coming to rest at `view`: a new end where it is elsewhere, which forgets what was ahead. */
export function rest(trail: Trail, view: Viewport, screen: Screen): Trail {
  const here = trail.places[trail.at];
  if (here && !isElsewhere(here, view, screen)) {
    return { ...trail, places: trail.places.with(trail.at, view) };
  }
  const places = [...trail.places.slice(0, trail.at + 1), view].slice(-kept);
  return { places, at: places.length - 1 };
}

/** One step back (-1) or forward (1); the same trail where there is none. */
export function step(trail: Trail, by: 1 | -1): Trail {
  const at = trail.at + by;
  return trail.places[at] ? { ...trail, at } : trail;
}
