import type { LabEngine } from "./state.mjs";

/** Imports a stand-in under every name that the Dockerfile starts from; returns those names. */
export function importBaseImage(engine: LabEngine, dockerfile: string): Promise<string[]>;
