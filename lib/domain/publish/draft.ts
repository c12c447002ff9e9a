import type { TopologyNode } from "../topology/model";
import type { Unslotted } from "../topology/slot-table";

/** A node before anybody decided where it stands. */
export type NodeDraft = Unslotted<TopologyNode>;
