import "server-only";
import { onTestFinished } from "vitest";
import { noCredentials } from "../connection/access";
import { type ApiConnection, openConnection } from "../connection/open-connection";
import { type FakeApiserver, type FakeRequest, startFakeApiserver } from "../fake/fake-apiserver";
import { createKindTable } from "../kinds/kind-table";
import { pod } from "../kinds/pod";
import { createShare } from "../kinds/share";
import type { ClusterTrouble } from "../trouble";
import { type ReflectorMemory, reflect } from "./reflect";
import type { Timings } from "./timings";

export const path = pod.path;
const pauseMs = (attempt: number) => 50 * 2 ** Math.min(attempt, 3);
export const quick: Partial<Timings> = {
  healthyMs: 400,
  shortMs: 100,
  settleMs: 20,
  silenceMs: 20_000,
  pauseMs,
  resumeMs: pauseMs,
};

export async function fakeApi(): Promise<FakeApiserver> {
  const api = await startFakeApiserver();
  onTestFinished(() => api.close());
  return api;
}

export function connect(api: FakeApiserver): ApiConnection {
  const nobody = { headers: {}, cert: null, key: null };
  const connection = openConnection(
    { server: api.url, ca: null, serverName: null, isUnverified: false, credentials: noCredentials },
    { first: nobody, authority: async () => nobody, onSkew: () => undefined },
  );
  onTestFinished(() => connection.close());
  return connection;
}

/** A reflector of pods at work, with all that it says. */
export function reflecting(api: FakeApiserver, timings: Partial<Timings> = {}) {
  const said: string[] = [];
  const changed: string[] = [];
  const memory: ReflectorMemory = { version: null, listedAt: 0 };
  const table = createKindTable(pod, createShare(), (key) => changed.push(key));
  const controller = new AbortController();
  const ended = reflect(connect(api), {
    path,
    table,
    memory,
    signal: controller.signal,
    timings: { ...quick, ...timings },
    told: {
      live: () => said.push("live"),
      behind: ({ why }) => said.push(`behind: ${why}`),
      changing: () => undefined,
    },
  }).catch((error: ClusterTrouble) => error);
  onTestFinished(async () => {
    controller.abort(new Error("the test is over"));
    await ended;
  });
  const names = () => [...table.snapshot().keys()].sort();
  return { said, changed, memory, names, ended, table, stop: () => controller.abort(new Error("stopped")) };
}

export const truth = (api: FakeApiserver) => [...api.store(path).objects.keys()].sort();
export const isList = ({ query }: FakeRequest) => query.get("watch") !== "1";
export const isWatch = (request: FakeRequest) => !isList(request);
export const asked = (api: FakeApiserver, matches: (request: FakeRequest) => boolean) =>
  api.requests.filter((request) => request.path === path && matches(request));
