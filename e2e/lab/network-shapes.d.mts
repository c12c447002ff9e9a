import type { NetworkShape } from "./fixtures.mjs";
import type { Lab, LabEngine, Skipped } from "./state.mjs";

export function addNetworkShapes(
  lab: Lab,
  engine: LabEngine,
  prefix: string,
  options?: { third?: number },
): Promise<{ shapes: NetworkShape[]; subnet: string; skipped: Skipped[] }>;
