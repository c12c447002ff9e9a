import type { Mark } from "@/components/health/health-mark";

export interface ZoneInk {
  readonly line: string;
  readonly wall: string;
  readonly floor: string;
  readonly text: string;
}

/** The theme's colours by role, as a canvas takes them. */
export interface Ink {
  readonly bg: string;
  readonly surface: string;
  readonly raised: string;
  readonly border: string;
  readonly borderStrong: string;
  readonly hatch: string;
  readonly text: string;
  readonly muted: string;
  readonly faint: string;
  readonly accent: string;
  readonly focus: string;
  readonly tier: Readonly<Record<Mark, string>>;
  readonly tint: Readonly<Partial<Record<Mark, string>>>;
  /** By colour number; 0 is "Unplaced". */
  readonly zones: readonly ZoneInk[];
  readonly family: string;
  readonly mono: string;
}

/**
 * Reads the page's tokens. A browser in forced colours paints a canvas as it is told to, so there the system's own
 * colours are taken; the marks' shapes then carry the tier alone.
 */
export function readInk(): Ink {
  const style = getComputedStyle(document.documentElement);
  const forced = matchMedia("(forced-colors: active)").matches;
  const role = (name: string, system: string) => (forced ? system : style.getPropertyValue(`--${name}`).trim());
  const bg = role("bg", "Canvas");
  const zone = (line: string, floor: string, text: string, part: number): ZoneInk => ({
    line,
    floor,
    text,
    wall: forced ? bg : `color-mix(in oklab, ${line} ${part}%, ${bg})`,
  });
  const hue = (n: number) =>
    zone(
      role(`zone-${n}-line`, "CanvasText"),
      role(`zone-${n}-bg`, "Canvas"),
      role(`zone-${n}-text`, "CanvasText"),
      34,
    );
  return {
    bg,
    surface: role("surface", "Canvas"),
    raised: role("surface-raised", "Canvas"),
    border: role("border", "GrayText"),
    borderStrong: role("border-strong", "CanvasText"),
    hatch: role("hatch", "GrayText"),
    text: role("text", "CanvasText"),
    muted: role("text-muted", "CanvasText"),
    faint: role("text-faint", "GrayText"),
    accent: role("accent", "Highlight"),
    focus: role("focus", "Highlight"),
    tier: {
      ok: role("health-ok", "CanvasText"),
      warning: role("health-warning", "CanvasText"),
      progressing: role("health-progressing", "CanvasText"),
      failed: role("health-failed", "CanvasText"),
      neutral: role("health-neutral", "CanvasText"),
      unknown: role("health-unknown", "CanvasText"),
      breach: role("breach", "Highlight"),
    },
    tint: forced
      ? {}
      : {
          failed: role("health-failed-bg", "Canvas"),
          warning: role("health-warning-bg", "Canvas"),
          progressing: role("health-progressing-bg", "Canvas"),
        },
    zones: [
      zone(role("wall", "CanvasText"), bg, role("text-muted", "CanvasText"), 34),
      ...[1, 2, 3, 4, 5, 6, 7, 8].map(hue),
    ],
    family: style.getPropertyValue("--font-sans").trim() || "sans-serif",
    mono: style.getPropertyValue("--font-mono").trim() || "monospace",
  };
}

/** Calls back when the tokens have other values than before. */
export function watchInk(onChange: () => void): () => void {
  const theme = new MutationObserver(onChange);
  theme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
  const forced = matchMedia("(forced-colors: active)");
  forced.addEventListener("change", onChange);
  document.fonts?.addEventListener("loadingdone", onChange);
  return () => {
    theme.disconnect();
    forced.removeEventListener("change", onChange);
    document.fonts?.removeEventListener("loadingdone", onChange);
  };
}
