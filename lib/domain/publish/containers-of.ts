import { parseContainerNodeId } from "../ids";
import type { EnginePart } from "./engine-part";
import type { ViewState } from "./view-input";

/** All containers, each in the part of its engine: no table of all of them has to be kept. */
export const containersOf = (parts: ReadonlyMap<string, EnginePart>): ViewState["containers"] => ({
  get: (id) => parts.get(parseContainerNodeId(id)?.engineId ?? "")?.containers.get(id),
  *values() {
    for (const { containers } of parts.values()) yield* containers.values();
  },
});
