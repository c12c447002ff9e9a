"use client";

import { useLab } from "@/components/live/lab-store";
import { focusFilter } from "@/components/shell/filter-focus";
import { useFilter, useFilterFailed } from "@/components/shell/use-filter";

/** How much fits and how much does not, and how many parts of the expression ask for nothing as they are written. */
export function FilterCount({ rest }: { rest: "faded" | "hidden" }) {
  const filter = useFilter();
  const failed = useFilterFailed();
  const fit = useLab((lab) => filter?.match(lab.nodes).size ?? 0);
  const all = useLab((lab) => (filter ? countContainers(lab.nodes) : 0));
  const mistakes = filter?.expression.mistakes ?? [];
  const [first] = mistakes;
  return (
    <span className="flex shrink-0 items-center gap-1.5 text-label whitespace-nowrap">
      <span role="status" className={fit === 0 ? "text-health-warning" : "text-text-muted"}>
        {failed ? "The filter could not be loaded. Reload the page." : ""}
        {filter ? `${fit === 0 ? "None fits" : `${fit} ${fit === 1 ? "fits" : "fit"}`}, ${all - fit} ${rest}` : ""}
      </span>
      {first ? (
        <button
          type="button"
          className="text-health-warning underline pointer-coarse:min-h-11"
          onClick={() => focusFilter(first)}
        >
          {mistakes.length === 1 ? "1 part is left out" : `${mistakes.length} parts are left out`}
        </button>
      ) : null}
    </span>
  );
}

let counted: { readonly nodes: ReadonlyMap<string, { readonly kind: string }>; readonly count: number } | null = null;

function countContainers(nodes: ReadonlyMap<string, { readonly kind: string }>): number {
  if (counted?.nodes === nodes) return counted.count;
  let count = 0;
  for (const node of nodes.values()) if (node.kind === "container") count += 1;
  counted = { nodes, count };
  return count;
}
