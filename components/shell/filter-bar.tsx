"use client";

import { ListFilter, X } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useShallow } from "zustand/shallow";
import { HealthMark } from "@/components/health/health-mark";
import { markWords } from "@/components/health/tier-counts";
import { useCounts } from "@/components/live/hooks";
import { useLab } from "@/components/live/lab-store";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { isFiltered } from "@/components/shell/lab-url";
import { changeLabView, presentLabView, useLabView } from "@/components/shell/use-lab-view";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { Tier } from "@/lib/domain/health";
import type { ZoneNode } from "@/lib/domain/topology/model";

const problemTiers: readonly Tier[] = ["failed", "warning", "unknown"];
const chipTiers: readonly Tier[] = ["failed", "warning", "progressing", "unknown", "ok", "neutral"];

const sameTiers = (a: readonly Tier[], b: readonly Tier[]) =>
  a.length === b.length && a.every((tier) => b.includes(tier));

/** One filter for the map and its twin: it lives in the address. The map fades what does not fit, the table hides it. */
export function FilterBar() {
  const view = useLabView();
  const problemsFirst = sameTiers(view.health, problemTiers);
  const commands = useMemo<readonly PanelCommand[]>(
    () => [
      {
        id: "problems-first",
        label: problemsFirst ? "Show everything again" : "Problems first",
        group: "Lab",
        keys: "p",
        run: () => changeLabView({ health: problemsFirst ? [] : problemTiers }),
      },
    ],
    [problemsFirst],
  );
  useCommands(commands);
  return (
    <div className="flex min-w-0 flex-1 items-center gap-1.5 overflow-x-auto max-md:flex-none">
      <FilterText />
      <ZonePick />
      <Button
        size="small"
        variant={problemsFirst ? "default" : "line"}
        aria-pressed={problemsFirst}
        onClick={() => commands[0]?.run()}
        className="border-border-control text-text aria-pressed:border-accent aria-pressed:bg-accent-bg"
      >
        Problems first <Kbd>p</Kbd>
      </Button>
      <TierChips chosen={problemsFirst ? [] : view.health} />
      {isFiltered(view) ? (
        <Button
          size="small"
          variant="ghost"
          onClick={() => changeLabView({ q: "", health: [], zone: null })}
          aria-label="Clear the filter"
        >
          <X className="size-3.5" aria-hidden /> Clear
        </Button>
      ) : null}
    </div>
  );
}

function FilterText() {
  const { q } = useLabView();
  const [text, setText] = useState(q);
  const input = useRef<HTMLInputElement>(null);
  const written = useRef(q);
  // The address is the truth; what is being typed goes ahead of it by a moment. What was written from here comes back
  // when more may have been typed since: that must not be taken away.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `q` is what says that the address has changed.
  useEffect(() => {
    const present = presentLabView().q;
    if (present === written.current) return;
    written.current = present;
    setText(present);
  }, [q]);
  useEffect(() => {
    if (text === written.current) return;
    const timer = setTimeout(() => {
      written.current = text;
      changeLabView({ q: text });
    }, 120);
    return () => clearTimeout(timer);
  }, [text]);
  const commands = useMemo<readonly PanelCommand[]>(
    () => [
      {
        id: "filter",
        label: "Filter by name, image, address or port",
        group: "Lab",
        keys: "/",
        run: () => input.current?.focus(),
      },
    ],
    [],
  );
  useCommands(commands);
  return (
    <label className="flex h-7 w-60 shrink-0 items-center gap-2 rounded-2 border border-border-control bg-surface pr-1.5 pl-2.5 focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-focus pointer-coarse:h-11 max-lg:w-44">
      <ListFilter className="size-3.5 shrink-0 text-text-muted" aria-hidden />
      <input
        ref={input}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          setText("");
          event.currentTarget.blur();
        }}
        placeholder="Filter"
        aria-label="Filter by name, image, address or port"
        className="min-w-0 flex-1 bg-transparent text-label text-text outline-none placeholder:text-text-muted pointer-coarse:text-[16px]"
      />
      <Kbd>/</Kbd>
    </label>
  );
}

function ZonePick() {
  const { zone } = useLabView();
  const zones = useLab(
    useShallow((lab) => [...lab.nodes.values()].filter((node): node is ZoneNode => node.kind === "zone")),
  );
  if (zones.length < 2) return null;
  return (
    <select
      aria-label="Zone"
      value={zone ?? ""}
      onChange={(event) => changeLabView({ zone: event.target.value || null })}
      className="h-7 max-w-36 shrink-0 cursor-pointer rounded-2 border border-border-control bg-surface px-2 font-medium text-label text-text pointer-coarse:h-11"
    >
      <option value="">All zones</option>
      {zones.map((node) => (
        <option key={node.id} value={node.id}>
          {node.name}
        </option>
      ))}
    </select>
  );
}

function TierChips({ chosen }: { chosen: readonly Tier[] }) {
  const counts = useCounts();
  const flip = (tier: Tier) =>
    changeLabView({ health: chosen.includes(tier) ? chosen.filter((each) => each !== tier) : [...chosen, tier] });
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
        <span className="max-xl:sr-only">{markWords[tier]}</span>
        <b className="font-semibold text-text">{counts[tier]}</b>
      </button>
    ));
}
