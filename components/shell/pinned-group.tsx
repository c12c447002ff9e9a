"use client";

import { Command } from "cmdk";
import { Pin } from "lucide-react";
import { useRouter } from "next/navigation";
import { HealthMark } from "@/components/health/health-mark";
import { useLab } from "@/components/live/lab-store";
import { openOnMap } from "@/components/shell/open-node";
import { usePins } from "@/components/shell/pins";

/** What is pinned is at hand before anything is typed; afterwards it is found like everything else. */
export function PinnedGroup({
  choose,
  itemClass,
  groupClass,
}: {
  choose: (act: () => void) => void;
  itemClass: string;
  groupClass: string;
}) {
  const router = useRouter();
  const nodes = useLab((lab) => lab.nodes);
  const pinned = usePins((pins) => pins.ids);
  const there = [...pinned].flatMap((id) => nodes.get(id) ?? []);
  if (there.length === 0) return null;
  return (
    <Command.Group heading="Pinned" className={groupClass}>
      {there.map((node) => (
        <Command.Item
          key={node.id}
          value={`pinned ${node.id}`}
          onSelect={() => choose(() => openOnMap(router, node))}
          className={itemClass}
        >
          <Pin className="size-4 text-text-muted" aria-hidden />
          <HealthMark tier={node.health.tier} />
          <span className="truncate">{node.name}</span>
        </Command.Item>
      ))}
    </Command.Group>
  );
}
