"use client";

import { useEffect, useRef, useState } from "react";
import { changeLabView, presentLabView } from "@/components/shell/use-lab-view";
import { camera } from "@/components/topology/camera/camera";
import { isViewHeld, useView } from "@/components/topology/camera/view";
import { useMap } from "@/components/topology/map-store";

/** `--inspector-w` of the tokens. */
const inspectorWidth = 408;

/**
 * The viewport is a person's choice, or else the fitted whole: while nobody has moved the map it is fitted again as it
 * grows (engines answer one after another), afterwards never by itself. A link that says where to look counts as a
 * gesture, as soon as there is something.
 */
export function FirstFit() {
  const size = useMap((map) => map.geometry?.size);
  const width = useView((lens) => lens.w);
  const height = useView((lens) => lens.h);
  const [linked] = useState(() => presentLabView().at);
  const largest = useRef({ width: 0, height: 0 });
  useEffect(() => {
    if (!size || width === 0 || height === 0 || isViewHeld()) return;
    if (linked) changeLabView({ at: null });
    if (linked && linked.x >= 0 && linked.x <= size.w && linked.y >= 0 && linked.y <= size.h) {
      camera.lookAt(linked);
      return;
    }
    // An inspector and a selection's bar take room, but are no reason to draw the whole smaller.
    if (width < largest.current.width || height < largest.current.height) return;
    largest.current = { width, height };
    // The inspector stands before the map rather than beside it: the whole is fitted as if it were not there.
    const { selectId } = useMap.getState();
    const room = selectId && window.innerWidth >= 768 ? inspectorWidth : 0;
    camera.fit({ animate: false, room });
    if (selectId) camera.show(selectId);
  }, [size, width, height, linked]);
  return null;
}
