"use client";

import type { ReactNode } from "react";
import { HealthMark } from "@/components/health/health-mark";
import { useLab } from "@/components/live/lab-store";
import { alwaysDrawn, type EdgeView } from "@/components/shell/edge-view";
import { changeLabView, presentLabView } from "@/components/shell/use-lab-view";
import { networkHubs } from "@/components/topology/pipeline/find-hubs";
import { isBreach } from "@/components/topology/pipeline/structure";
import {
  Menu,
  MenuCheck,
  MenuContent,
  MenuItem,
  MenuLabel,
  MenuRadio,
  MenuRadioGroup,
  MenuSeparator,
  MenuTrigger,
} from "@/components/ui/menu";
import type { NodeId } from "@/lib/domain/ids";
import { foldFronts } from "@/lib/domain/topology/fold-fronts";
import { type RelationKind, relationKinds } from "@/lib/domain/topology/model";
import type { Preset } from "@/lib/domain/topology/presets";
import { relationKindWords } from "@/lib/domain/words/relation-words";

/** Whose edges are drawn, and of which kinds. Breaches can't be switched off. */
export function EdgesMenu({ edges, preset, trigger }: { edges: EdgeView; preset: Preset; trigger: ReactNode }) {
  const relations = useLab((lab) => foldFronts(lab.relations));
  const findings = useLab((lab) => lab.findings);
  const counts = new Map<RelationKind, number>();
  for (const { kind } of relations.values()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  counts.set("network", networkHubs(relations.values(), lookUp).length);
  const always = alwaysDrawn(preset);
  // What only clusters have is nothing to choose where there is none.
  const isOffered = (kind: RelationKind) => kind !== "runs-on" || (counts.get(kind) ?? 0) > 0;
  return (
    <Menu defaultOpen>
      <MenuTrigger asChild>{trigger}</MenuTrigger>
      <MenuContent overLive align="start" className="w-64">
        <MenuItem disabled className="data-disabled:text-text-muted">
          <HealthMark tier="breach" />
          Breaches, always drawn
          <Count of={[...findings.values()].filter(isBreach).length} />
        </MenuItem>
        <MenuSeparator />
        <MenuRadioGroup
          aria-label="Whose edges"
          value={edges.whole ? "map" : "selection"}
          onValueChange={(value) => change({ whole: value === "map" })}
        >
          <MenuRadio value="selection" onSelect={(event) => event.preventDefault()}>
            Of the selection only
          </MenuRadio>
          <MenuRadio value="map" onSelect={(event) => event.preventDefault()}>
            On the whole map
          </MenuRadio>
        </MenuRadioGroup>
        <MenuSeparator />
        <MenuLabel>Kinds</MenuLabel>
        {relationKinds.filter(isOffered).map((kind) => (
          <MenuCheck
            key={kind}
            checked={edges.kinds.includes(kind) || always.includes(kind)}
            disabled={always.includes(kind)}
            className="data-disabled:text-text-muted"
            onCheckedChange={() => flip(kind)}
          >
            {relationKindWords[kind]}
            {always.includes(kind) ? ", always drawn here" : null}
            <Count of={counts.get(kind) ?? 0} />
          </MenuCheck>
        ))}
      </MenuContent>
    </Menu>
  );
}

// By the address and not by what is shown: a quick hand has chosen the next before the page shows the last.
const present = (): EdgeView => presentLabView().edges;
const change = (part: Partial<EdgeView>) => changeLabView({ edges: { ...present(), ...part } });

function flip(kind: RelationKind) {
  const { kinds } = present();
  change({ kinds: kinds.includes(kind) ? kinds.filter((each) => each !== kind) : [...kinds, kind] });
}

const lookUp = {
  nameOf: (id: NodeId) => useLab.getState().nodes.get(id)?.name ?? id,
  parentOf: (id: NodeId) => useLab.getState().nodes.get(id)?.parentId ?? null,
};

const Count = ({ of }: { of: number }) => <span className="ml-auto text-label text-text-muted tabular-nums">{of}</span>;
