import "server-only";

/** Who may see a cluster's pods may read what they write, as with an engine's containers. */
export const logRight = { group: "", resource: "pods/log", verbs: ["get"] } as const;
