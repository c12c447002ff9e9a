"use client";

import { ChevronDown } from "lucide-react";
import { drawnKinds } from "@/components/shell/edge-view";
import { useLabView } from "@/components/shell/use-lab-view";
import { useLazyPart } from "@/components/shell/use-lazy-part";
import { useMap } from "@/components/topology/map-store";
import { Button } from "@/components/ui/button";
import type { RelationKind } from "@/lib/domain/topology/model";
import { relationKindWords } from "@/lib/domain/words/relation-words";

const load = () => import("@/components/topology/controls/edges-menu").then((file) => file.EdgesMenu);

/** Which edges are drawn, and behind it the choice. */
export function EdgesButton() {
  const { edges, preset } = useLabView();
  const selection = useMap((map) => map.selectId !== null);
  const laid = useMap((map) => map.geometry?.lines !== undefined);
  const drawn = drawnKinds(preset, edges);
  const ofSelection = selection && !edges.whole && drawn.selection.length > 0;
  const { Part: EdgesMenu, ask } = useLazyPart(load);
  const trigger = (
    <Button size="small" className="border-border-control bg-surface" aria-haspopup="menu" onClick={ask}>
      <span className="font-normal text-text-muted">Edges</span>{" "}
      {laid && !selection ? "Dependencies" : ofSelection ? "Selection" : shown(drawn.whole)}
      <ChevronDown className="size-3.5 text-text-muted" aria-hidden />
    </Button>
  );
  return EdgesMenu ? <EdgesMenu edges={edges} preset={preset} trigger={trigger} /> : trigger;
}

function shown(kinds: readonly RelationKind[]): string {
  const [first] = kinds;
  if (!first) return "Breaches";
  return kinds.length === 1 ? relationKindWords[first] : `${kinds.length} kinds`;
}
