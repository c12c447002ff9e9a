"use client";

import type { ReactNode } from "react";
import type { PanelCommand } from "@/components/shell/commands";
import { changeLabView } from "@/components/shell/use-lab-view";
import { presetLooks } from "@/components/topology/controls/preset-looks";
import {
  Menu,
  MenuContent,
  MenuItem,
  MenuLabel,
  MenuRadio,
  MenuRadioGroup,
  MenuSeparator,
  MenuTrigger,
} from "@/components/ui/menu";
import { type Preset, presets } from "@/lib/domain/topology/presets";

/** `preset` is the one that is shown, where the choice has no other place; null where it has. */
export function MapMenuList({
  commands,
  preset,
  trigger,
}: {
  commands: readonly PanelCommand[];
  preset: Preset | null;
  trigger: ReactNode;
}) {
  return (
    <Menu defaultOpen>
      <MenuTrigger asChild>{trigger}</MenuTrigger>
      <MenuContent overLive className="max-w-[min(20rem,calc(100vw-24px))]">
        {preset === null ? null : <Presets preset={preset} />}
        {preset !== null && commands.length > 0 ? <MenuSeparator /> : null}
        {commands.map(({ id, label, run }) => (
          <MenuItem key={id} onSelect={run}>
            {label}
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
}

function Presets({ preset }: { preset: Preset }) {
  return (
    <MenuRadioGroup
      aria-label="View"
      value={preset}
      onValueChange={(value) => changeLabView({ preset: presets.find((each) => each === value) ?? preset })}
    >
      <MenuLabel>View</MenuLabel>
      {presets.map((each) => (
        <MenuRadio
          key={each}
          value={each}
          className="items-start py-1.5 [&_svg]:mt-1 [&_svg]:size-3.5 [&>[data-state]]:mt-1.5"
        >
          <span aria-hidden>{presetLooks[each].icon}</span>
          <span className="min-w-0">
            <span className="block font-medium">{presetLooks[each].label}</span>
            <span className="block text-label text-text-muted">{presetLooks[each].says}</span>
          </span>
        </MenuRadio>
      ))}
    </MenuRadioGroup>
  );
}
