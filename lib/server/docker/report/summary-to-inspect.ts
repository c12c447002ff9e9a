import "server-only";
import { type Json, list, record } from "@/lib/server/sources/read";
import type { Summary } from "./summary";
import { containerName } from "./to-container-report";

/**
 * A row of the list in the shape of an inspect. An engine can hang on one container (its storage is stuck) while it still
 * lists it; with this the container stays on the map with what the list knows.
 */
export function summaryToInspect(summary: Summary): Json {
  const { json } = summary;
  const created = typeof json.Created === "number" ? new Date(json.Created * 1_000).toISOString() : "";
  return {
    Id: summary.id,
    Name: containerName(summary.name, summary.id),
    Created: created,
    Image: json.ImageID,
    Path: json.Command,
    State: {
      Status: json.State,
      ExitCode: summary.exitCode ?? 0,
      ...(summary.health === null ? {} : { Health: { Status: summary.health } }),
    },
    Config: { Image: json.Image, Labels: json.Labels },
    HostConfig: { NetworkMode: record(json.HostConfig).NetworkMode },
    NetworkSettings: { Ports: toPortMap(json.Ports), Networks: record(json.NetworkSettings).Networks },
    Mounts: json.Mounts,
  };
}

function toPortMap(ports: unknown): Json {
  const map: Record<string, unknown[]> = {};
  for (const port of list(ports).map(record)) {
    const name = `${port.PrivatePort}/${port.Type}`;
    map[name] ??= [];
    if (port.PublicPort) map[name].push({ HostIp: port.IP, HostPort: String(port.PublicPort) });
  }
  return map;
}
