import type { Lab, LabImages } from "./state.mjs";

export type AppVersion = Exclude<keyof LabImages["app"], "repository" | "latest">;

/** Makes a tag of the app in the registry ("latest" unless told) mean another version. */
export function releaseApp(registry: Lab["registry"], version: AppVersion, tag?: string): Promise<void>;
