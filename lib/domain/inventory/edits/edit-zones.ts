import type { PolicyInput, VlanInput, ZoneInput } from "../inputs.schema";
import type { Inventory } from "../model";
import { formatPortRule, parsePortRule } from "../policy";
import { type Edit, edited, gone, objections, refused, replaced, sameName, without } from "./edit";

/** @param id - `null` for a new zone. */
export const putZone =
  (id: string | null, input: ZoneInput): Edit =>
  (inventory, newId) => {
    const before = inventory.zones.find((zone) => zone.id === id);
    if (id !== null && !before) return gone("The zone");
    const twin = inventory.zones.find((zone) => zone.id !== id && sameName(zone.name, input.name));
    const no = objections({ name: twin ? `There is a zone called ${twin.name} already.` : null });
    if (no) return refused(no);
    const last = Math.max(-1, ...inventory.zones.map((zone) => zone.position));
    const zone = { ...input, id: id ?? newId(), position: before?.position ?? last + 1 };
    return edited({ ...inventory, zones: replaced(inventory.zones, zone) });
  };

/** Its VLANs and subnets stay, without a zone; its policies go with it. */
export const removeZone =
  (id: string): Edit =>
  (inventory) => {
    if (!inventory.zones.some((zone) => zone.id === id)) return gone("The zone");
    const leave = <T extends { zoneId: string | null }>(row: T): T =>
      row.zoneId === id ? { ...row, zoneId: null } : row;
    return edited({
      ...inventory,
      zones: without(inventory.zones, id),
      vlans: inventory.vlans.map(leave),
      subnets: inventory.subnets.map(leave),
      policies: inventory.policies.filter(({ srcZoneId, dstZoneId }) => srcZoneId !== id && dstZoneId !== id),
    });
  };

/** @param id - `null` for a new VLAN. */
export const putVlan =
  (id: string | null, input: VlanInput): Edit =>
  (inventory, newId) => {
    if (id !== null && !inventory.vlans.some((vlan) => vlan.id === id)) return gone("The VLAN");
    const others = inventory.vlans.filter((vlan) => vlan.id !== id);
    const sameVid = others.find((vlan) => vlan.vid === input.vid);
    const twin = others.find((vlan) => sameName(vlan.name, input.name));
    const no = objections({
      vid: sameVid ? `VLAN ${sameVid.vid} is here already: ${sameVid.name}.` : null,
      name: twin ? `VLAN ${twin.vid} is called ${twin.name} already.` : null,
      zoneId: unknownZone(inventory, input.zoneId),
    });
    if (no) return refused(no);
    return edited({ ...inventory, vlans: replaced(inventory.vlans, { ...input, id: id ?? newId() }) });
  };

/** Its subnets stay where they are: in the zone that they had through it. */
export const removeVlan =
  (id: string): Edit =>
  (inventory) => {
    const vlan = inventory.vlans.find((each) => each.id === id);
    if (!vlan) return gone("The VLAN");
    return edited({
      ...inventory,
      vlans: without(inventory.vlans, id),
      subnets: inventory.subnets.map((subnet) =>
        subnet.vlanId === id ? { ...subnet, vlanId: null, zoneId: vlan.zoneId } : subnet,
      ),
    });
  };

/** What one zone may do in another. "unset" removes the row, and the default holds again. */
export const putPolicy =
  (input: PolicyInput): Edit =>
  (inventory, newId) => {
    const { srcZoneId, dstZoneId, note } = input;
    const before = inventory.policies.find((each) => each.srcZoneId === srcZoneId && each.dstZoneId === dstZoneId);
    const ports = input.ports.filter((port) => port !== "");
    const bad = ports.find((port) => parsePortRule(port) === null);
    const no = objections({
      srcZoneId: unknownZone(inventory, srcZoneId),
      dstZoneId: unknownZone(inventory, dstZoneId),
      ports: bad === undefined ? null : `"${bad}" is no port. Write 443, 8000-8010 or 53/udp.`,
    });
    if (no) return refused(no);
    if (input.default === "unset")
      return edited({ ...inventory, policies: before ? without(inventory.policies, before.id) : inventory.policies });
    const written = ports.map((port) => parsePortRule(port)).filter((rule) => rule !== null);
    const policy = {
      id: before?.id ?? newId(),
      srcZoneId,
      dstZoneId,
      default: input.default,
      ports: input.default === "allow" ? [] : [...new Set(written.map(formatPortRule))],
      note,
    };
    return edited({ ...inventory, policies: replaced(inventory.policies, policy) });
  };

export function unknownZone(inventory: Inventory, zoneId: string | null): string | null {
  if (zoneId === null || inventory.zones.some((zone) => zone.id === zoneId)) return null;
  return "That zone isn't there any more. Choose another.";
}
