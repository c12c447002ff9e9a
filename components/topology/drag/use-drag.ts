"use client";

import { useEffect } from "react";
import { useLab } from "@/components/live/lab-store";
import { viewNow } from "@/components/topology/camera/view";
import { frameNow } from "@/components/topology/drag/drawn-frame";
import { drawnHandle, type Handle } from "@/components/topology/drag/drawn-handle";
import { createGhost, type Ghost } from "@/components/topology/drag/ghost";
import { isMovable, type Lifted, lift } from "@/components/topology/drag/lift";
import { boxName, notNow } from "@/components/topology/drag/move-mode";
import { moveTo } from "@/components/topology/drag/positions";
import { say } from "@/components/topology/drag/say";
import { useMap } from "@/components/topology/map-store";
import { currentScene } from "@/components/topology/scene/current-scene";
import { isOnPane, onMap } from "@/components/topology/select/node-at";
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

/** The head of a host, stack or group by its bar; a card, a row or anything touched by holding it; on the canvas as there. */
function handleOf(event: PointerEvent): Handle | null {
  if (!(event.target instanceof Element) || event.button !== 0) return null;
  if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return null;
  const element = event.target.closest<HTMLElement>("[data-fold], [data-stop]");
  const id = element?.dataset.fold ?? element?.dataset.stop;
  const handle = id ? { id, atOnce: element?.dataset.stop === undefined } : handleOnCanvas(event);
  return handle && { ...handle, atOnce: handle.atOnce && event.pointerType === "mouse" };
}

function handleOnCanvas(event: PointerEvent): Handle | null {
  const { asCards, level, folded } = useMap.getState();
  if (asCards || !isOnPane(event.target)) return null;
  const at = onMap({ x: event.clientX, y: event.clientY });
  const handle = at && drawnHandle(currentScene(), { level, lens: viewNow(), folded }, at);
  return handle && isMovable(handle.id) ? handle : null;
}

/** Boxes are moved by the hand: everybody for themselves, in each preset apart. */
export function useDrag(map: HTMLElement | null, preset: Preset): void {
  useEffect(() => {
    if (!map) return;
    let hand: Hand | null = null;
    /** A press whose drag was given up by a key, while it still lasts. */
    let givenUp: number | null = null;

    const raise = (id: NodeId) => {
      const { geometry, plain } = useMap.getState();
      if (plain) return say(notNow);
      const box = geometry && lift(id, geometry, useLab.getState().nodes);
      const ghost = box && createGhost();
      if (!hand || !box || !ghost) return;
      hand.lifted = { box, ghost };
      ghost.show(frameNow(id).show(box.box), { refused: false });
      map.dataset.lifting = "";
    };
    const hold = (id: NodeId, pointerType: string) => {
      raise(id);
      // A finger that stays where it is asks for the menu instead.
      if (hand) hand.timer = pointerType === "touch" ? setTimeout(end, menuMs) : null;
    };
    const at = (event: PointerEvent) => {
      const box = hand?.lifted?.box.box;
      if (!hand || !box) return null;
      const way = frameNow(hand.id).way({ x: event.clientX - hand.start.x, y: event.clientY - hand.start.y });
      return { x: box.x + way.x, y: box.y + way.y };
    };
    const end = () => {
      if (hand?.timer) clearTimeout(hand.timer);
      hand?.lifted?.ghost.remove();
      hand = null;
      delete map.dataset.lifting;
    };

    // What follows a drag is the click of the same press: it opens nothing.
    const swallowClick = () => {
      const swallow = (click: Event) => click.stopPropagation();
      map.addEventListener("click", swallow, { capture: true, once: true });
      setTimeout(() => map.removeEventListener("click", swallow, { capture: true }), 50);
    };

    const down = (event: PointerEvent) => {
      end();
      givenUp = null;
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
      const box = drop?.box ?? { ...hand.lifted.box.box, ...to };
      hand.lifted.ghost.show(frameNow(hand.id).show(box), { refused: !drop });
    };
    const up = (event: PointerEvent) => {
      delete map.dataset.bar;
      if (givenUp === event.pointerId) swallowClick();
      givenUp = null;
      if (!hand || event.pointerId !== hand.pointerId) return;
      const { lifted, id, start } = hand;
      const to = at(event);
      const still = Math.hypot(event.clientX - start.x, event.clientY - start.y) <= stillPx;
      end();
      if (!lifted || !to || still) return;
      swallowClick();
      const drop = lifted.box.drop(to);
      if (drop.length === 0) return say("There is no free place there; it stays where it was.");
      moveTo(lifted.box.toPositions(drop, preset));
      say(`${boxName(id)} moved.`);
    };
    const letGo = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !hand?.lifted) return;
      event.stopPropagation();
      givenUp = hand.pointerId;
      end();
    };
    /** While something is in hand the map beneath keeps still. */
    const keepStill = (event: Event) => {
      if (!hand?.lifted && givenUp === null && !("bar" in map.dataset && event.type === "mousedown")) return;
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
    on(window, "pointercancel", () => {
      end();
      givenUp = null;
      delete map.dataset.bar;
    });
    on(window, "mousemove", keepStill);
    on(window, "touchmove", keepStill);
    on(window, "keydown", letGo);
    return () => {
      end();
      until.abort();
    };
  }, [map, preset]);
}
