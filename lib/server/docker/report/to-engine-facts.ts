import "server-only";
import type { EngineFacts } from "@/lib/domain/engine-report";
import { list, record, size, text } from "@/lib/server/sources/read";

/** GET /info as facts. `apiVersion` and `address` are the connection's to know. */
export function toEngineFacts(info: unknown, apiVersion: string, address: string | null): EngineFacts {
  const json = record(info);
  return {
    ownId: text(json.ID, 256),
    hostname: text(json.Name, 256),
    version: text(json.ServerVersion, 64),
    apiVersion,
    os: text(json.OperatingSystem, 128),
    arch: text(json.Architecture, 32),
    cpus: size(json.NCPU),
    memoryBytes: size(json.MemTotal),
    rootless: list(json.SecurityOptions).some(
      (option) => typeof option === "string" && option.includes("name=rootless"),
    ),
    address,
  };
}
