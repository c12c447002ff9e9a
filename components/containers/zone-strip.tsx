"use client";

import { useShallow } from "zustand/shallow";
import { HealthMark } from "@/components/health/health-mark";
import { countOrder, countWords } from "@/components/health/tier-counts";
import { useLab } from "@/components/live/lab-store";
import { zoneHue } from "@/components/network/zone-chip";
import { editFilter, useFilter } from "@/components/shell/use-filter";
import { tiers } from "@/lib/domain/health";
import type { ZoneNode } from "@/lib/domain/topology/model";

function badness({ counts }: ZoneNode): number {
  if (counts.breach > 0) return -1;
  const worst = tiers.findIndex((tier) => counts[tier] > 0);
  return worst < 0 ? tiers.length : worst;
}

/** The compartments, small, worst first; pressing one filters by it. */
export function ZoneStrip() {
  const chosen = useFilter()?.zone?.toLowerCase();
  const zones = useLab(
    useShallow((lab) =>
      [...lab.nodes.values()]
        .filter((node): node is ZoneNode => node.kind === "zone")
        .sort((a, b) => badness(a) - badness(b)),
    ),
  );
  if (zones.length === 0) return null;
  return (
    <ul className="flex gap-2 overflow-x-auto px-4 pt-3 pb-1" aria-label="Zones">
      {zones.map((node) => (
        <li key={node.id}>
          <button
            type="button"
            aria-pressed={chosen === node.name.toLowerCase()}
            onClick={() => {
              const next = chosen === node.name.toLowerCase() ? null : node.name;
              void editFilter((text, reader) => reader.withZone(text, next));
            }}
            className={`${zoneHue(node.colour)} block border border-(--zl) bg-[color-mix(in_oklab,var(--zl)_34%,var(--bg))] p-1 text-left aria-pressed:outline-2 aria-pressed:outline-offset-1 aria-pressed:outline-accent`}
          >
            <span className="block h-13 min-w-19 border border-(--zl) bg-(--zb) px-2.5 pt-1.5">
              <span className="sr-only">Zone </span>
              <b className="block leading-4.5 font-semibold text-(--zt)">{node.name}</b>
              <span className="sr-only">{countWords(node.counts)}</span>
              <span aria-hidden className="flex gap-2 text-label leading-4.5 text-text-muted">
                {countOrder
                  .filter((mark) => node.counts[mark] > 0)
                  .slice(0, 3)
                  .map((mark) => (
                    <span key={mark} className="inline-flex items-center gap-1">
                      <HealthMark tier={mark} />
                      {node.counts[mark]}
                    </span>
                  ))}
              </span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
