"use client";

import { useView } from "@/components/topology/camera/view";
import { counterScale } from "@/components/topology/edges/counter-scale";

/** Changes with the zoom in steps, never by panning. */
export const useCounterScale = (): number => useView(({ zoom }) => counterScale(zoom));
