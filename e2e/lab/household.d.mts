import type { Lab, LabEngine, LabImages } from "./state.mjs";

export function addContainer(
  lab: Lab,
  engine: LabEngine,
  prefix: string,
  name: string,
  options?: {
    verb?: "run" | "create";
    /** As for `docker run`. */
    flags?: readonly string[];
    /** A key of `lab.images`, or a reference with a slash. */
    image?: Exclude<keyof LabImages, "app"> | `${string}/${string}`;
    command?: readonly string[];
  },
): Promise<string>;
export function removeHousehold(engine: LabEngine, prefix: string): Promise<void>;
