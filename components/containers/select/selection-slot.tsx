"use client";

import { useEffect } from "react";
import { useRuns } from "@/components/containers/actions/many/runs-store";
import { chooseMany, clearMany, useSelection } from "@/components/containers/select/selection";
import { useLab } from "@/components/live/lab-store";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { findNow } from "@/components/shell/use-filter";
import { changeLabView, useLabView } from "@/components/shell/use-lab-view";
import { useLazyPart } from "@/components/shell/use-lazy-part";
import { isMember } from "@/lib/domain/topology/members";

// Most visits look and select nothing; the bar and what it can do come with the first selection of many.
const load = () => import("@/components/containers/actions/many/selection-bar").then((file) => file.SelectionBar);

/** The selection of many at the foot of a page that shows the lab. */
export function SelectionSlot() {
  const shown = useSelection((selection) => selection.ids.size > 0);
  const runs = useRuns((state) => state.runs.length > 0);
  const { select, many } = useLabView();
  const told = useLab((lab) => lab.bootId !== null);
  const { Part: SelectionBar, ask } = useLazyPart(load, { beside: true });
  const wanted = shown || runs;
  useEffect(() => {
    if (wanted) ask();
  }, [wanted, ask]);
  useEffect(() => {
    if (select) clearMany();
  }, [select]);
  // A link brings it once; from then on it is the page's, and changes without the address.
  useEffect(() => {
    if (!told || many.length === 0) return;
    const { nodes } = useLab.getState();
    changeLabView({ many: [] });
    chooseMany(many.filter((id) => isMember(nodes.get(id))));
  }, [told, many]);
  useCommands(commands);
  return wanted && SelectionBar ? <SelectionBar /> : null;
}

const commands: readonly PanelCommand[] = [
  {
    id: "select-shown",
    label: "Select all that the filter shows",
    group: "Selection",
    keys: "Ctrl a",
    run: () => void findNow().then(chooseMany),
  },
  {
    id: "select-failed",
    label: "Select all that failed",
    group: "Selection",
    run: () => void findNow((text, reader) => reader.withTiers(text, ["failed"])).then(chooseMany),
  },
];
