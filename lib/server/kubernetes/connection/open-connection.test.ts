import { afterEach, expect, test } from "vitest";
import { type Certificate, makeCertificate } from "@/sim/tls/certificate";
import { type FakeApiserver, startFakeApiserver } from "../fake/fake-apiserver";
import type { ClusterTrouble } from "../trouble";
import { noCredentials } from "./access";
import type { Authority } from "./authorise";
import { openConnection } from "./open-connection";

const ca = makeCertificate({ name: "lab CA", isCa: true });
const server = makeCertificate({ name: "apiserver", issuer: ca, hosts: ["127.0.0.1", "kubernetes"] });
const nobody: Authority = { headers: {}, cert: null, key: null };

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function fake(options: { certificate?: Certificate; http2?: boolean; clientCa?: string } = {}) {
  const { certificate = server, http2 = true, clientCa } = options;
  const started = await startFakeApiserver({ tls: { certificate, http2, clientCa } });
  open.push(started);
  return started;
}

function connect(
  to: Pick<FakeApiserver, "url">,
  { trust = ca.cert, serverName = null as string | null, isUnverified = false, first = nobody } = {},
) {
  const connection = openConnection(
    { server: to.url, ca: trust, serverName, isUnverified, credentials: noCredentials },
    { first, authority: async () => first, onSkew: () => undefined },
  );
  open.unshift(connection);
  return connection;
}

const { signal } = new AbortController();
const why = (promise: Promise<unknown>) =>
  promise.then(
    () => "answered",
    (error: ClusterTrouble) => error.why,
  );

test("forty requests at once go over one HTTP/2 connection, also those that come while it is dialled", async () => {
  const api = await fake();
  const connection = connect(api);
  await Promise.all(Array.from({ length: 40 }, () => connection.ask({ path: "/version", signal })));
  expect(connection.isMultiplexed()).toBe(true);
  expect(api.connections()).toBe(1);
});

test("after the connection is cut the next crowd dials once again", async () => {
  const api = await fake();
  const connection = connect(api);
  await connection.ask({ path: "/version", signal });
  api.cut();
  await new Promise((resolve) => setTimeout(resolve, 50));
  await Promise.all(Array.from({ length: 20 }, () => connection.ask({ path: "/version", signal })));
  expect(api.connections()).toBe(2);
});

test("a server without HTTP/2 is asked over HTTP/1.1", async () => {
  const api = await fake({ http2: false });
  const connection = connect(api);
  await Promise.all(Array.from({ length: 5 }, () => connection.ask({ path: "/version", signal })));
  expect(connection.isMultiplexed()).toBe(false);
});

test("what is wrong with a certificate is told exactly", async () => {
  const other = makeCertificate({ name: "other CA", isCa: true });
  const good = await fake();
  expect(await why(connect(good, { trust: other.cert }).ask({ path: "/version", signal }))).toBe("tls-untrusted");

  const elsewhere = await fake({ certificate: makeCertificate({ name: "x", issuer: ca, hosts: ["10.1.2.3"] }) });
  expect(await why(connect(elsewhere).ask({ path: "/version", signal }))).toBe("tls-wrong-host");

  const notAfter = new Date(Date.now() - 86_400_000);
  const old = await fake({ certificate: makeCertificate({ name: "x", issuer: ca, hosts: ["127.0.0.1"], notAfter }) });
  expect(await why(connect(old).ask({ path: "/version", signal }))).toBe("tls-expired");
});

test("a name that the certificate lists may be given in place of the address", async () => {
  const named = await fake({ certificate: makeCertificate({ name: "x", issuer: ca, hosts: ["kubernetes"] }) });
  expect(await why(connect(named, { serverName: "kubernetes" }).ask({ path: "/version", signal }))).toBe("answered");
  expect(await why(connect(named, { isUnverified: true }).ask({ path: "/version", signal }))).toBe("answered");
});

test("a client certificate of another CA is not known, one that has expired is called expired", async () => {
  const api = await fake({ clientCa: ca.cert });
  const foreign = makeCertificate({ name: "me", issuer: makeCertificate({ name: "other CA", isCa: true }) });
  expect(await why(connect(api, { first: { ...nobody, ...foreign } }).ask({ path: "/version", signal }))).toBe(
    "credentials-refused",
  );
  const mine = makeCertificate({ name: "me", issuer: ca });
  expect(await why(connect(api, { first: { ...nobody, ...mine } }).ask({ path: "/version", signal }))).toBe("answered");
  const past = makeCertificate({ name: "me", issuer: ca, notAfter: new Date(Date.now() - 86_400_000) });
  expect(await why(connect(api, { first: { ...nobody, ...past } }).ask({ path: "/version", signal }))).toBe(
    "credentials-expired",
  );
});

test("a port without TLS, with TLS, without anything, and a web page are told apart", async () => {
  const plain = await startFakeApiserver();
  const secure = await fake();
  open.push(plain);
  expect(await why(connect({ url: plain.url.replace("http:", "https:") }).ask({ path: "/version", signal }))).toBe(
    "not-tls",
  );
  plain.answer = () => ({ status: 400, body: "Client sent an HTTP request to an HTTPS server.\n" });
  expect(await why(connect(plain).ask({ path: "/version", signal }))).toBe("wants-tls");
  plain.answer = () => ({ status: 200, body: "<html>router</html>" });
  expect(await why(connect(plain).ask({ path: "/version", signal }))).toBe("not-kubernetes");
  plain.answer = () => ({ status: 403, body: "<html>forbidden</html>" });
  expect(await why(connect(plain).ask({ path: "/version", signal }))).toBe("not-kubernetes");
  await secure.stop();
  expect(await why(connect(secure).ask({ path: "/version", signal }))).toBe("refused");
  expect(await why(connect({ url: "https://nowhere.invalid:6443" }).ask({ path: "/version", signal }))).toBe("dns");
});

test("401 with a token whose time is over says so, 401 with another one doesn't know it", async () => {
  const api = await fake();
  api.answer = () => ({ status: 401 });
  const token = (exp: number) => `Bearer x.${Buffer.from(JSON.stringify({ exp })).toString("base64url")}.y`;
  const asking = (authorization: string) =>
    why(connect(api, { first: { ...nobody, headers: { authorization } } }).ask({ path: "/version", signal }));
  expect(await asking(token(1_000))).toBe("credentials-expired");
  expect(await asking(token(4_000_000_000))).toBe("credentials-refused");
});

test("an answer that doesn't come is given up at its deadline, without an end of the connection", async () => {
  const api = await fake();
  api.answer = ({ path }) => (path === "/slow" ? "hang" : undefined);
  const connection = connect(api);
  await connection.ask({ path: "/version", signal });
  expect(await why(connection.ask({ path: "/slow", signal, deadlineMs: 200 }))).toBe("timeout");
  expect(await why(connection.ask({ path: "/version", signal }))).toBe("answered");
  expect(api.connections()).toBe(1);
});

test("a stream that falls silent is ended, one that speaks in time is not", async () => {
  const api = await fake();
  const connection = connect(api);
  const path = "/api/v1/pods";
  const stream = await connection.stream({ path, query: { watch: "1" }, signal, silenceMs: 300 });
  const speaking = setInterval(() => api.bookmark(path), 100);
  setTimeout(() => clearInterval(speaking), 700);
  const startedAt = performance.now();
  const read = (async () => {
    for await (const _ of stream.chunks);
  })();
  expect(await why(read)).toBe("timeout");
  expect(performance.now() - startedAt).toBeGreaterThan(800);
});
