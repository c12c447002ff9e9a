import { toEventFilter } from "../engine/events.ts";
import type { EngineState } from "../engine/state.ts";
import { parseFilters } from "./container-routes.ts";
import { type Ask, ok, type Reply, type Route } from "./router.ts";

export const systemRoutes: readonly Route[] = [
  { method: "GET", path: "/_ping", answer: ping },
  { method: "HEAD", path: "/_ping", answer: ping },
  { method: "GET", path: "/version", answer: ({ engine }) => ok(toVersion(engine)) },
  { method: "GET", path: "/info", answer: ({ engine }) => ok(toInfo(engine)) },
  { method: "GET", path: "/events", answer: streamEvents },
];

function ping({ response, request }: Ask): Reply {
  response.writeHead(200, {
    "Content-Type": "text/plain; charset=utf-8",
    "Cache-Control": "no-cache",
    Pragma: "no-cache",
  });
  response.end(request.method === "HEAD" ? undefined : "OK");
  return null;
}

const toVersion = (engine: EngineState) => ({
  Platform: { Name: "Docker Engine - Simulated" },
  Version: engine.version,
  ApiVersion: engine.apiVersion,
  MinAPIVersion: engine.minApiVersion,
  GitCommit: "0000000",
  GoVersion: "go1.25",
  Os: "linux",
  Arch: "amd64",
  KernelVersion: "6.12.0",
});

function toInfo(engine: EngineState) {
  const all = [...engine.containers.values()];
  const count = (...statuses: string[]) => all.filter(({ status }) => statuses.includes(status)).length;
  return {
    ID: engine.ownId,
    Name: engine.name,
    Containers: all.length,
    ContainersRunning: count("running", "restarting"),
    ContainersPaused: count("paused"),
    ContainersStopped: count("created", "exited", "dead"),
    Images: engine.images.size,
    Driver: "overlay2",
    OperatingSystem: "Debian GNU/Linux 13 (simulated)",
    OSType: "linux",
    Architecture: "x86_64",
    KernelVersion: "6.12.0",
    NCPU: engine.cpus,
    MemTotal: engine.memoryBytes,
    ServerVersion: engine.version,
    SecurityOptions: ["name=seccomp,profile=builtin", "name=cgroupns"],
    CgroupVersion: "2",
    LiveRestoreEnabled: false,
    Swarm: { NodeID: "", LocalNodeState: "inactive" },
    Labels: [],
    Warnings: null,
  };
}

function streamEvents({ engine, query, response }: Ask): Reply {
  const wanted = toEventFilter(parseFilters(query));
  response.writeHead(200, { "Content-Type": "application/json" });
  response.flushHeaders();
  const write = (event: unknown) => response.write(`${JSON.stringify(event)}\n`);
  const since = Number(query.get("since"));
  if (query.has("since") && Number.isFinite(since))
    for (const event of engine.events.since(since * 1e9)) if (wanted(event)) write(event);
  const until = Number(query.get("until"));
  const left = query.has("until") && Number.isFinite(until) ? until * 1000 - engine.clock.now() : null;
  if (left !== null && left <= 0) {
    response.end();
    return null;
  }
  const leave = engine.events.subscribe((event) => {
    if (wanted(event)) write(event);
  });
  const timer = left === null ? null : setTimeout(() => response.end(), left);
  response.on("close", () => {
    leave();
    if (timer) clearTimeout(timer);
  });
  return null;
}
