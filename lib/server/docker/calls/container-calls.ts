import "server-only";
import { list, record, text, textMap } from "@/lib/server/sources/read";
import type { Caller } from "../caller";
import { segment } from "../query";
import { type Summary, toSummary } from "../report/summary";
import { trouble } from "../trouble";
import type { EngineClient, RawContainer } from "../types";

const readMs = 15_000;
const changeMs = 60_000;
/** Docker's own wait before it kills, when neither the call nor the container says another. */
const defaultStopSeconds = 10;
/** A container may carry a stop timeout of its own that we don't see here. */
const longestStopMs = 600_000;

const path = (id: string, verb = "") => `/containers/${segment(id)}${verb === "" ? "" : `/${verb}`}`;

/** Every container, stopped ones too. */
export async function listSummaries(
  caller: Caller,
  options: { label?: string; signal?: AbortSignal } = {},
): Promise<Summary[]> {
  const filters = options.label === undefined ? undefined : JSON.stringify({ label: [options.label] });
  const rows = await caller.json({
    method: "GET",
    path: "/containers/json",
    query: { all: true, filters },
    lane: "read",
    deadlineMs: readMs,
    ...(options.signal ? { signal: options.signal } : {}),
  });
  if (!Array.isArray(rows))
    throw caller.failure(trouble("invalid-response", "answered the container list with something else."));
  return rows.flatMap((row) => toSummary(row) ?? []);
}

/** From API 1.52 on an inspect no longer tells a MAC address that a person set from one that the engine made up. */
export async function inspectRaw(caller: Caller, id: string, signal?: AbortSignal): Promise<RawContainer | null> {
  const answer = await caller.call({
    method: "GET",
    path: path(id, "json"),
    lane: "read",
    deadlineMs: readMs,
    accept: [404],
    apiAtMost: "1.51",
    ...(signal ? { signal } : {}),
  });
  if (answer.status === 404) return null;
  return requireNamed(caller, answer.text);
}

function requireNamed(caller: Caller, body: string): RawContainer {
  let json: ReturnType<typeof record>;
  try {
    json = record(JSON.parse(body));
  } catch (cause) {
    throw caller.failure(trouble("invalid-response", "answered an inspect with something that isn't JSON.", cause));
  }
  if (typeof json.Id !== "string" || typeof json.Name !== "string") {
    throw caller.failure(trouble("invalid-response", "answered an inspect without a container in it."));
  }
  return json as RawContainer;
}

type ContainerCalls = Pick<
  EngineClient,
  | "listContainers"
  | "inspectContainer"
  | "createContainer"
  | "startContainer"
  | "stopContainer"
  | "restartContainer"
  | "killContainer"
  | "pauseContainer"
  | "unpauseContainer"
  | "renameContainer"
  | "removeContainer"
  | "updateRestartPolicy"
>;

export function containerCalls(caller: Caller): ContainerCalls {
  const change = async (
    target: string,
    query?: Record<string, string | number | boolean | undefined>,
    body?: unknown,
  ) => {
    await caller.call({
      method: "POST",
      path: target,
      ...(query ? { query } : {}),
      ...(body === undefined ? {} : { body }),
      lane: "change",
      deadlineMs: changeMs,
      accept: [304],
    });
  };
  const waitForStop = async (target: string, timeoutSeconds: number | undefined) => {
    const deadlineMs =
      timeoutSeconds === undefined ? longestStopMs : (Math.max(timeoutSeconds, defaultStopSeconds) + 60) * 1_000;
    await caller.call({
      method: "POST",
      path: target,
      query: { t: timeoutSeconds },
      lane: "stop",
      deadlineMs,
      accept: [304],
    });
  };

  return {
    async listContainers(filter) {
      const rows = await listSummaries(caller, filter?.label === undefined ? {} : { label: filter.label });
      return rows.map(({ id, name, state, json }) => ({ id, name, state, labels: textMap(json.Labels) }));
    },
    inspectContainer: (idOrName) => inspectRaw(caller, idOrName),
    async createContainer(name, body, options = {}) {
      const json = record(
        await caller.json({
          method: "POST",
          path: "/containers/create",
          query: { name, platform: options.platform },
          body,
          lane: "change",
          deadlineMs: changeMs,
        }),
      );
      if (typeof json.Id !== "string" || json.Id === "") {
        throw caller.failure(trouble("invalid-response", "created a container but didn't say which."));
      }
      return { id: json.Id, warnings: list(json.Warnings, 50).map((warning) => text(warning, 500)) };
    },
    startContainer: (id) => change(path(id, "start")),
    stopContainer: (id, options = {}) => waitForStop(path(id, "stop"), options.timeoutSeconds),
    restartContainer: (id, options = {}) => waitForStop(path(id, "restart"), options.timeoutSeconds),
    killContainer: (id, options = {}) => change(path(id, "kill"), { signal: options.signal }),
    pauseContainer: (id) => change(path(id, "pause")),
    unpauseContainer: (id) => change(path(id, "unpause")),
    renameContainer: (id, name) => change(path(id, "rename"), { name }),
    async removeContainer(id, options = {}) {
      // Volumes are never removed with it: an anonymous one may be all that is left of somebody's data.
      await caller.call({
        method: "DELETE",
        path: path(id),
        query: { force: options.force, v: false },
        lane: "stop",
        deadlineMs: changeMs,
      });
    },
    updateRestartPolicy: (id, { name, maxRetries }) =>
      change(path(id, "update"), undefined, { RestartPolicy: { Name: name, MaximumRetryCount: maxRetries } }),
  };
}
