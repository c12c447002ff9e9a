import type { CSSProperties } from "react";
import type { Box } from "@/lib/domain/topology/geometry-model";

/** A box's place on the plane. Set by React on elements of the browser only: the page's policy refuses it in markup. */
export const place = (box: Box): CSSProperties => ({ left: box.x, top: box.y, width: box.w, height: box.h });
