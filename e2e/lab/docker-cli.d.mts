import type { LabEngine } from "./state.mjs";

export function docker(engine: LabEngine, ...args: string[]): Promise<string>;
/** Raw `docker inspect` of containers. */
// biome-ignore lint/suspicious/noExplicitAny: what the engine says, unshaped.
export function inspect(engine: LabEngine, names: readonly string[]): Promise<any[]>;
