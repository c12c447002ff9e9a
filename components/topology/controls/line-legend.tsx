"use client";

import { useShallow } from "zustand/shallow";
import { useMap } from "@/components/topology/map-store";
import { arrowsOf } from "@/components/topology/pipeline/edge-model";

const line = "inline-flex items-center gap-1.5";
const separator = "before:mr-4 before:h-3.5 before:w-px before:bg-border";

/** What the lines mean that are drawn now, and no others: edges, else walls and doors; breaches where there are any. */
export function LineLegend() {
  const drawn = useMap(
    useShallow(({ edges, geometry }) => ({
      solid: edges.routes.some((route) => route.certain && arrowsOf(route).length > 0),
      link: edges.routes.some((route) => route.kinds.includes("link")),
      dashed: edges.routes.some((route) => !route.certain),
      quiet: edges.routes.some((route) => route.tone === "map"),
      network: edges.hubs.some((hub) => hub.kind === "network"),
      data: edges.hubs.some((hub) => hub.kind === "volume"),
      more: edges.more,
      walls: Object.keys(geometry?.boxes ?? {}).some((id) => id.startsWith("zone:")),
      doors: (geometry?.doors.length ?? 0) > 0,
      breaches: (geometry?.breaches.length ?? 0) > 0,
      torn: geometry?.breaches.some((run) => run.tears.length > 0) === true,
    })),
  );
  const edges = drawn.solid || drawn.link || drawn.dashed || drawn.network || drawn.data;
  const ink = drawn.quiet ? "var(--border-control)" : "var(--accent)";
  return (
    <>
      {drawn.solid ? (
        <li className={`${line} ${separator}`}>
          <Line ink={ink} />
          Needs, arrow at what is needed
        </li>
      ) : null}
      {drawn.link ? (
        <li className={drawn.solid ? line : `${line} ${separator}`}>
          <Line ink={ink} />
          Switch link
        </li>
      ) : null}
      {drawn.dashed ? (
        <li className={line}>
          <Line ink={ink} dashed />
          Possibly
        </li>
      ) : null}
      {drawn.network ? (
        <li className={line}>
          <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden>
            <circle r="4" fill="none" stroke="currentColor" strokeWidth="1.5" />
          </svg>
          Shared network
        </li>
      ) : null}
      {drawn.data ? (
        <li className={line}>
          <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden>
            <rect x="-4" y="-4" width="8" height="8" fill="none" stroke="currentColor" strokeWidth="1.5" />
          </svg>
          Shared data
        </li>
      ) : null}
      {drawn.more > 0 ? <li className={line}>{drawn.more} more edges: zoom in or pick kinds</li> : null}
      {drawn.walls && !edges ? (
        <li className={`${line} ${separator}`}>
          <svg width="26" height="8" viewBox="0 0 26 8" aria-hidden>
            <path d="M0 1h26M0 7h26" stroke="var(--wall)" />
            <path d="M0 4h26" stroke="var(--wall)" strokeWidth="4" opacity=".34" />
          </svg>
          Wall, denied
        </li>
      ) : null}
      {drawn.doors && !edges ? (
        <li className={line}>
          <svg width="26" height="8" viewBox="0 0 26 8" aria-hidden>
            <path d="M0 1h8M18 1h8M0 7h8M18 7h8" stroke="var(--wall)" />
            <path d="M8 0v8M18 0v8" stroke="var(--wall)" strokeWidth="2" />
          </svg>
          Door, allowed port
        </li>
      ) : null}
      {drawn.breaches ? (
        <li className={drawn.torn || edges ? line : `${line} ${separator}`}>
          <svg width="26" height="12" viewBox="0 0 26 12" aria-hidden>
            {drawn.torn ? (
              <path
                d="M-1 3.5 8 3.5 6 6l2 2.5H-1M27 3.5 18 3.5 20 6l-2 2.5h9"
                fill="none"
                stroke="var(--breach)"
                strokeWidth="1.2"
              />
            ) : (
              <path d="M18 1 26 6 18 11Z" fill="var(--breach)" />
            )}
            <path d={drawn.torn ? "M0 6h26" : "M0 6h19"} stroke="var(--breach)" strokeWidth="2.5" />
          </svg>
          Breach
        </li>
      ) : null}
    </>
  );
}

const Line = ({ ink, dashed = false }: { ink: string; dashed?: boolean }) => (
  <svg width="26" height="12" viewBox="0 0 26 12" aria-hidden>
    <path d="M0 6h26" stroke={ink} strokeWidth="2" strokeDasharray={dashed ? "5 4" : undefined} />
  </svg>
);
