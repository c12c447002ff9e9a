"use client";

import { memo, useEffect, useLayoutEffect, useRef, useState } from "react";
import { countWords, markWords } from "@/components/health/tier-counts";
import { useWords } from "@/components/health/use-words";
import { useNode } from "@/components/live/hooks";
import { useLab } from "@/components/live/lab-store";
import { useView, viewNow } from "@/components/topology/camera/view";
import { useMap } from "@/components/topology/map-store";
import { groupName } from "@/components/topology/pipeline/group-members";
import { isSaid } from "@/components/topology/progress/node-progress";
import { currentScene } from "@/components/topology/scene/current-scene";
import { type Listed, listVisible } from "@/components/topology/scene/list-visible";
import { useMark } from "@/components/topology/use-mark";
import type { NodeId } from "@/lib/domain/ids";

const restMs = 200;

/**
 * The canvas said in elements, for the keyboard and for those who can't see it: what is on the screen, worst first
 * where it is too much. Made anew when the map has come to rest.
 */
export function OffScreenList() {
  const asCards = useMap((map) => map.asCards);
  return asCards ? null : <List />;
}

function List() {
  const focusId = useMap((map) => map.focusId);
  const [listed, setListed] = useState<Listed>({ groups: [], more: 0 });
  const list = useRef<HTMLDivElement>(null);
  const held = useRef<NodeId | null>(null);
  // What has the focus may stand elsewhere in a list that is made anew, as another element: the focus goes along.
  useLayoutEffect(() => {
    const id = held.current;
    held.current = null;
    if (id === null || !listed || list.current?.contains(document.activeElement)) return;
    list.current?.querySelector<HTMLElement>(`[data-stop="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
  }, [listed]);
  useEffect(() => {
    const look = () => {
      const { level, geometry } = useMap.getState();
      const focused = document.activeElement;
      held.current =
        focused instanceof HTMLElement && list.current?.contains(focused) ? (focused.dataset.stop ?? null) : null;
      if (geometry) setListed(listVisible(currentScene(), level, viewNow(), useLab.getState().nodes));
    };
    let timer = setTimeout(look, restMs);
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(look, restMs);
    };
    const stops = [
      useView.subscribe(later),
      useMap.subscribe((map, before) => (map.geometry !== before.geometry || map.level !== before.level) && later()),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, []);
  const has = focusId !== null && listed.groups.some((group) => group.ids.includes(focusId));
  return (
    <div ref={list} className="sr-only" data-map-list>
      {focusId && !has ? <Item id={focusId} /> : null}
      {listed.groups.map((group) => (
        <GroupItems key={group.id ?? ""} id={group.id} ids={group.ids} />
      ))}
      {listed.more > 0 ? (
        <p>And {listed.more} more on the screen: zoom in, walk with the arrow keys, or open the table.</p>
      ) : null}
    </div>
  );
}

function GroupItems({ id, ids }: { id: NodeId | null; ids: readonly NodeId[] }) {
  const node = useNode(id);
  // A preset's boxes are no nodes, and have names all the same: two of them must not be called alike.
  const name = node ? `${kindWords[node.kind]} ${node.name}` : id && groupName(id, useLab.getState().nodes);
  const counts = node && "counts" in node ? countWords(node.counts) : "";
  return (
    <section aria-label={[name ?? "Elsewhere", counts].filter(Boolean).join(": ")}>
      {ids.map((each) => (
        <Item key={each} id={each} />
      ))}
    </section>
  );
}

const kindWords = {
  zone: "Zone",
  lane: "VLAN",
  host: "Host",
  stack: "Stack",
  container: "Container",
  cluster: "Cluster",
  namespace: "Namespace",
  workload: "Workload",
  pod: "Pod",
  service: "Service",
  ingress: "Ingress",
  network: "Network",
};

const Item = memo(function Item({ id }: { id: NodeId }) {
  const node = useNode(id);
  const words = useWords();
  const { tabIndex, selected } = useMark(id);
  const progress = useMap((map) => map.progress.get(id));
  if (!node) return null;
  const { tier, reason } = node.health;
  const told = isSaid(progress, tier) ? `; ${progress.step}` : "";
  return (
    <article aria-label={`${node.name}, ${markWords[tier]}: ${words.say(reason)}${told}`}>
      <button type="button" data-stop={id} tabIndex={tabIndex} aria-current={selected}>
        {node.name}
      </button>
    </article>
  );
});
