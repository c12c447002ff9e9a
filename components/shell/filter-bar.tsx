"use client";

import { useMemo } from "react";
import { useShallow } from "zustand/shallow";
import { HealthMark } from "@/components/health/health-mark";
import { markWords } from "@/components/health/tier-counts";
import { useCounts } from "@/components/live/hooks";
import { useLab } from "@/components/live/lab-store";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { FilterField } from "@/components/shell/filter-field";
import { editFilter, useFilter } from "@/components/shell/use-filter";
import { ViewsButton } from "@/components/shell/views/views-button";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { Tier } from "@/lib/domain/health";
import type { ZoneNode } from "@/lib/domain/topology/model";

const problemTiers: readonly Tier[] = ["failed", "warning", "unknown"];
const chipTiers: readonly Tier[] = ["failed", "warning", "progressing", "unknown", "ok", "neutral"];
const none: readonly Tier[] = [];

const sameTiers = (a: readonly Tier[], b: readonly Tier[]) =>
  a.length === b.length && a.every((tier) => b.includes(tier));

const askFor = (tiers: readonly Tier[]) => void editFilter((text, reader) => reader.withTiers(text, tiers));

/**
 * One filter for the map and its twin: an expression in the address, which the chips write too. The map fades what does
 * not fit, the table hides it.
 */
export function FilterBar({ rest }: { rest: "faded" | "hidden" }) {
  const tiers = useFilter()?.tiers ?? none;
  const problemsFirst = sameTiers(tiers, problemTiers);
  const commands = useMemo<readonly PanelCommand[]>(
    () => [
      {
        id: "problems-first",
        label: problemsFirst ? "Show everything again" : "Problems first",
        group: "Lab",
        keys: "p",
        run: () => askFor(problemsFirst ? none : problemTiers),
      },
    ],
    [problemsFirst],
  );
  useCommands(commands);
  return (
    <div className="-m-1 flex min-w-0 flex-1 items-center gap-1.5 p-1 max-md:flex-none max-md:overflow-x-auto">
      <FilterField rest={rest} />
      <ViewsButton />
      <Button
        size="small"
        variant={problemsFirst ? "default" : "line"}
        aria-pressed={problemsFirst}
        onClick={() => commands[0]?.run()}
        className="border-border-control text-text aria-pressed:border-accent aria-pressed:bg-accent-bg"
      >
        Problems first <Kbd>p</Kbd>
      </Button>
      {/* Whole or not at all: what finds no room stands on a second line that is not shown, and is written as well. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what is walked to are the buttons inside */}
      <div
        className="-my-0.5 flex h-7 min-w-0 shrink grow basis-60 flex-wrap content-start items-center gap-x-1.5 gap-y-3 overflow-hidden p-0.5 max-md:contents"
        // The keyboard walks to the second line too and brings it into sight; afterwards the first one stands there again.
        onBlur={({ currentTarget, relatedTarget }) => {
          if (!currentTarget.contains(relatedTarget)) currentTarget.scrollTop = 0;
        }}
      >
        {/* Without it the first chip stands on the first line even where it is cut. */}
        <span aria-hidden className="-mr-1.5 h-6 max-md:hidden" />
        <TierChips
          chosen={problemsFirst ? none : tiers}
          words={rest === "hidden" ? "max-xl:sr-only" : "max-[1800px]:sr-only"}
        />
        <ZonePick />
      </div>
    </div>
  );
}

function ZonePick() {
  const chosen = useFilter()?.zone?.toLowerCase();
  const zones = useLab(
    useShallow((lab) => [...lab.nodes.values()].filter((node): node is ZoneNode => node.kind === "zone")),
  );
  if (zones.length < 2) return null;
  return (
    <select
      aria-label="Zone"
      value={zones.find((node) => node.name.toLowerCase() === chosen)?.name ?? ""}
      onChange={({ target }) => void editFilter((text, reader) => reader.withZone(text, target.value || null))}
      className="h-6 max-w-36 shrink-0 cursor-pointer rounded-2 border border-border-control bg-surface px-2 font-medium text-label text-text pointer-coarse:h-11"
    >
      <option value="">All zones</option>
      {zones.map((node) => (
        <option key={node.id} value={node.name}>
          {node.name}
        </option>
      ))}
    </select>
  );
}

/** The map's bar has less room for words than the table's. */
function TierChips({ chosen, words }: { chosen: readonly Tier[]; words: string }) {
  const counts = useCounts();
  const flip = (tier: Tier) =>
    askFor(chosen.includes(tier) ? chosen.filter((each) => each !== tier) : [...chosen, tier]);
  return chipTiers
    .filter((tier) => counts[tier] > 0 || chosen.includes(tier))
    .map((tier) => (
      <button
        key={tier}
        type="button"
        aria-pressed={chosen.includes(tier)}
        onClick={() => flip(tier)}
        className="inline-flex h-6 shrink-0 items-center gap-1.5 rounded-1 border border-border-control bg-surface px-2 font-medium text-label text-text-muted hover:text-text aria-pressed:border-accent aria-pressed:bg-accent-bg aria-pressed:text-text pointer-coarse:h-11"
      >
        <HealthMark tier={tier} />
        <span className={words}>{markWords[tier]}</span>
        <b className="font-semibold text-text">{counts[tier]}</b>
      </button>
    ));
}
