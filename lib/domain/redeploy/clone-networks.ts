import { apiAtLeast, containerName, isNothing, type Raw, record, shortId, strings, text } from "./raw";

export interface NetworkPlan {
  /** NetworkingConfig.EndpointsConfig of the create call. */
  readonly endpoints: Readonly<Record<string, Raw>>;
  /** Connected after create and before start, in this order: engines before API 1.44 take one endpoint at create. */
  readonly connect: readonly { readonly network: string; readonly endpoint: Raw }[];
  /** Config.MacAddress, where the API is too old to have it in the endpoint. */
  readonly configMac: string | null;
}

/**
 * Which networks the copy joins and how. Only what somebody configured is sent: addresses, gateways and ids of the
 * running one are the engine's doing and would collide.
 *
 * The primary network is the one NetworkMode names, never "the first key": it decides the default route.
 */
export function planNetworks(container: Raw, apiVersion: string): NetworkPlan {
  const mode = text(record(container.HostConfig).NetworkMode) || "default";
  if (hasNoEndpoints(mode)) return { endpoints: {}, connect: [], configMac: null };

  const networks = record(record(container.NetworkSettings).Networks);
  const primary = primaryNetwork(mode, networks);
  const mac = text(record(container.Config).MacAddress);
  const inEndpoint = apiAtLeast(apiVersion, "1.44");
  const all = Object.entries(networks).map(([network, settings]) => {
    const endpoint = configuredEndpoint(network, record(settings), container, apiVersion);
    return {
      network,
      endpoint: network === primary && mac && inEndpoint ? { ...endpoint, MacAddress: mac } : endpoint,
    };
  });
  const first = all.filter(({ network }) => network === primary);
  const others = all.filter(({ network }) => network !== primary);
  const atCreate = inEndpoint ? [...first, ...others] : first;
  return {
    endpoints: Object.fromEntries(atCreate.map(({ network, endpoint }) => [network, endpoint])),
    connect: inEndpoint ? [] : others,
    configMac: inEndpoint ? null : mac || null,
  };
}

/** host, none and another container's network: no endpoints, no ports, no MAC address, no hostname of its own. */
export const hasNoEndpoints = (mode: string): boolean =>
  mode === "host" || mode === "none" || mode.startsWith("container:");

function primaryNetwork(mode: string, networks: Raw): string {
  if (mode === "default") return "bridge";
  if (mode in networks) return mode;
  // NetworkMode may hold a network's id, whole or shortened.
  const byId = Object.entries(networks).find(([, settings]) => text(record(settings).NetworkID).startsWith(mode));
  return byId?.[0] ?? mode;
}

function configuredEndpoint(network: string, settings: Raw, container: Raw, apiVersion: string): Raw {
  const endpoint: Record<string, unknown> = {};
  const { IPv4Address, IPv6Address, LinkLocalIPs } = record(settings.IPAMConfig);
  const addresses = Object.fromEntries(
    Object.entries({ IPv4Address, IPv6Address, LinkLocalIPs }).filter(([, value]) => !isNothing(value)),
  );
  if (!isNothing(addresses)) endpoint.IPAMConfig = addresses;
  const aliases = network === "bridge" ? [] : configuredAliases(settings, container);
  if (aliases.length > 0) endpoint.Aliases = aliases;
  for (const key of ["Links", "DriverOpts"]) if (!isNothing(settings[key])) endpoint[key] = settings[key];
  if (apiAtLeast(apiVersion, "1.48") && settings.GwPriority) endpoint.GwPriority = settings.GwPriority;
  return endpoint;
}

/** The short id and the container's name are added by the engine itself. */
const configuredAliases = (settings: Raw, container: Raw): readonly string[] => [
  ...new Set(
    strings(settings.Aliases).filter((alias) => alias !== shortId(container) && alias !== containerName(container)),
  ),
];
