"use client";

import { useEffect, useMemo, useState } from "react";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { changeLabView, useLabView } from "@/components/shell/use-lab-view";
import { presetLooks } from "@/components/topology/controls/preset-looks";
import { Segmented } from "@/components/ui/segmented";
import { presets } from "@/lib/domain/topology/presets";

/** Which question the map answers. Selection, filter and folds stay. On a phone the choice is in the map's own menu. */
export function PresetPicker() {
  const { preset } = useLabView();
  // The address follows when the page has a moment; what was pressed is seen to be pressed at once.
  const [chosen, setChosen] = useState(preset);
  useEffect(() => setChosen(preset), [preset]);
  const commands = useMemo<readonly PanelCommand[]>(
    () =>
      presets.map((each) => ({
        id: `preset-${each}`,
        label: `Show ${presetLooks[each].label}: ${presetLooks[each].says}`,
        group: "Map",
        run: () => changeLabView({ preset: each }),
      })),
    [],
  );
  useCommands(commands);
  return (
    <Segmented
      label="View"
      value={chosen}
      onChange={(value) => {
        setChosen(value);
        changeLabView({ preset: value });
      }}
      className="shrink-0 max-md:hidden"
      options={presets.map((value) => ({
        value,
        label: (
          <>
            <span className="[&>svg]:size-3.5" aria-hidden>
              {presetLooks[value].icon}
            </span>
            <span className="@max-[1160px]/tools:sr-only">{presetLooks[value].label}</span>
          </>
        ),
      }))}
    />
  );
}
