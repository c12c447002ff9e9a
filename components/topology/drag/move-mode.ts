"use client";

import { useEffect } from "react";
import { useLab } from "@/components/live/lab-store";
import { frameNow } from "@/components/topology/drag/drawn-frame";
import { createGhost } from "@/components/topology/drag/ghost";
import { lift } from "@/components/topology/drag/lift";
import { useMoving } from "@/components/topology/drag/moving-state";
import { moveTo } from "@/components/topology/drag/positions";
import { say } from "@/components/topology/drag/say";
import { useMap } from "@/components/topology/map-store";
import { groupName } from "@/components/topology/pipeline/group-members";
import { arrowDirections } from "@/components/topology/pipeline/neighbours";
import type { NodeId } from "@/lib/domain/ids";
import type { Preset } from "@/lib/domain/topology/presets";

export const boxName = (id: NodeId): string => {
  const { nodes } = useLab.getState();
  return nodes.get(id)?.name ?? groupName(id, nodes) ?? "It";
};

/** The grid that stands in for a layout knows of no places that somebody chose. */
export const notNow = "Nothing can be moved while the map is a plain grid.";

const step = { plain: 20, far: 160 } as const;
const ways = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] } as const;

export function useMoveMode(preset: Preset): NodeId | null {
  const id = useMoving((moving) => moving.id);
  useEffect(() => {
    const { geometry, plain } = useMap.getState();
    const lifted = id !== null && geometry ? lift(id, geometry, useLab.getState().nodes) : null;
    const ghost = lifted && !plain ? createGhost() : null;
    const stop = () => useMoving.setState({ id: null });
    if (id && plain) say(notNow);
    if (!id || !lifted || !ghost) return stop();
    const at = { x: lifted.box.x, y: lifted.box.y };
    let drop = lifted.drop(at);
    ghost.show(frameNow(id).show(lifted.box), { refused: false });

    const press = (event: KeyboardEvent) => {
      const way = arrowDirections[event.key];
      if (!way && event.key !== "Enter" && event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      if (way) {
        const [dx, dy] = ways[way];
        const length = event.shiftKey ? step.far : step.plain;
        at.x += dx * length;
        at.y += dy * length;
        drop = lifted.drop(at);
        const box = drop[0]?.box ?? { ...lifted.box, ...at };
        ghost.show(frameNow(id).show(box), { refused: drop.length === 0 });
        return say(drop.length > 0 ? `${way}, free` : `${way}, no free place`);
      }
      stop();
      if (event.key === "Escape" || drop.length === 0) return say(`${boxName(id)} stays where it was.`);
      moveTo(lifted.toPositions(drop, preset));
      say(`${boxName(id)} moved.`);
    };
    window.addEventListener("keydown", press, { capture: true });
    return () => {
      window.removeEventListener("keydown", press, { capture: true });
      ghost.remove();
    };
  }, [id, preset]);
  return id;
}
