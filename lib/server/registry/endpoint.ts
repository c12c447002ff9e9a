import "server-only";
import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import { dockerHub } from "@/lib/domain/registry/image-place";
import { reachOf } from "@/lib/domain/registry/reach";
import { RegistryError } from "./errors";

/** All addresses of a name, as `dns.lookup` gives them. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

/** Where a call goes: a name and the addresses that it had when it was looked at. No later answer of DNS leads elsewhere. */
export interface Endpoint {
  /** Without brackets and port. */
  readonly host: string;
  readonly port: number;
  readonly addresses: readonly LookupAddress[];
  /** Every address is loopback or private. */
  readonly isNearby: boolean;
  /** None is. */
  readonly isPublic: boolean;
}

export const systemResolve: Resolve = (host) => lookup(host, { all: true });

/** "registry.lab:5000" as host and port. Docker Hub's registry has another name than its images say. */
export function hostAndPort(registry: string): { host: string; port: number } {
  if (registry === dockerHub) return { host: "registry-1.docker.io", port: 443 };
  const [, bracketed, plain, port = "443"] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d+))?$/.exec(registry) ?? [];
  return { host: bracketed ?? plain ?? "", port: Number(port) };
}

/**
 * The addresses of a name, none of which may be one that is never called.
 *
 * @throws RegistryError, `dns` or `never`. Whatever `signal` was aborted with.
 */
export async function findEndpoint(
  { host, port }: { readonly host: string; readonly port: number },
  resolve: Resolve,
  signal: AbortSignal,
): Promise<Endpoint> {
  if (host === "" || port < 1 || port > 65_535) throw new RegistryError("never");
  const addresses = await beforeAbort(resolve(host), signal);
  const reaches = addresses.map(({ address }) => reachOf(address));
  if (reaches.length === 0) throw new RegistryError("dns");
  if (reaches.includes("never")) throw new RegistryError("never");
  return {
    ...{ host, port, addresses },
    isNearby: reaches.every((reach) => reach === "nearby"),
    isPublic: reaches.every((reach) => reach === "public"),
  };
}

/** A look-up of the system can't be ended, only not be waited for. */
function beforeAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
