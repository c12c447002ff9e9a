"use client";

import dynamic from "next/dynamic";

/** For the map's page: the list is loaded only where it stands for the map. */
export const LazyContainers = dynamic(
  () => import("@/components/containers/containers-page").then((file) => file.ContainersPage),
  { ssr: false },
);
