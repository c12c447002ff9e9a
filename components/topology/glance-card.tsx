"use client";

import { useEffect, useState } from "react";
import { HealthMark, markInk } from "@/components/health/health-mark";
import { countWords, markWords } from "@/components/health/tier-counts";
import { useWords } from "@/components/health/use-words";
import { useNode } from "@/components/live/hooks";
import { useLab } from "@/components/live/lab-store";
import { useView } from "@/components/topology/camera/view";
import { useMap } from "@/components/topology/map-store";
import { glancePlace } from "@/components/topology/pipeline/glance-place";
import { currentScene } from "@/components/topology/scene/current-scene";
import { placeOf } from "@/components/topology/scene/find-at";
import { onScreen } from "@/components/topology/scene/squeeze";
import { cn } from "@/components/ui/cn";
import { imagesOf } from "@/lib/domain/find/subject";
import type { NodeId } from "@/lib/domain/ids";
import { ancestryOf } from "@/lib/domain/topology/ancestry";
import { isMember } from "@/lib/domain/topology/members";
import { plural } from "@/lib/domain/words/wording";
import { readyWords } from "@/lib/domain/words/workload-words";

const patienceMs = 350;

/** The whole of what a card had to cut, after a moment of pointing at it or at once by the keyboard. */
export function GlanceCard() {
  const hoverId = useMap((map) => map.hoverId);
  const [shown, setShown] = useState<NodeId | null>(null);
  useEffect(() => {
    if (!hoverId) return setShown(null);
    const timer = setTimeout(() => setShown(hoverId), patienceMs);
    return () => clearTimeout(timer);
  }, [hoverId]);
  return shown && shown === hoverId ? <Glance id={shown} /> : null;
}

function Glance({ id }: { id: NodeId }) {
  const node = useNode(id);
  const box = useMap((map) => map.geometry?.boxes[id]);
  const progress = useMap((map) => map.progress.get(id));
  const level = useMap((map) => (map.asCards ? null : map.level));
  const home = ancestryOf(id, useLab.getState().nodes);
  const words = useWords();
  const lens = useView();
  const place = level === null ? box && onScreen(box, lens) : placeOf(currentScene(), level, lens, id);
  if (!node || !place) return null;
  const at = glancePlace(place, lens);
  const { tier, since } = node.health;
  const what =
    node.kind === "workload"
      ? [node.workloadKind, readyWords(node), node.restartCount > 0 ? plural(node.restartCount, "restart") : ""]
      : node.kind === "cluster"
        ? [node.version ?? "Cluster"]
        : [];
  const where = [home.stack?.name, home.host?.name && `on ${home.host.name}`].filter(Boolean).join(" ");
  return (
    <div className="map-glance" style={at} aria-hidden>
      <p className="flex items-center gap-1.75 font-semibold text-body">
        <HealthMark tier={tier} />
        <span className="min-w-0 wrap-anywhere">{node.name}</span>
      </p>
      <p className={cn("mt-0.5 ml-4.75", markInk[tier])}>
        {markWords[tier]}
        {since === null ? "" : ` since ${words.moment(since)}`}
      </p>
      <p className="ml-4.75">{words.say(node.health.reason)}</p>
      {progress ? <p className="ml-4.75 font-medium wrap-anywhere">{progress.words}</p> : null}
      {what.length > 0 ? <p className="ml-4.75 text-label text-text-muted">{what.filter(Boolean).join(", ")}</p> : null}
      {"counts" in node ? <p className="ml-4.75 text-text-muted text-label">{countWords(node.counts)}</p> : null}
      {isMember(node) ? (
        <p className="ml-4.75 truncate font-mono text-caption text-text-muted">{imagesOf(node).join(", ")}</p>
      ) : null}
      {where ? <p className="ml-4.75 text-label text-text-muted">{where}</p> : null}
    </div>
  );
}
