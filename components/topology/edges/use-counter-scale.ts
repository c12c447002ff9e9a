"use client";

import { useStore } from "@xyflow/react";
import { counterScale } from "@/components/topology/edges/counter-scale";

/** Changes with the zoom in steps, never by panning. */
export const useCounterScale = (): number => useStore((flow) => counterScale(flow.transform[2]));
