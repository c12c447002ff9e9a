import type { TopologyNode } from "../topology/model";

/** `Omit` that keeps a union a union. */
type Unslotted<T> = T extends unknown ? Omit<T, "slot"> : never;

/** A node before anybody decided where it stands. */
export type NodeDraft = Unslotted<TopologyNode>;
