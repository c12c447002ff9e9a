"use client";

import { X } from "lucide-react";
import { HealthMark } from "@/components/health/health-mark";
import { markWords } from "@/components/health/tier-counts";
import { useNode } from "@/components/live/hooks";
import { useLab } from "@/components/live/lab-store";
import { drawnKinds } from "@/components/shell/edge-view";
import { changeLabView, useLabView } from "@/components/shell/use-lab-view";
import { askFor } from "@/components/topology/camera/focus-keeper";
import { type ListedEdge, listEdges, listLinks } from "@/components/topology/edges/list-edges";
import { useMap } from "@/components/topology/map-store";
import { Button } from "@/components/ui/button";
import type { NodeId } from "@/lib/domain/ids";
import { foldFronts } from "@/lib/domain/topology/fold-fronts";
import { isMemberId } from "@/lib/domain/topology/members";
import { indexRelations } from "@/lib/domain/topology/relation-index";
import { confidenceWord } from "@/lib/domain/words/relation-words";

const most = 100;

/**
 * The selection's edges as a list: Tab comes to it from the map, and Enter goes on to the other end. A container has
 * an inspector beside it and shows its list only while the keyboard is in it; a host, a stack or a zone has nothing else.
 */
export function EdgeList() {
  const selectId = useMap((map) => map.selectId);
  const reach = useMap((map) => map.reach);
  const node = useNode(selectId);
  const links = useLinks();
  if (!selectId || !reach || !node) return null;
  const edges = listEdges(reach);
  const quiet = isMemberId(selectId) || node.kind === "cluster";
  if (quiet && edges.length === 0) return null;
  const count = (toSelection: boolean) => edges.filter((edge) => edge.toSelection === toSelection).length;
  return (
    <section className="map-edge-list" data-quiet={quiet || undefined} aria-label={`Edges of ${node.name}`}>
      <header className="flex items-center gap-2 px-3 pt-2 pb-1">
        <h2 className="min-w-0 flex-1 truncate font-semibold text-body" title={node.name}>
          {node.name}
        </h2>
        {quiet ? null : (
          <Button variant="ghost" size="icon" aria-label="Close" onClick={() => changeLabView({ select: null })}>
            <X className="size-4" aria-hidden />
          </Button>
        )}
      </header>
      <p className="px-3 pb-1 text-label text-text-muted">
        {edges.length === 0
          ? "It needs nothing outside, and nothing outside needs it."
          : countWords(count(false), count(true))}
      </p>
      <ul className="min-h-0 overflow-y-auto px-1 pb-1">
        {edges.slice(0, most).map((edge) => (
          <Tie key={`${edge.toSelection}${edge.otherId}`} edge={edge} />
        ))}
        {links.slice(0, most).map(({ otherId, relation }) => (
          <Row
            key={relation.id}
            otherId={otherId}
            viaId={relation.id}
            what="Linked to"
            sure={confidenceWord(relation)}
          />
        ))}
      </ul>
      {edges.length > most ? (
        <p className="px-3 pb-2 text-label text-text-muted">and {edges.length - most} more</p>
      ) : null}
    </section>
  );
}

function countWords(needs: number, neededBy: number): string {
  if (needs === 0) return `Needed by ${neededBy}`;
  return neededBy === 0 ? `Needs ${needs}` : `Needs ${needs}, needed by ${neededBy}`;
}

/** Of the selection, while links are drawn. */
function useLinks(): ReturnType<typeof listLinks> {
  const { edges, preset } = useLabView();
  const relations = useLab((lab) => foldFronts(lab.relations));
  const inside = useMap((map) => map.selectionInside);
  return drawnKinds(preset, edges).selection.includes("link") ? listLinks(inside, indexRelations(relations)) : [];
}

const Tie = ({ edge: { otherId, toSelection, hops, sure, viaId } }: { edge: ListedEdge }) => (
  <Row
    otherId={otherId}
    viaId={viaId}
    what={toSelection ? "Needed by" : "Needs"}
    sure={`${hops === 1 ? "1 hop" : `${hops} hops`}, ${sure}`}
  />
);

function Row({ otherId, viaId, what, sure }: { otherId: NodeId; viaId: string; what: string; sure: string }) {
  const node = useNode(otherId);
  if (!node) return null;
  return (
    <li>
      <button
        type="button"
        className="grid w-full min-h-7 grid-cols-[12px_minmax(0,1fr)_auto] items-center gap-2 rounded-1 px-2 text-left text-label hover:bg-surface-raised pointer-coarse:min-h-11"
        onFocus={() => point(viaId)}
        onPointerEnter={() => point(viaId)}
        onBlur={() => useMap.setState({ edge: null })}
        onPointerLeave={() => useMap.setState({ edge: null })}
        onClick={() => go(otherId)}
      >
        <HealthMark tier={node.health.tier} label={markWords[node.health.tier]} />
        <span className="truncate">
          {what} <b className="font-medium">{node.name}</b>
        </span>
        <span className="text-text-muted">{sure}</span>
      </button>
    </li>
  );
}

/** The line that carries this relation, alone or in a bundle. */
function point(relationId: string): void {
  const { routes, hubs } = useMap.getState().edges;
  const line = [...routes, ...hubs].find((each) => each.relationIds.includes(relationId));
  if (line) useMap.setState({ edge: { id: line.id, at: null } });
}

function go(id: NodeId): void {
  changeLabView({ select: id });
  askFor(id, { focus: true });
}
