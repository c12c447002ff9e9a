import type { Lab, LabEngine } from "./state.mjs";

export interface Stack {
  readonly project: string;
  readonly folder: string;
  readonly names: readonly string[];
  readonly compose: (...args: string[]) => Promise<string>;
}

export function addStack(
  lab: Lab,
  engine: LabEngine,
  prefix: string,
  options?: { version?: "v1" | "v2"; project?: string; web?: string },
): Promise<Stack>;
