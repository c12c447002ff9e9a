import { createContainer } from "../engine/create-container.ts";
import { toList } from "../engine/events.ts";
import { kill, pause, remove, rename, restart, start, stop, unpause } from "../engine/lifecycle.ts";
import { EngineRefusal, record, type SimContainer, stringMap } from "../engine/model.ts";
import { type EngineState, emitContainer, findContainer } from "../engine/state.ts";
import { toStats } from "../engine/stats.ts";
import { toInspect, toSummary } from "../engine/to-inspect.ts";
import { streamLogs } from "./log-stream.ts";
import { type Ask, done, isSet, ok, type Reply, type Route, unchanged } from "./router.ts";

const named = ({ engine, parts }: Ask): SimContainer => findContainer(engine, parts[0] ?? "");

/** A change of one container that answers 204, or 304 when nothing had to change. */
const change = (
  verb: string,
  act: (engine: EngineState, container: SimContainer, ask: Ask) => boolean | undefined,
): Route => ({
  method: "POST",
  path: `/containers/*/${verb}`,
  answer: (ask) => (act(ask.engine, named(ask), ask) === false ? unchanged : done),
});

/** For acts that say nothing. */
const plainly = (act: () => void): undefined => {
  act();
};

export const containerRoutes: readonly Route[] = [
  { method: "GET", path: "/containers/json", answer: list },
  {
    method: "POST",
    path: "/containers/create",
    answer: ({ engine, query, body }) => {
      const { id } = createContainer(engine, (query.get("name") ?? "").replace(/^\//, ""), body);
      return { status: 201, json: { Id: id, Warnings: [] } };
    },
  },
  { method: "GET", path: "/containers/*/json", answer: (ask) => ok(toInspect(ask.engine, named(ask))) },
  change("start", start),
  change("stop", stop),
  change("restart", (engine, container) => plainly(() => restart(engine, container))),
  change("kill", (engine, container, { query }) =>
    plainly(() => kill(engine, container, query.get("signal") || "KILL")),
  ),
  change("pause", (engine, container) => plainly(() => pause(engine, container))),
  change("unpause", (engine, container) => plainly(() => unpause(engine, container))),
  change("rename", (engine, container, { query }) =>
    plainly(() => rename(engine, container, (query.get("name") ?? "").replace(/^\//, ""))),
  ),
  {
    method: "DELETE",
    path: "/containers/*",
    answer: (ask) => {
      remove(ask.engine, named(ask), isSet(ask.query, "force"));
      return done;
    },
  },
  { method: "POST", path: "/containers/*/update", answer: update },
  { method: "POST", path: "/containers/*/wait", answer: wait },
  { method: "GET", path: "/containers/*/logs", answer: (ask) => streamLogs(ask, named(ask)) },
  { method: "GET", path: "/containers/*/stats", answer: stats },
];

function list({ engine, query }: Ask): Reply {
  const filters = parseFilters(query);
  const all = isSet(query, "all") || "status" in filters;
  const rows = [...engine.containers.values()].filter(
    (container) =>
      (all || container.status === "running" || container.status === "paused") && passes(container, filters),
  );
  rows.sort((a, b) => b.createdAt - a.createdAt);
  return ok(rows.map((container) => toSummary(engine, container)));
}

export function parseFilters(query: URLSearchParams): Readonly<Record<string, unknown>> {
  try {
    return record(JSON.parse(query.get("filters") || "{}"));
  } catch {
    throw new EngineRefusal(400, "invalid filter");
  }
}

function passes(container: SimContainer, filters: Readonly<Record<string, unknown>>): boolean {
  const labels = stringMap(container.config.Labels);
  return Object.entries(filters).every(([key, value]) => {
    const wanted = toList(value);
    if (key === "status") return wanted.includes(container.status);
    if (key === "name") return wanted.some((name) => container.name.includes(name.replace(/^\//, "")));
    if (key === "id") return wanted.some((id) => container.id.startsWith(id));
    if (key !== "label") throw new EngineRefusal(400, `invalid filter '${key}'`);
    // Docker's one filter whose values must all hold.
    return wanted.every((entry) => {
      const at = entry.indexOf("=");
      return at < 0 ? entry in labels : labels[entry.slice(0, at)] === entry.slice(at + 1);
    });
  });
}

function update(ask: Ask): Reply {
  const container = named(ask);
  const { RestartPolicy, ...limits } = ask.body;
  const known = Object.fromEntries(Object.entries(limits).filter(([key]) => key in record(container.hostConfig)));
  const policy = RestartPolicy ? { RestartPolicy: { MaximumRetryCount: 0, ...record(RestartPolicy) } } : {};
  container.hostConfig = { ...record(container.hostConfig), ...known, ...policy };
  emitContainer(ask.engine, container, "update");
  return ok({ Warnings: null });
}

function wait(ask: Ask): Reply | Promise<Reply> {
  const container = named(ask);
  const over = () =>
    container.status !== "running" && container.status !== "paused" && container.status !== "restarting";
  if (over()) return ok({ StatusCode: container.exitCode });
  return new Promise((resolve) => {
    const leave = ask.engine.events.subscribe((event) => {
      if (event.id !== container.id || event.Action !== "die" || !over()) return;
      leave();
      resolve(ok({ StatusCode: container.exitCode }));
    });
    ask.response.on("close", leave);
  });
}

function stats(ask: Ask): Reply {
  const container = named(ask);
  if (ask.query.has("stream") && !isSet(ask.query, "stream")) return ok(toStats(ask.engine, container));
  const { response } = ask;
  response.writeHead(200, { "Content-Type": "application/json" });
  const write = () => response.write(`${JSON.stringify(toStats(ask.engine, container))}\n`);
  write();
  const timer = setInterval(write, 1_000);
  response.on("close", () => clearInterval(timer));
  return null;
}
