"use client";

import "@/components/topology/drag/drag.css";
import { boxName, useMoveMode } from "@/components/topology/drag/move-mode";
import { useMoveNews } from "@/components/topology/drag/say";
import { useDrag } from "@/components/topology/drag/use-drag";
import { Kbd } from "@/components/ui/kbd";
import type { Preset } from "@/lib/domain/topology/presets";

/** Boxes are moved by hand or by keys, each reader for themselves. */
export function Moving({ map, preset }: { map: HTMLElement; preset: Preset }) {
  useDrag(map, preset);
  const moving = useMoveMode(preset);
  const news = useMoveNews((state) => state.text);
  return (
    <>
      {moving === null ? null : (
        <p className="pointer-events-none fixed bottom-12 left-1/2 z-60 -translate-x-1/2 rounded-2 border border-accent bg-surface-overlay px-3 py-1.5 text-label shadow-2">
          Moving {boxName(moving)}: <Kbd>arrows</Kbd> move it, <Kbd>Enter</Kbd> puts it down, <Kbd>Esc</Kbd> leaves it
        </p>
      )}
      <p className="sr-only" role="status" data-live="moves">
        {news}
      </p>
    </>
  );
}
