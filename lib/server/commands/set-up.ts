import "server-only";
import { setUpHosts, setUpZones } from "@/lib/domain/inventory/edits/set-up";
import { hostsSetUpInput, zonesSetUpInput } from "@/lib/domain/inventory/inputs.schema";
import { defineCommand } from "./define-command";
import { change } from "./inventory";

/** The wizard's zones with their networks, as one change. */
export const zones = defineCommand({
  name: "set-up.zones",
  input: zonesSetUpInput,
  permission: "inventory:edit",
  target: ({ zones }) => `zones ${zones.map(({ name }) => name).join(", ")}`,
  audit: "change",
  run: (input, call) => change(call, setUpZones(input.zones)),
});

/** The wizard's hosts, one per engine, as one change. */
export const hosts = defineCommand({
  name: "set-up.hosts",
  input: hostsSetUpInput,
  permission: "inventory:edit",
  target: ({ hosts }) => `hosts ${hosts.map(({ host }) => host.name).join(", ")}`,
  audit: "change",
  run: (input, call) => change(call, setUpHosts(input.hosts)),
});
