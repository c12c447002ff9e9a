"use client";

import { useEffect, useRef } from "react";
import { offerPlace } from "@/components/shell/present-place";
import { changeLabView, useLabView } from "@/components/shell/use-lab-view";
import type { ViewPlace } from "@/components/shell/view-point";
import { camera } from "@/components/topology/camera/camera";
import { isViewHeld, releaseView, useView } from "@/components/topology/camera/view";
import { useMap } from "@/components/topology/map-store";

/** `--inspector-w` of the tokens. */
const inspectorWidth = 408;

/** So long a place that a link names may take to appear: engines answer one after another. */
const arrivalMs = 15_000;

/**
 * The viewport is a person's choice, or else the fitted whole: while nobody has moved the map it is fitted again as it
 * grows (engines answer one after another), afterwards never by itself. A link or a kept view that says where to look
 * counts as a gesture, as soon as there is something.
 */
export function FirstFit() {
  const { at, preset, unfolded } = useLabView();
  const geometry = useMap((map) => map.geometry);
  const isMade = useMap(({ madeFor }) => madeFor?.preset === preset && madeFor.unfolded === unfolded);
  const width = useView((lens) => lens.w);
  const height = useView((lens) => lens.h);
  const wanted = useRef<{ readonly place: ViewPlace; readonly until: number } | null>(null);
  const largest = useRef({ width: 0, height: 0 });

  useEffect(() => {
    offerPlace(camera.place);
    return () => offerPlace(null);
  }, []);

  const size = geometry?.size;
  useEffect(() => {
    if (!size || !isMade || width === 0 || height === 0) return;
    const wasFitted = largest.current.width > 0;
    if (at) {
      wanted.current = { place: at, until: performance.now() + arrivalMs };
      largest.current = { width: 0, height: 0 };
      releaseView();
      changeLabView({ at: null });
    }
    const place = wanted.current && performance.now() < wanted.current.until ? wanted.current.place : null;
    if (isViewHeld()) {
      if (place) camera.lookAgain();
      return;
    }
    if (place && place !== "whole" && camera.lookAt(place, { animate: wasFitted })) return;
    // An inspector and a selection's bar take room, but are no reason to draw the whole smaller.
    if (width < largest.current.width || height < largest.current.height) return;
    largest.current = { width, height };
    // The inspector stands before the map rather than beside it: the whole is fitted as if it were not there.
    const { selectId } = useMap.getState();
    const room = selectId && window.innerWidth >= 768 ? inspectorWidth : 0;
    camera.fit({ animate: wasFitted && at !== null, room });
    if (selectId) camera.show(selectId);
  }, [size, isMade, width, height, at]);
  return null;
}
