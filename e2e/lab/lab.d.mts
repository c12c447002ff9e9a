import type { Lab } from "./state.mjs";

export function startLab(options?: {
  stateFile?: string;
  /** With a cluster beside the engines. */
  kubernetes?: boolean;
  log?: (line: string) => void;
}): Promise<Partial<Lab> & Pick<Lab, "skipped"> & { stop: () => Promise<void> }>;
/** Stops one engine; its data stays. */
export function haltEngine(lab: Lab, name: "old" | "new"): Promise<void>;
/** Starts it again on the same socket, address and data. */
export function resumeEngine(lab: Lab, name: "old" | "new"): Promise<void>;
