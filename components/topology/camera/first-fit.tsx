"use client";

import { useStore } from "@xyflow/react";
import { useEffect, useRef } from "react";
import { useCamera } from "@/components/topology/camera/use-camera";
import { useMap } from "@/components/topology/map-store";

/**
 * The viewport is a person's gesture, or else the fitted whole: while nobody has moved the map it is fitted again as it
 * grows (engines answer one after another), afterwards never by itself.
 */
export function FirstFit({ touched }: { touched: React.RefObject<boolean> }) {
  const size = useMap((map) => map.geometry?.size);
  const width = useStore((flow) => flow.width);
  const height = useStore((flow) => flow.height);
  const camera = useCamera();
  const room = useRef(0);
  useEffect(() => {
    if (!size || width === 0 || height === 0 || touched.current) return;
    // An inspector that opens takes room, but is no reason to draw the whole smaller.
    if (width < room.current) return;
    room.current = width;
    camera.fit({ animate: false });
  }, [size, width, height, camera, touched]);
  return null;
}
