"use client";

import { useSelection } from "@/components/containers/select/selection";
import { ChosenRow } from "./chosen-row";
import { RunRow } from "./run-row";
import { useRuns } from "./runs-store";

/** The foot of the map and of the table: what many are selected and what can be done to them, and what is being done. */
export function SelectionBar() {
  const runs = useRuns((state) => state.runs);
  const chosen = useSelection((selection) => selection.ids.size > 0);
  return (
    <section aria-label="Selection" className="border-t bg-surface shadow-2">
      {runs.map((run) => (
        <RunRow key={run.id} run={run} />
      ))}
      {chosen ? <ChosenRow /> : null}
    </section>
  );
}
