import { z } from "zod";
import { rowIdSchema } from "../schemas/ids.schema";
import { hostKinds, linkKinds, zoneKinds } from "./model";

// What a form may send. Only the shape is looked at here; what other rows have to say about it stands in `edits/`.
const control = /\p{Cc}/u;

const name = (what: string) =>
  z
    .string(`Give the ${what} a name.`)
    .trim()
    .min(1, `Give the ${what} a name.`)
    .max(40, "A name may have 40 characters.")
    .refine((text) => !control.test(text), "A name can't hold control characters.");

const address = z.string().trim().max(64, "That is too long for an address.");

export const zoneInput = z.strictObject({
  name: name("zone"),
  kind: z.enum(zoneKinds, "Choose what kind of zone it is."),
  colour: z.int("Choose a colour.").min(1, "Choose a colour.").max(8, "Choose a colour."),
  trust: z
    .number("Trust runs from 0 to 100.")
    .int("Trust is a whole number.")
    .min(0, "Trust runs from 0 to 100.")
    .max(100, "Trust runs from 0 to 100."),
  protected: z.boolean(),
});
export type ZoneInput = z.output<typeof zoneInput>;

export const vlanInput = z.strictObject({
  vid: z
    .number("Enter the VLAN's number.")
    .int("A VLAN id is a whole number.")
    .min(1, "VLAN ids run from 1 to 4094; 0 means no VLAN.")
    .max(4094, "VLAN ids run from 1 to 4094; 4095 is reserved."),
  name: name("VLAN"),
  zoneId: rowIdSchema.nullable(),
});
export type VlanInput = z.output<typeof vlanInput>;

export const subnetInput = z.strictObject({
  cidr: address.min(1, "Enter a range, like 10.0.10.0/24."),
  vlanId: rowIdSchema.nullable(),
  /** Only counts without a VLAN. */
  zoneId: rowIdSchema.nullable(),
  gateway: address.nullable(),
});
export type SubnetInput = z.output<typeof subnetInput>;

const interfaceName = (example: string) =>
  z
    .string()
    .trim()
    .min(1, `Name the interface, like ${example}.`)
    .max(32, "That is too long.")
    .refine((text) => !control.test(text), "A name can't hold control characters.");

export const hostInput = z.strictObject({
  name: name("host"),
  kind: z.enum(hostKinds, "Choose what kind of host it is."),
  addresses: z
    .array(
      z.strictObject({
        id: rowIdSchema.nullable(),
        interfaceName: interfaceName("eth0"),
        ip: address.min(1, "Enter an address, like 10.0.10.5."),
        mac: z.string().trim().max(32, "That is too long for a MAC address.").nullable(),
        defaultRoute: z.boolean(),
        pinned: z.boolean(),
      }),
    )
    .max(64, "A host may have 64 addresses."),
});
export type HostInput = z.output<typeof hostInput>;

const linkEnd = z.strictObject({
  hostId: z.string().min(1, "Choose the machine at the other end.").pipe(rowIdSchema),
  interfaceName: interfaceName("eth0 or port 3"),
});

export const linkInput = z.strictObject({
  kind: z.enum(linkKinds, "Choose what kind of link it is."),
  a: linkEnd,
  b: linkEnd,
});
export type LinkInput = z.output<typeof linkInput>;

export const policyInput = z.strictObject({
  srcZoneId: rowIdSchema,
  dstZoneId: rowIdSchema,
  /** "unset": no row, so the site's default holds (deny). */
  default: z.enum(["allow", "deny", "unset"]),
  ports: z.array(z.string().trim().max(20, "That is too long for a port.")).max(64, "A policy may name 64 ports."),
  note: z.string().trim().max(200, "A note may have 200 characters."),
});
export type PolicyInput = z.output<typeof policyInput>;

/** Zones with one network each, as the first-run wizard sends them. */
export const zonesSetUpInput = z.strictObject({
  zones: z
    .array(
      zoneInput.extend({
        vid: vlanInput.shape.vid.nullable(),
        cidr: subnetInput.shape.cidr.nullable(),
        gateway: subnetInput.shape.gateway,
      }),
    )
    .max(32, "32 zones at a time are enough."),
});

export const hostsSetUpInput = z.strictObject({
  hosts: z.array(z.strictObject({ engineId: rowIdSchema, host: hostInput })).max(64, "64 hosts at a time are enough."),
});
