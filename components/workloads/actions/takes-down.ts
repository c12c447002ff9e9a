import type { WorkloadActs } from "@/lib/domain/rollout/acts";

/** What a rollout takes down, by how its pods are replaced. */
export const takesDown: Readonly<Record<WorkloadActs["replaces"], string>> = {
  together: "Nothing as long as new pods get ready: they come first, as far as its strategy allows.",
  recreate: "All of it for a while: its strategy is Recreate, so the old pods end before the new ones start.",
  "one-by-one":
    "Each pod in its turn: it ends before the one in its place starts. With a single pod that is all of it.",
};
