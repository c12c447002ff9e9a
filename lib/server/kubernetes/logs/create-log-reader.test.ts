import { afterEach, expect, test } from "vitest";
import { podLogsAtOnce } from "@/lib/domain/logs/limits";
import type { LogLine } from "@/lib/domain/stream";
import { until } from "@/lib/server/sources/until";
import { makeCertificate } from "@/sim/tls/certificate";
import { noCredentials } from "../connection/access";
import { type ApiConnection, openConnection } from "../connection/open-connection";
import { type FakeAnswer, type FakeText, startFakeApiserver } from "../fake/fake-apiserver";
import { status } from "../fake/fake-status";
import type { PodLogWish } from "../types";
import { createLogReader } from "./create-log-reader";

const ca = makeCertificate({ name: "lab CA", isCa: true });
const certificate = makeCertificate({ name: "apiserver", issuer: ca, hosts: ["127.0.0.1"] });
const nobody = { headers: {}, cert: null, key: null };
const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const wish = (over: Partial<PodLogWish> = {}): PodLogWish => ({
  ...{
    namespace: "shop",
    pod: "web-1",
    nodeName: "node-1",
    container: "main",
    isPrevious: false,
    tail: 100,
    since: null,
  },
  ...over,
});

async function lab(answer: FakeAnswer) {
  const api = await startFakeApiserver({ tls: { certificate, http2: true } });
  api.answer = ({ path }) => (path.endsWith("/log") ? answer : undefined);
  const access = { server: api.url, ca: ca.cert, serverName: null, isUnverified: false, credentials: noCredentials };
  const connection = openConnection(access, { first: nobody, authority: async () => nobody, onSkew: () => undefined });
  open.push(connection, api);
  const ends = new AbortController();
  let standing: ApiConnection | null = connection;
  const logs = createLogReader({
    clusterName: "home",
    connection: () => standing,
    signal: new AbortController().signal,
  });
  const lines: LogLine[] = [];
  const follow = (over: Partial<PodLogWish> = {}) =>
    logs.follow(wish(over), { signal: ends.signal, onLines: (more) => lines.push(...more) });
  const lose = () => {
    standing = null;
  };
  const asked = () => api.requests.filter(({ path }) => path.endsWith("/log"));
  return { api, connection, logs, lines, follow, ends, asked, lose };
}

/** One log that the test writes. */
async function written() {
  let text: FakeText | null = null;
  let isClosed = false;
  const made = await lab({
    text: (standing) => {
      text = standing;
      standing.onClose(() => {
        isClosed = true;
      });
    },
  });
  const write = async (what: string) => {
    await until("the log is asked for", () => text !== null);
    text?.write(what);
  };
  return { ...made, write, end: () => text?.end(), isClosed: () => isClosed };
}

const said = (promise: Promise<unknown>) =>
  promise.then(
    () => "read to the end",
    (error: Error) => error.message,
  );

test("lines come with their times in UTC, whole however they were cut on the way, and what acts on a terminal is gone", async () => {
  const { follow, write, end, lines } = await written();
  const reading = follow();
  await write("2026-01-01T02:00:00.5+02:00 he");
  await write("llo\n2026-01-01T00:00:01Z \u001b]0;title\u0007\u0000x\n");
  await write("2026-01-01T00:00:02Z without a break at the end");
  end();
  await reading;
  expect(lines).toEqual([
    { at: "2026-01-01T00:00:00.500000000Z", stream: "stdout", text: "hello" },
    { at: "2026-01-01T00:00:01.000000000Z", stream: "stdout", text: "\\u{0}x" },
    { at: "2026-01-01T00:00:02.000000000Z", stream: "stdout", text: "without a break at the end" },
  ]);
});

test("of a huge line of bytes that are no text the beginning is kept, and how much was left out is said", async () => {
  const { follow, write, end, lines } = await written();
  const reading = follow();
  await write(`2026-01-01T00:00:00Z ${"\ufffd".repeat(100_000)}\n`);
  end();
  await reading;
  expect(lines).toHaveLength(1);
  expect(lines[0]?.text.length).toBeLessThan(17_000);
  expect(lines[0]?.text).toMatch(/… \(\d+ more bytes\)$/);
});

test("it is asked for as kubelets understand it", async () => {
  const { follow, asked } = await lab({ lines: [] });
  await follow();
  await follow({ isPrevious: true, since: { seconds: 300 } });
  await follow({ tail: null, since: { time: "2026-01-01T00:00:00.5Z" } });
  expect(asked().map(({ query }) => Object.fromEntries(query))).toEqual([
    { container: "main", timestamps: "true", follow: "true", tailLines: "100" },
    { container: "main", timestamps: "true", previous: "true", tailLines: "100", sinceSeconds: "300" },
    { container: "main", timestamps: "true", follow: "true", sinceTime: "2026-01-01T00:00:00.5Z" },
  ]);
  expect(asked()[0]?.path).toBe("/api/v1/namespaces/shop/pods/web-1/log");
});

test("whoever looks away closes the stream", async () => {
  const { follow, write, ends, isClosed, lines } = await written();
  const reading = said(follow());
  await write("2026-01-01T00:00:00Z x\n");
  await until("it is read", () => lines.length === 1);
  ends.abort();
  expect(await reading).not.toBe("read to the end");
  await until("the stream is closed", isClosed);
});

test("a connection that is cut or given up is said to be out of reach", async () => {
  const { api, connection, follow, write, lines, lose } = await written();
  const reading = said(follow());
  await write("2026-01-01T00:00:00Z x\n");
  await until("it is read", () => lines.length === 1);
  api.cut();
  expect(await reading).toMatch(/^Cluster "home" can't be reached/);
  const again = said(follow());
  await until("it is asked for again", () => api.requests.length > 1);
  connection.close();
  expect(await again).toMatch(/^Cluster "home" can't be reached/);
  lose();
  expect(await said(follow())).toMatch(/^Cluster "home" doesn't answer any more/);
});

const refusal = (code: number, message: string): FakeAnswer => ({ status: code, body: status(code, message) });
const dial = 'Get "https://10.0.0.7:10250/containerLogs/shop/web-1/main": dial tcp 10.0.0.7:10250: no route to host';

test.each([
  [
    refusal(400, 'container "main" in pod "web-1" is waiting to start: PodInitializing'),
    "Container main of web-1 waits to start: PodInitializing.",
  ],
  [
    refusal(400, 'previous terminated container "main" in pod "web-1" not found'),
    "Container main of web-1 has no log from before: it has not restarted.",
  ],
  [refusal(400, "container main is not valid for pod web-1"), "Pod web-1 has no container main."],
  [
    refusal(403, 'pods "web-1" is forbidden: User "x" cannot get resource "pods/log"'),
    `Cluster "home" doesn't let Bulkhead's account read logs in shop (get pods/log). Bind it to Bulkhead's observe role.`,
  ],
  [refusal(404, 'pods "web-1" not found'), 'Cluster "home" has no pod web-1 in shop any more.'],
  [
    refusal(500, dial),
    `Cluster "home" can't reach the kubelet of node-1, which has the log of web-1: ${dial}. Check that the node runs.`,
  ],
  [refusal(502, "proxy error"), /^Cluster "home" can't reach the kubelet of node-1/],
  [refusal(503, "etcd is busy"), /^Cluster "home" .*etcd is busy/],
  [refusal(429, "too many"), /^Cluster "home" was asked too often/],
])("what the cluster refuses with is a sentence: %j", async (answer, sentence) => {
  const { follow } = await lab(answer);
  const told = await said(follow());
  if (typeof sentence === "string") expect(told).toBe(sentence);
  else expect(told).toMatch(sentence);
});

test("a cluster that asks to wait is not asked meanwhile", async () => {
  const { follow, asked } = await lab({ status: 429, body: status(429, "too many"), headers: { "retry-after": "30" } });
  await said(follow());
  expect(await said(follow())).toMatch(/was asked too often/);
  expect(asked()).toHaveLength(1);
});

test("sixty logs are read at once and then there is no room, until one ends", async () => {
  const { follow, logs, ends } = await written();
  const all = Array.from({ length: podLogsAtOnce }, () => said(follow()));
  expect(logs.hasRoom()).toBe(false);
  expect(await said(follow())).toBe(
    '60 logs of cluster "home" are read already, and no more at once. Close one of them first.',
  );
  ends.abort();
  await Promise.all(all);
  expect(logs.hasRoom()).toBe(true);
});
