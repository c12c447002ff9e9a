"use client";

import { useEffect } from "react";
import { useLab } from "@/components/live/lab-store";
import { viewNow } from "@/components/topology/camera/view";
import { createGhost, type Ghost } from "@/components/topology/drag/ghost";
import { type Lifted, lift } from "@/components/topology/drag/lift";
import { moveTo } from "@/components/topology/drag/positions";
import { say } from "@/components/topology/drag/say";
import { useMap } from "@/components/topology/map-store";
import type { NodeId } from "@/lib/domain/ids";
import type { Preset } from "@/lib/domain/topology/presets";

/** A card, or any box under a finger, is taken in hand by holding it: moving at once moves the map. */
const holdMs = 300;
const stillPx = 5;
/** From the lift to the menu of a long press. */
const menuMs = 180;

interface Hand {
  readonly id: NodeId;
  readonly pointerId: number;
  readonly start: { readonly x: number; readonly y: number };
  /** Set once it is lifted. */
  lifted: { readonly box: Lifted; readonly ghost: Ghost } | null;
  timer: ReturnType<typeof setTimeout> | null;
}

/** The head of a host, stack or group by its bar; a card, a row or anything touched by holding it. */
function handleOf(event: PointerEvent): { readonly id: NodeId; readonly atOnce: boolean } | null {
  if (!(event.target instanceof Element) || event.button !== 0) return null;
  if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return null;
  const element = event.target.closest<HTMLElement>("[data-fold], [data-stop]");
  const id = element?.dataset.fold ?? element?.dataset.stop;
  if (!id) return null;
  return { id, atOnce: event.pointerType === "mouse" && element?.dataset.stop === undefined };
}

/** Boxes are moved by the hand: everybody for themselves, in each preset apart. */
export function useDrag(map: HTMLElement | null, preset: Preset): void {
  useEffect(() => {
    if (!map) return;
    let hand: Hand | null = null;

    const raise = (id: NodeId) => {
      const { geometry } = useMap.getState();
      const box = geometry && lift(id, geometry, useLab.getState().nodes);
      const ghost = box && createGhost();
      if (!hand || !box || !ghost) return;
      hand.lifted = { box, ghost };
      ghost.show(box.box, { refused: false });
      map.dataset.lifting = "";
    };
    const hold = (id: NodeId, pointerType: string) => {
      raise(id);
      // A finger that stays where it is asks for the menu instead.
      if (hand) hand.timer = pointerType === "touch" ? setTimeout(end, menuMs) : null;
    };
    const at = (event: PointerEvent) => {
      const zoom = viewNow().zoom;
      const box = hand?.lifted?.box.box;
      if (!hand || !box) return null;
      return { x: box.x + (event.clientX - hand.start.x) / zoom, y: box.y + (event.clientY - hand.start.y) / zoom };
    };
    const end = () => {
      if (hand?.timer) clearTimeout(hand.timer);
      hand?.lifted?.ghost.remove();
      hand = null;
      delete map.dataset.lifting;
    };

    const down = (event: PointerEvent) => {
      end();
      const handle = handleOf(event);
      if (!handle || !event.isPrimary) return;
      const { id, atOnce } = handle;
      hand = {
        id,
        pointerId: event.pointerId,
        start: { x: event.clientX, y: event.clientY },
        lifted: null,
        timer: null,
      };
      if (!atOnce) hand.timer = setTimeout(() => hold(id, event.pointerType), holdMs);
      // A press on a bar is ours from the start: the map must not begin to pan under it.
      else map.dataset.bar = "";
    };
    const move = (event: PointerEvent) => {
      if (!hand || event.pointerId !== hand.pointerId) return;
      const gone = Math.hypot(event.clientX - hand.start.x, event.clientY - hand.start.y);
      if (gone > stillPx) {
        if (hand.timer && !hand.lifted) return end();
        if (hand.timer) clearTimeout(hand.timer);
        hand.timer = null;
        if (!hand.lifted) raise(hand.id);
      }
      const to = at(event);
      if (!hand.lifted || !to) return;
      const [drop] = hand.lifted.box.drop(to);
      hand.lifted.ghost.show(drop?.box ?? { ...hand.lifted.box.box, ...to }, { refused: !drop });
    };
    const up = (event: PointerEvent) => {
      delete map.dataset.bar;
      if (!hand || event.pointerId !== hand.pointerId) return;
      const { lifted, id, start } = hand;
      const to = at(event);
      const still = Math.hypot(event.clientX - start.x, event.clientY - start.y) <= stillPx;
      end();
      if (!lifted || !to || still) return;
      // What follows is the click of the same press: it opens nothing.
      const swallow = (click: Event) => click.stopPropagation();
      map.addEventListener("click", swallow, { capture: true, once: true });
      setTimeout(() => map.removeEventListener("click", swallow, { capture: true }), 50);
      const drop = lifted.box.drop(to);
      if (drop.length === 0) return say("There is no free place there; it stays where it was.");
      moveTo(lifted.box.toPositions(drop, preset));
      say(`${useLab.getState().nodes.get(id)?.name ?? "It"} moved.`);
    };
    const letGo = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !hand?.lifted) return;
      event.stopPropagation();
      end();
    };
    /** While something is in hand the map beneath keeps still. */
    const keepStill = (event: Event) => {
      if (!hand?.lifted && !("bar" in map.dataset && event.type === "mousedown")) return;
      // The panning listens on the window too.
      event.stopImmediatePropagation();
      if (event.type === "touchmove") event.preventDefault();
    };

    const until = new AbortController();
    const on = <E extends Event>(target: HTMLElement | Window, type: string, listener: (event: E) => void) =>
      target.addEventListener(type, listener as EventListener, { capture: true, passive: false, signal: until.signal });
    on(map, "pointerdown", down);
    on(map, "mousedown", keepStill);
    on(window, "pointermove", move);
    on(window, "pointerup", up);
    on(window, "pointercancel", end);
    on(window, "mousemove", keepStill);
    on(window, "touchmove", keepStill);
    on(window, "keydown", letGo);
    return () => {
      end();
      until.abort();
    };
  }, [map, preset]);
}
