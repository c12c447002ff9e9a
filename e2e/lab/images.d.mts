import type { Lab, LabImages } from "./state.mjs";

/** Makes `app:latest` in the registry mean another version; returns its digest. */
export function releaseApp(
  registry: Lab["registry"],
  version: Exclude<keyof LabImages["app"], "repository" | "latest">,
): Promise<string>;
