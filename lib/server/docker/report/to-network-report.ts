import "server-only";
import type { NetworkReport } from "@/lib/domain/engine-report";
import { flag, list, record, text, textMap } from "@/lib/server/sources/read";

/** One network of the list or of inspect; null when it has no id. */
export function toNetworkReport(network: unknown): NetworkReport | null {
  const json = record(network);
  const id = text(json.Id, 128);
  if (id === "") return null;
  const options = record(json.Options);
  return {
    id,
    name: text(json.Name, 256),
    driver: text(json.Driver, 128),
    scope: text(json.Scope, 32),
    internal: flag(json.Internal),
    parent: text(options.parent, 64) || null,
    subnets: list(record(json.IPAM).Config, 64)
      .map((config) => text(record(config).Subnet, 64))
      .filter((subnet) => subnet !== ""),
    gatewayMode: text(options["com.docker.network.bridge.gateway_mode_ipv4"], 32) || "nat",
    labels: textMap(json.Labels),
  };
}
