"use client";

import { countMembers } from "@/components/live/count-members";
import { useLab } from "@/components/live/lab-store";
import { focusFilter } from "@/components/shell/filter-focus";
import { useFilter, useFilterFailed } from "@/components/shell/use-filter";
import { cn } from "@/components/ui/cn";

/** How much fits and how much does not, and how many parts of the expression ask for nothing as they are written. */
export function FilterCount({ rest }: { rest: "faded" | "hidden" }) {
  const filter = useFilter();
  const failed = useFilterFailed();
  const fit = useLab((lab) => filter?.match(lab.nodes).size ?? 0);
  const all = useLab((lab) => (filter ? countMembers(lab) : 0));
  const mistakes = filter?.expression.mistakes ?? [];
  const [first] = mistakes;
  if (failed) return <Said words="The filter could not be loaded. Reload the page." shown="Not loaded" alarming />;
  if (!filter) return <Said words="" shown="" />;
  const words = `${fit === 0 ? "None fits" : `${fit} ${fit === 1 ? "fits" : "fit"}`}, ${all - fit} ${rest}`;
  return (
    <>
      <Said words={words} shown={`${fit} of ${all}`} alarming={fit === 0} />
      {first ? (
        <button
          type="button"
          className="shrink-0 text-health-warning text-label underline pointer-coarse:min-h-11"
          onClick={() => focusFilter(first)}
        >
          {mistakes.length} left out
        </button>
      ) : null}
    </>
  );
}

/** In few signs beside what is typed, in words to those who hear it. */
function Said({ words, shown, alarming = false }: { words: string; shown: string; alarming?: boolean }) {
  return (
    <span
      title={words || undefined}
      className={cn("shrink-0 text-label whitespace-nowrap", alarming ? "text-health-warning" : "text-text-muted")}
    >
      <span role="status" className="sr-only">
        {words}
      </span>
      <span aria-hidden>{shown}</span>
    </span>
  );
}
