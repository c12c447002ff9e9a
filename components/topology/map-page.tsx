"use client";

import dynamic from "next/dynamic";
import { MapLoading } from "@/components/topology/map-states";

/** In the browser only: the map's places are set on elements, which the page's policy refuses in markup. */
export const MapPage = dynamic(() => import("@/components/topology/topology-map").then((file) => file.TopologyMap), {
  ssr: false,
  loading: () => <MapLoading />,
});
