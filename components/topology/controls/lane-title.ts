import type { LaneNode } from "@/lib/domain/topology/model";

/** "VLAN 10 prod", or the subnet where there is no VLAN. */
export const laneTitle = ({ vid, name }: Pick<LaneNode, "vid" | "name">): string =>
  vid === null ? name : `VLAN ${vid} ${name}`;
