import type { InventoryChange } from "./change";
import type { Edited } from "./edits/edit";
import { putEngineHost, putHost, putNodeHost } from "./edits/edit-hosts";
import { putLink } from "./edits/edit-links";
import { putSubnet } from "./edits/edit-subnets";
import { putPolicy, putVlan, putZone } from "./edits/edit-zones";
import type { Host, Inventory } from "./model";

/**
 * Why a row that an undo brings back can't stand beside what has been added since (two zones of one name, two networks
 * that overlap): the first objection, as a sentence; `null` if all of them can.
 */
export function undoObjection(undone: Inventory, change: InventoryChange): string | null {
  const back = new Set(change.filter(({ before }) => before).map(({ collection, id }) => `${collection} ${id}`));
  const tries: Edited[] = [];
  const sameId = () => "unused";
  for (const { id, position: _, ...zone } of undone.zones)
    if (back.has(`zones ${id}`)) tries.push(putZone(id, zone)(undone, sameId));
  for (const { id, ...vlan } of undone.vlans)
    if (back.has(`vlans ${id}`)) tries.push(putVlan(id, vlan)(undone, sameId));
  for (const { id, ...subnet } of undone.subnets)
    if (back.has(`subnets ${id}`)) tries.push(putSubnet(id, subnet)(undone, sameId));
  for (const host of undone.hosts)
    if (back.has(`hosts ${host.id}`)) tries.push(putHost(host.id, toHostInput(host))(undone, sameId));
  for (const { id, ...link } of undone.links)
    if (back.has(`links ${id}`)) tries.push(putLink(id, link)(undone, sameId));
  for (const { id, hostId } of undone.engines)
    if (back.has(`engines ${id}`)) tries.push(putEngineHost(id, hostId)(undone, sameId));
  for (const { id, nodes } of undone.clusters ?? [])
    if (back.has(`clusters ${id}`))
      for (const { nodeName, hostId } of nodes) tries.push(putNodeHost(id, nodeName, hostId)(undone, sameId));
  for (const { id, ports, ...policy } of undone.policies) {
    if (!back.has(`policies ${id}`)) continue;
    tries.push(putPolicy({ ...policy, ports: [...ports] })(undone, sameId));
    const pair = ({ srcZoneId, dstZoneId }: typeof policy) =>
      srcZoneId === policy.srcZoneId && dstZoneId === policy.dstZoneId;
    if (undone.policies.filter(pair).length > 1) return "Another policy for the same two zones has been written since.";
  }
  for (const result of tries) if (!result.ok && "fields" in result) return Object.values(result.fields)[0] ?? null;
  return null;
}

const toHostInput = ({ name, kind, pinnedAddressId, addresses }: Host) => ({
  name,
  kind,
  addresses: addresses.map((address) => ({ ...address, pinned: address.id === pinnedAddressId })),
});
