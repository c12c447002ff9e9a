import { rfc3339 } from "../clock.ts";
import { type Body, EngineRefusal, record, type SimContainer, type SimNetwork, stringMap, strings } from "./model.ts";
import { type EngineState, findNetwork } from "./state.ts";

export interface NetworkWish {
  readonly name: string;
  readonly driver?: string;
  readonly internal?: boolean;
  readonly subnet?: string | null;
  readonly options?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
}

export function addNetwork(engine: EngineState, wish: NetworkWish): SimNetwork {
  if ([...engine.networks.values()].some(({ name }) => name === wish.name))
    throw new EngineRefusal(409, `network with name ${wish.name} already exists`);
  const driver = wish.driver ?? "bridge";
  const bridged = driver === "bridge" ? `172.${17 + engine.networks.size}.0.0/16` : null;
  const network: SimNetwork = {
    id: engine.random.id(),
    name: wish.name,
    driver,
    createdAt: engine.clock.now(),
    internal: wish.internal ?? false,
    subnet: wish.subnet === undefined ? bridged : wish.subnet,
    options: wish.options ?? {},
    labels: wish.labels ?? {},
    nextHost: 2,
  };
  engine.networks.set(network.id, network);
  engine.events.emit("network", "create", network.id, { name: network.name, type: driver });
  return network;
}

export function removeNetwork(engine: EngineState, idOrName: string): void {
  const network = findNetwork(engine, idOrName);
  const used = [...engine.containers.values()].some(
    ({ endpoints, status }) => status === "running" && endpoints.has(network.name),
  );
  if (used) throw new EngineRefusal(403, `error while removing network: network ${network.name} has active endpoints`);
  engine.networks.delete(network.id);
  engine.events.emit("network", "destroy", network.id, { name: network.name, type: network.driver });
}

/** The endpoint is there from now on; it gets its address while the container runs. */
export function joinNetwork(engine: EngineState, container: SimContainer, idOrName: string, wanted: Body): void {
  const network = findNetwork(engine, idOrName);
  if (container.endpoints.has(network.name))
    throw new EngineRefusal(403, `endpoint with name ${container.name} already exists in network ${network.name}`);
  container.endpoints.set(network.name, { networkId: network.id, wanted, ip: "", mac: "" });
  if (container.status === "running") attach(engine, container, network);
}

export function leaveNetwork(engine: EngineState, container: SimContainer, idOrName: string): void {
  const network = findNetwork(engine, idOrName);
  if (!container.endpoints.has(network.name))
    throw new EngineRefusal(500, `container ${container.id} is not connected to network ${network.name}`);
  if (container.status === "running") detach(engine, container, network);
  container.endpoints.delete(network.name);
}

export function attachAll(engine: EngineState, container: SimContainer): void {
  for (const { networkId } of container.endpoints.values()) {
    const network = engine.networks.get(networkId);
    if (!network) throw new EngineRefusal(404, `network ${networkId} not found`);
    attach(engine, container, network);
  }
}

export function detachAll(engine: EngineState, container: SimContainer): void {
  for (const { networkId } of container.endpoints.values()) {
    const network = engine.networks.get(networkId);
    if (network) detach(engine, container, network);
  }
}

function attach(engine: EngineState, container: SimContainer, network: SimNetwork): void {
  const endpoint = container.endpoints.get(network.name);
  if (!endpoint) return;
  const fixed = String(record(endpoint.wanted.IPAMConfig).IPv4Address ?? "");
  endpoint.ip = network.subnet === null ? "" : fixed || nextAddress(network);
  const wishedMac = String(endpoint.wanted.MacAddress ?? "");
  endpoint.mac =
    wishedMac ||
    (endpoint.ip
      ? `02:42:${endpoint.ip
          .split(".")
          .map((part) => Number(part).toString(16).padStart(2, "0"))
          .join(":")}`
      : "");
  const attributes = { container: container.id, name: network.name, type: network.driver };
  engine.events.emit("network", "connect", network.id, attributes);
}

function detach(engine: EngineState, container: SimContainer, network: SimNetwork): void {
  const endpoint = container.endpoints.get(network.name);
  if (endpoint) Object.assign(endpoint, { ip: "", mac: "" });
  const attributes = { container: container.id, name: network.name, type: network.driver };
  engine.events.emit("network", "disconnect", network.id, attributes);
}

function nextAddress(network: SimNetwork): string {
  const [address = "", length = "16"] = (network.subnet ?? "").split("/");
  const parts = address.split(".").map(Number);
  const base = ((parts[0] ?? 0) << 24) | ((parts[1] ?? 0) << 16) | ((parts[2] ?? 0) << 8) | (parts[3] ?? 0);
  const room = 2 ** (32 - Number(length)) - 2;
  const value = (base + (network.nextHost++ % Math.max(3, room))) >>> 0;
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255].join(".");
}

const gatewayOf = (network: SimNetwork): string => (network.subnet ?? "").replace(/\.\d+\/\d+$/, ".1");

export function toNetworkJson(network: SimNetwork): Body {
  return {
    Name: network.name,
    Id: network.id,
    Created: rfc3339(network.createdAt),
    Scope: "local",
    Driver: network.driver,
    EnableIPv4: true,
    EnableIPv6: false,
    IPAM: {
      Driver: "default",
      Options: null,
      Config: network.subnet === null ? [] : [{ Subnet: network.subnet, Gateway: gatewayOf(network) }],
    },
    Internal: network.internal,
    Attachable: false,
    Ingress: false,
    ConfigFrom: { Network: "" },
    ConfigOnly: false,
    Containers: {},
    Options: network.options,
    Labels: network.labels,
  };
}

/** NetworkSettings.Networks of a container. */
export function toEndpointsJson(engine: EngineState, container: SimContainer): Body {
  const entries = [...container.endpoints].map(([name, { networkId, wanted, ip, mac }]) => {
    const network = engine.networks.get(networkId);
    const up = ip !== "";
    const names = [...strings(wanted.Aliases), container.name, container.id.slice(0, 12)];
    return [
      name,
      {
        IPAMConfig: wanted.IPAMConfig ?? null,
        Links: wanted.Links ?? null,
        Aliases: wanted.Aliases ?? null,
        MacAddress: mac,
        DriverOpts: wanted.DriverOpts ?? null,
        GwPriority: 0,
        NetworkID: networkId,
        EndpointID: up ? `${container.id.slice(32)}${networkId.slice(32)}` : "",
        Gateway: up && network ? gatewayOf(network) : "",
        IPAddress: ip,
        IPPrefixLen: up ? Number((network?.subnet ?? "/16").split("/")[1]) : 0,
        IPv6Gateway: "",
        GlobalIPv6Address: "",
        GlobalIPv6PrefixLen: 0,
        DNSNames: name === "bridge" ? null : names,
      },
    ];
  });
  return Object.fromEntries(entries);
}

export const fromNetworkBody = (body: Body): NetworkWish => {
  const [pool] = Array.isArray(record(body.IPAM).Config) ? (record(body.IPAM).Config as unknown[]) : [];
  const subnet = record(pool).Subnet;
  return {
    name: String(body.Name ?? ""),
    driver: String(body.Driver || "bridge"),
    internal: body.Internal === true,
    ...(typeof subnet === "string" ? { subnet } : {}),
    options: stringMap(body.Options),
    labels: stringMap(body.Labels),
  };
};
