import "server-only";
import { defineAct } from "./act";

/** With its own grace period. Its status changes all the time and is no reason to leave it; another pod of its name is. */
export const deletePod = defineAct<"delete-pod">(
  { Pod: { group: "", resource: "pods", verb: "delete" } },
  ({ pod: { uid } }) => ({
    method: "DELETE",
    body: { apiVersion: "v1", kind: "DeleteOptions", preconditions: { uid } },
  }),
);
