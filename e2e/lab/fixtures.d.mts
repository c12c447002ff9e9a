import type { Stack } from "./stacks.mjs";
import type { Lab, LabEngine, Skipped } from "./state.mjs";

export interface HealthRow {
  readonly name: string;
  readonly tier: "failed" | "warning" | "progressing" | "ok" | "neutral";
  readonly row: string;
}

export interface NetworkShape {
  readonly name: string;
  readonly rule: "D2" | "D4" | "D5" | "D6" | "D7" | "D9" | "D10" | "D11" | "D14";
  readonly address?: string;
  readonly with?: string;
}

export interface Household {
  readonly stacks: readonly Stack[];
  readonly shapes: readonly NetworkShape[];
  readonly subnet: string;
  readonly rows: readonly HealthRow[];
  readonly skipped: readonly Skipped[];
}

export function addHealthRows(
  lab: Lab,
  engine: LabEngine,
  prefix: string,
): Promise<{ rows: HealthRow[]; skipped: Skipped[] }>;
export function addHousehold(lab: Lab, engine: LabEngine, prefix: string): Promise<Household>;
