import { labels } from "../normalise/labels";
import { cloneMounts } from "./clone-mounts";
import { hasNoEndpoints, planNetworks } from "./clone-networks";
import { apiAtLeast, isNothing, list, type Raw, record, shortId, text, whole, without } from "./raw";
import { unpinConfig } from "./unpin";

export const operationLabel = labels.operation;
const replacesLabel = "bulkhead.replaces";

export interface CloneInput {
  /** Inspect of the container to copy, asked at an API version ≤ 1.51 (later ones hide a MAC address that was set). */
  readonly container: Raw;
  /** Inspect of the image it was created from; null when the engine has it no more: then nothing counts as inherited. */
  readonly oldImage: Raw | null;
  readonly apiVersion: string;
  readonly operationId: string;
}

export interface ClonePlan {
  /** Body of `POST /containers/create`. */
  readonly body: Record<string, unknown>;
  readonly connect: readonly { readonly network: string; readonly endpoint: Raw }[];
}

/**
 * The create call that makes a container the same as this one, on whatever its image reference means now.
 *
 * HostConfig passes through whole, so that a setting this panel has never heard of survives; only what an engine
 * refuses to take back, or what would lose data, is put right. Config.Image stays the reference that a person wrote.
 */
export function planClone(input: CloneInput): ClonePlan {
  const { container, apiVersion } = input;
  const networks = planNetworks(container, apiVersion);
  const config = cloneConfig(input);
  if (networks.configMac) config.MacAddress = networks.configMac;
  const body: Record<string, unknown> = { ...config, HostConfig: cloneHostConfig(container) };
  if (!isNothing(networks.endpoints)) body.NetworkingConfig = { EndpointsConfig: networks.endpoints };
  return { body, connect: networks.connect };
}

function cloneConfig({ container, oldImage, apiVersion, operationId }: CloneInput): Record<string, unknown> {
  const config = record(container.Config);
  const own = unpinConfig(config, record(oldImage?.Config));
  const mode = text(record(container.HostConfig).NetworkMode);
  const borrowed = mode === "host" || mode.startsWith("container:") || record(container.HostConfig).UTSMode === "host";
  if (borrowed) own.Domainname = undefined;
  if (borrowed || text(config.Hostname) === shortId(container)) own.Hostname = undefined;
  if (hasNoEndpoints(mode)) own.ExposedPorts = undefined;
  if (!apiAtLeast(apiVersion, "1.44")) own.Healthcheck = withoutStartInterval(own.Healthcheck);
  own.Image = text(config.Image);
  own.Labels = { ...record(own.Labels), [operationLabel]: operationId, [replacesLabel]: text(container.Id) };
  return without(own, ["MacAddress"]);
}

const withoutStartInterval = (check: unknown): unknown =>
  check === undefined ? undefined : without(record(check), ["StartInterval"]);

function cloneHostConfig(container: Raw): Raw {
  const host = without(record(container.HostConfig), ["ContainerIDFile", "ConsoleSize"]);
  const mounts = cloneMounts(container);
  if (mounts.length > 0) host.Mounts = mounts;
  const links = list(host.Links).map((link) => readableLink(text(link)));
  if (links.length > 0) host.Links = links;
  if (hasNoEndpoints(text(host.NetworkMode))) host.PortBindings = undefined;
  return without({ ...host, RestartPolicy: restartPolicy(container) }, []);
}

/** Inspect shows a link as "/db:/web/database"; create wants "db:database". */
function readableLink(link: string): string {
  const [source = "", alias = ""] = link.split(":");
  return `${source.replace(/^\//, "")}:${alias.split("/").at(-1)}`;
}

/** An engine refuses a retry count with any policy but on-failure, and calls "no" also "". */
export function restartPolicy(container: Raw): { readonly Name: string; readonly MaximumRetryCount: number } {
  const policy = record(record(container.HostConfig).RestartPolicy);
  const name = text(policy.Name) || "no";
  return { Name: name, MaximumRetryCount: name === "on-failure" ? whole(policy.MaximumRetryCount) : 0 };
}
