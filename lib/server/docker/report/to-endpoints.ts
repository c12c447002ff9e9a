import "server-only";
import type { EndpointReport } from "@/lib/domain/engine-report";
import { addressOrNull, record, text, texts } from "@/lib/server/sources/read";

/** NetworkSettings.Networks, by name. Addresses are empty while the container isn't running. */
export function toEndpoints(networks: unknown): readonly EndpointReport[] {
  return Object.entries(record(networks))
    .slice(0, 500)
    .map(([name, value]) => {
      const endpoint = record(value);
      return {
        networkId: text(endpoint.NetworkID, 128),
        networkName: text(name, 256),
        ipv4: addressOrNull(endpoint.IPAddress),
        ipv6: addressOrNull(endpoint.GlobalIPv6Address),
        mac: addressOrNull(endpoint.MacAddress),
        aliases: texts(endpoint.Aliases),
      };
    })
    .sort((a, b) => (a.networkName < b.networkName ? -1 : 1));
}
