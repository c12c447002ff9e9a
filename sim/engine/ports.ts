import { EngineRefusal, record, type SimContainer } from "./model.ts";
import type { EngineState } from "./state.ts";

type Binding = { HostIp: string; HostPort: string };

/** Takes the host's ports, or refuses as Docker does when another container has one of them. */
export function bindPorts(engine: EngineState, container: SimContainer): void {
  const wanted = record(record(container.hostConfig).PortBindings);
  const ports: Record<string, Binding[] | null> = {};
  for (const name of Object.keys(record(container.config.ExposedPorts))) ports[name] = null;
  const taken = takenPorts(engine);
  for (const [name, bindings] of Object.entries(wanted)) {
    const list = Array.isArray(bindings) ? bindings.map(record) : [];
    ports[name] = list.flatMap((binding) => {
      const hostPort = String(binding.HostPort || 32_768 + engine.random.below(20_000));
      const ips = binding.HostIp ? [String(binding.HostIp)] : ["0.0.0.0", "::"];
      return ips.map((HostIp) => {
        if (taken.has(`${hostPort}/${name.split("/")[1]}`))
          throw new EngineRefusal(
            500,
            `driver failed programming external connectivity on endpoint ${container.name} (${container.id}): Bind for ${HostIp}:${hostPort} failed: port is already allocated`,
          );
        return { HostIp, HostPort: hostPort };
      });
    });
  }
  container.ports = ports;
}

export function unbindPorts(container: SimContainer): void {
  container.ports = {};
}

function takenPorts(engine: EngineState): ReadonlySet<string> {
  const taken = new Set<string>();
  for (const { ports } of engine.containers.values())
    for (const [name, bindings] of Object.entries(ports))
      for (const { HostPort } of bindings ?? []) taken.add(`${HostPort}/${name.split("/")[1]}`);
  return taken;
}
