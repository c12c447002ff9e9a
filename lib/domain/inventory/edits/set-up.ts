import type { HostInput, ZoneInput } from "../inputs.schema";
import type { Inventory } from "../model";
import { type Edit, type Edited, edited, type Fields, refused } from "./edit";
import { putEngineHost, putHost } from "./edit-hosts";
import { putSubnet } from "./edit-subnets";
import { putVlan, putZone } from "./edit-zones";

/** A zone with one network, as the first-run wizard asks for it. */
export interface ZoneSetUp extends ZoneInput {
  /** `null`: no VLAN. */
  readonly vid: number | null;
  /** `null`: no network yet. */
  readonly cidr: string | null;
  readonly gateway: string | null;
}

export interface HostSetUp {
  readonly engineId: string;
  readonly host: HostInput;
}

/** Several zones with their networks as one change: all of them, or none and a sentence at each field that is wrong. */
export const setUpZones = (zones: readonly ZoneSetUp[]): Edit =>
  eachRow(
    (row) => `zones.${row}`,
    zones,
    ({ vid, cidr, gateway, ...zone }, newId) => {
      const [zoneId, vlanId] = [newId(), vid === null ? null : newId()];
      return [
        (inventory) => putZone(null, zone)(inventory, () => zoneId),
        (inventory) =>
          vid === null || vlanId === null
            ? edited(inventory)
            : putVlan(null, { vid, name: zone.name.toLowerCase(), zoneId })(inventory, () => vlanId),
        (inventory) =>
          cidr === null ? edited(inventory) : putSubnet(null, { cidr, vlanId, zoneId, gateway })(inventory, newId),
      ];
    },
  );

/** One host per engine, and each engine on its host. */
export const setUpHosts = (hosts: readonly HostSetUp[]): Edit =>
  eachRow(
    (row) => `hosts.${row}.host`,
    hosts,
    ({ engineId, host }, newId) => {
      let hostId: string | null = null;
      return [
        (inventory) => {
          const result = putHost(null, host)(inventory, newId);
          if (result.ok) hostId = result.inventory.hosts.at(-1)?.id ?? null;
          return result;
        },
        (inventory) => (hostId === null ? edited(inventory) : putEngineHost(engineId, hostId)(inventory, newId)),
      ];
    },
  );

/** Applies the edits of each row to what the rows before it left; the objections of all rows, at their fields' paths. */
function eachRow<Row>(
  path: (position: number) => string,
  rows: readonly Row[],
  toEdits: (row: Row, newId: () => string) => Edit[],
): Edit {
  return (inventory, newId) => {
    let current = inventory;
    const fields: Record<string, string> = {};
    for (const [position, row] of rows.entries()) {
      const result = inOrder(current, toEdits(row, newId), newId);
      if (result.ok) current = result.inventory;
      else if ("gone" in result) return result;
      else for (const [field, why] of Object.entries(result.fields)) fields[`${path(position)}.${field}`] = why;
    }
    return Object.keys(fields).length > 0 ? refused(fields) : edited(current);
  };
}

/** One after another; a refused edit doesn't keep the next from being looked at, so that all its faults are told. */
function inOrder(inventory: Inventory, edits: readonly Edit[], newId: () => string): Edited {
  let current = inventory;
  let fields: Fields = {};
  for (const edit of edits) {
    const result = edit(current, newId);
    if (result.ok) current = result.inventory;
    else if ("gone" in result) return result;
    else fields = { ...result.fields, ...fields };
  }
  return Object.keys(fields).length > 0 ? refused(fields) : edited(current);
}
