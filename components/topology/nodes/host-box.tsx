"use client";

import { ChevronRight } from "lucide-react";
import { memo } from "react";
import { useShallow } from "zustand/shallow";
import { HealthMark } from "@/components/health/health-mark";
import { countWords, markWords, TierCounts } from "@/components/health/tier-counts";
import { useWords } from "@/components/health/use-words";
import { useChildren, useNode } from "@/components/live/hooks";
import { useLab } from "@/components/live/lab-store";
import { useMap } from "@/components/topology/map-store";
import { HostIcon } from "@/components/topology/nodes/host-icon";
import { ZoneBadges } from "@/components/topology/nodes/zone-badges";
import { place } from "@/components/topology/place";
import { textWidth, useCutText } from "@/components/topology/use-cut-text";
import { useMark } from "@/components/topology/use-mark";
import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";
import { type HostLikeNode, isHostLike, sourcesOf } from "@/lib/domain/topology/members";
import { type PodsOn, podsOnHosts } from "@/lib/domain/topology/pods-on";
import { hostLikeWords } from "@/lib/domain/words/kind-words";
import { plural } from "@/lib/domain/words/wording";

/** A machine, and in it what runs on it. When its engine has gone silent it is hatched and says since when. */
export const HostBox = memo(function HostBox({ id, box }: { id: NodeId; box: Box }) {
  const node = useNode(id);
  const mark = useMark(id);
  const folded = useMap((map) => map.folded.has(id));
  const cut = useCutText();
  const filled = useChildren(id).length > 0;
  const pods = useLab(useShallow((lab) => podsOnHosts(lab.nodes).get(id)));
  if (!isHostLike(node)) return null;
  const stop = folded || !filled;
  // What the icon, the address or the counts, and the badges leave for words.
  const room =
    box.w - 46 - (folded ? 110 : 7 * (node.address?.length ?? 0)) - 24 * node.alsoIn.length - (pods ? 66 : 0);
  const name = cut(node.name, nameFont, room * 0.6);
  const counts = [countWords(node.counts), pods ? plural(pods.count, "pod") : ""].filter(Boolean).join(", ");
  return (
    <div
      className="map-host"
      style={place(box)}
      data-stale={node.health.tier === "unknown" || undefined}
      data-faded={mark.faded}
      data-selected={mark.selected}
      data-related={mark.related}
    >
      <button
        type="button"
        className="map-host-head"
        data-stop={stop ? id : undefined}
        data-fold={filled ? id : undefined}
        tabIndex={stop ? mark.tabIndex : -1}
        aria-current={mark.selected}
        aria-expanded={filled ? !folded : undefined}
        title={`${node.kind === "cluster" ? "Cluster" : "Host"} ${node.name}, ${hostLikeWords(node)}, ${counts || "nothing runs on it"}`}
      >
        <HostIcon kind={node.kind === "cluster" ? "cluster" : node.hostKind} />
        <span className="map-host-name">{name}</span>
        <HostState node={node} folded={folded} room={room - gaps - textWidth(name, nameFont)} />
        <span className="flex-1" />
        {pods ? <Pods pods={pods} /> : null}
        {folded ? <TierCounts counts={node.counts} /> : null}
        {node.alsoIn.length > 0 ? <ZoneBadges zoneIds={node.alsoIn} /> : null}
        {folded ? <ChevronRight className="size-3.5 text-text-muted" aria-hidden /> : <code>{node.address}</code>}
      </button>
    </div>
  );
});

const nameFont = "600 12.5px";
/** Between the name, what is said of it, and what stands at the right, px. */
const gaps = 14;

/** A node of a cluster: how many pods run on it, and how the worst of them is. */
function Pods({ pods: { count, worst } }: { pods: PodsOn }) {
  const text = plural(count, "pod");
  return (
    <span
      className="inline-flex shrink-0 items-center gap-1 text-[11.5px] text-text-muted"
      title={`${text} on it, ${worst === "ok" ? "all well" : `the worst: ${markWords[worst].toLowerCase()}`}`}
    >
      <HealthMark tier={worst} />
      {text}
    </span>
  );
}

function HostState({ node, folded, room }: { node: HostLikeNode; folded: boolean; room: number }) {
  const words = useWords();
  const cut = useCutText();
  const silentSince = useLab(
    (lab) =>
      sourcesOf(node)
        .map((id) => lab.sources.get(id))
        .find((source) => source?.state === "stale")?.since,
  );
  if (node.health.tier === "unknown") {
    const since = silentSince ?? node.health.since;
    const text = since === null ? "Unknown" : `Unknown since ${words.moment(since)}`;
    return (
      <span className="inline-flex items-center gap-1.25 text-[11.5px] font-medium text-health-unknown">
        <HealthMark tier="unknown" />
        {cut(text, "500 11.5px", room - 17)}
      </span>
    );
  }
  const text = folded ? "Folded" : (node.version ?? hostLikeWords(node));
  return <span className="text-[11.5px] text-text-muted">{cut(text, "400 11.5px", room)}</span>;
}
