"use client";

import { BrickWall, Layers, Server, Workflow } from "lucide-react";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { changeLabView, useLabView } from "@/components/shell/use-lab-view";
import { Segmented } from "@/components/ui/segmented";
import { type Preset, presets } from "@/lib/domain/topology/presets";

const looks = {
  zones: { label: "Zones", says: "what stands where, and what may reach it", icon: <BrickWall /> },
  machines: { label: "Machines", says: "what runs on which host", icon: <Server /> },
  stacks: { label: "Stacks", says: "what belongs together, over all hosts", icon: <Layers /> },
  dependencies: { label: "Dependencies", says: "what needs what, from the ways in to the last", icon: <Workflow /> },
} as const satisfies Record<Preset, { label: string; says: string; icon: ReactNode }>;

/** Which question the map answers. Selection, filter and folds stay. */
export function PresetPicker() {
  const { preset } = useLabView();
  // The address follows when the page has a moment; what was pressed is seen to be pressed at once.
  const [chosen, setChosen] = useState(preset);
  useEffect(() => setChosen(preset), [preset]);
  const commands = useMemo<readonly PanelCommand[]>(
    () =>
      presets.map((each) => ({
        id: `preset-${each}`,
        label: `Show ${looks[each].label}: ${looks[each].says}`,
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
              {looks[value].icon}
            </span>
            <span className="@max-[1160px]/tools:sr-only">{looks[value].label}</span>
          </>
        ),
      }))}
    />
  );
}
