import type { TestContext } from "vitest";
import { type Lab, type LabCluster, readLab } from "../state.mjs";

/** A lab whose cluster is its own, so that a test may stop parts of it. */
export type LabWithCluster = Lab & {
  readonly kubernetes: LabCluster & Required<Pick<LabCluster, "root" | "registry">>;
};

/** The running lab with a cluster of its own; the test is skipped, with the reason, where there is none. */
export function requireCluster({ skip }: Pick<TestContext, "skip">): LabWithCluster {
  const lab = readLab();
  if (lab?.kubernetes?.root) return lab as LabWithCluster;
  const said = lab?.skipped.find(({ part }) => part === "kubernetes")?.reason;
  return skip(said ?? "The lab has no cluster of its own (npm run lab -- --kubernetes).");
}
