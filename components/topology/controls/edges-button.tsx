"use client";

import { ChevronDown } from "lucide-react";
import type { EdgeView } from "@/components/shell/edge-view";
import { useLabView } from "@/components/shell/use-lab-view";
import { useLazyPart } from "@/components/shell/use-lazy-part";
import { useMap } from "@/components/topology/map-store";
import { Button } from "@/components/ui/button";
import { relationKindWords } from "@/lib/domain/words/relation-words";

const load = () => import("@/components/topology/controls/edges-menu").then((file) => file.EdgesMenu);

/** Which edges are drawn, and behind it the choice. */
export function EdgesButton() {
  const { edges } = useLabView();
  const selection = useMap((map) => map.selectId !== null);
  const laid = useMap((map) => map.geometry?.lines !== undefined);
  const { Part: EdgesMenu, ask } = useLazyPart(load);
  const trigger = (
    <Button size="small" className="border-border-control bg-surface" aria-haspopup="menu" onClick={ask}>
      <span className="font-normal text-text-muted">Edges</span>{" "}
      {laid && !selection ? "Dependencies" : shown(edges, selection)}
      <ChevronDown className="size-3.5 text-text-muted" aria-hidden />
    </Button>
  );
  return EdgesMenu ? <EdgesMenu edges={edges} trigger={trigger} /> : trigger;
}

function shown({ whole, kinds }: EdgeView, selection: boolean): string {
  const [first] = kinds;
  if (!first) return "Breaches";
  if (!whole) return selection ? "Selection" : "Breaches";
  return kinds.length === 1 ? relationKindWords[first] : `${kinds.length} kinds`;
}
