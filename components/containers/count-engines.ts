import type { Lab } from "@/components/live/lab-store";

/** Clusters are sources too, and bring no containers to this list. */
export const countEngines = ({ sources }: Pick<Lab, "sources">): number =>
  [...sources.values()].filter(({ kind }) => kind === "engine").length;
