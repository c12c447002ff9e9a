import "server-only";
import { asSeen, defineAct, patches } from "./act";

const rights = { Node: patches("nodes", "") };

/** As `kubectl cordon`: the scheduler passes it by, and what runs on it is not touched. */
export const cordonNode = defineAct<"cordon">(rights, (_change, object) => ({
  method: "PATCH",
  body: { metadata: asSeen(object), spec: { unschedulable: true } },
}));

export const uncordonNode = defineAct<"uncordon">(rights, (_change, object) => ({
  method: "PATCH",
  body: { metadata: asSeen(object), spec: { unschedulable: false } },
}));
