import type { NodeId } from "@/lib/domain/ids";
import type { ContainerGroup } from "@/lib/domain/topology/group-containers";
import type { MemberNode } from "@/lib/domain/topology/members";
import type { ZoneNode } from "@/lib/domain/topology/model";

export type TableRow =
  | { readonly kind: "group"; readonly id: NodeId; readonly group: ContainerGroup }
  | {
      readonly kind: "member";
      readonly id: NodeId;
      readonly node: MemberNode;
      readonly zone: ZoneNode | null;
    };

/** Groups and their members as one list of rows, as a virtual table wants them. */
export const tableRows = (groups: readonly ContainerGroup[]): readonly TableRow[] =>
  groups.flatMap((group): readonly TableRow[] => [
    { kind: "group", id: `group ${group.id}`, group },
    ...group.members.map((node): TableRow => ({ kind: "member", id: node.id, node, zone: group.home.zone })),
  ]);
