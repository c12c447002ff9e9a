// What an engine holds, told by `docker ps -a` and `docker inspect`. It shares no code with the panel: that is its point.
import { docker, inspect } from "./docker-cli.mjs";

// Named fields only: `{{json .}}` asks for sizes, too, which a newer engine refuses while a dead container is about.
const template = '{"ID":{{json .ID}},"Status":{{json .Status}}}';

const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function portsOf(settings) {
  const ports = Object.entries(settings.Ports ?? {}).flatMap(([container, bindings]) => {
    const [port, protocol] = container.split("/");
    return (bindings ?? []).map(({ HostIp, HostPort }) => ({
      hostIp: HostIp,
      hostPort: Number(HostPort),
      containerPort: Number(port),
      protocol,
    }));
  });
  return ports.sort((a, b) => byText(`${a.hostPort} ${a.hostIp}`, `${b.hostPort} ${b.hostIp}`));
}

function stackOf(labels) {
  const project = labels["com.docker.compose.project"];
  if (!project) return null;
  return {
    project,
    service: labels["com.docker.compose.service"] ?? "",
    oneOff: (labels["com.docker.compose.oneoff"] ?? "").toLowerCase() === "true",
  };
}

function toRow(line, found) {
  return {
    name: found.Name.replace(/^\//, ""),
    id: found.Id,
    state: found.State.Status,
    status: line?.Status ?? "",
    exitCode: found.State.ExitCode,
    oomKilled: found.State.OOMKilled,
    error: found.State.Error,
    restarts: found.RestartCount,
    health: found.State.Health?.Status ?? null,
    image: found.Config.Image,
    imageId: found.Image,
    stack: stackOf(found.Config.Labels ?? {}),
    ports: portsOf(found.NetworkSettings),
    networkMode: found.HostConfig.NetworkMode,
    networks: Object.keys(found.NetworkSettings.Networks ?? {}).sort(byText),
  };
}

/**
 * Every container of an engine, sorted by name. A container that vanishes between the two questions is asked for
 * again from the start, so the answer is one that was true.
 */
export async function askOracle(engine) {
  for (;;) {
    const lines = (await docker(engine, "ps", "-a", "--no-trunc", "--format", template))
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    try {
      const found = await inspect(
        engine,
        lines.map(({ ID }) => ID),
      );
      return found
        .map((one) =>
          toRow(
            lines.find(({ ID }) => ID === one.Id),
            one,
          ),
        )
        .sort((a, b) => byText(a.name, b.name));
    } catch (error) {
      if (!/No such (container|object)/i.test(error.message)) throw error;
    }
  }
}
