import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import { createServer } from "node:net";
import { afterEach, expect, test } from "vitest";
import { operationSentence } from "@/lib/domain/words/operation-words";
import { createRegistries, type RegistriesOptions } from "./create-registries";
import { type FakeRegistry, fakeCa, startFakeRegistry } from "./fake-registry";

const digest = `sha256:${"ab".repeat(32)}`;
/** What no answer of ours may carry on. */
const secret = "s3cret-of-the-house";

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function open(...how: Parameters<typeof startFakeRegistry>): Promise<FakeRegistry> {
  const registry = await startFakeRegistry(...how);
  ends.push(() => registry.close());
  return registry;
}

/** What is said of one image, and that none of what the registry wrote is in it. */
async function ask(image: string, options: RegistriesOptions = {}) {
  const registries = createRegistries({ ca: fakeCa, deadlineMs: 20_000, ...options });
  const [answer] = await registries.ask([image]);
  if (!answer) throw new Error("no answer");
  expect(JSON.stringify(answer)).not.toContain(secret);
  return { ...answer, sentence: operationSentence(answer.said) };
}

const named = (response: ServerResponse) => response.writeHead(200, { "docker-content-digest": digest }).end();
const coded = (response: ServerResponse, status: number, code: string) =>
  response
    .writeHead(status, { "content-type": "application/json" })
    .end(JSON.stringify({ errors: [{ code, message: secret }] }));

test("a tag is the digest that the registry names, asked for by HEAD with indexes among what is taken", async () => {
  const registry = await open();
  registry.answer = (_request, response) => named(response);
  const answer = await ask(`${registry.address}/shop/app:2`);
  expect(answer).toMatchObject({ state: "resolved", digest });
  expect(answer.sentence).toBe(`${registry.address}/shop/app:2 is ${digest} now.`);
  expect(registry.requests).toMatchObject([{ method: "HEAD", url: "/v2/shop/app/manifests/2" }]);
  const { accept = "", cookie, authorization } = registry.requests[0]?.headers ?? {};
  for (const type of ["oci.image.index.v1", "manifest.list.v2", "oci.image.manifest.v1", "distribution.manifest.v2"])
    expect(accept).toContain(type);
  expect([cookie, authorization]).toEqual([undefined, undefined]);
});

test("one that names no digest is read, and its digest reckoned", async () => {
  const registry = await open();
  const manifest = JSON.stringify({ schemaVersion: 2, layers: [], note: secret });
  registry.answer = ({ method }, response) =>
    method === "HEAD" ? response.writeHead(405).end() : response.writeHead(200).end(manifest);
  const reckoned = `sha256:${createHash("sha256").update(manifest).digest("hex")}`;
  expect(await ask(`${registry.address}/app`)).toMatchObject({ state: "resolved", digest: reckoned });
  expect(registry.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "HEAD /v2/app/manifests/latest",
    "GET /v2/app/manifests/latest",
  ]);
});

test("a digest is answered with itself or not at all", async () => {
  const registry = await open();
  registry.answer = (_request, response) => named(response);
  expect(await ask(`${registry.address}/app:1@${digest}`)).toMatchObject({ state: "resolved", digest });
  const other = `sha256:${"cd".repeat(32)}`;
  expect(await ask(`${registry.address}/app@${other}`)).toMatchObject({ state: "untold", digest: null });
});

test.each([
  ["MANIFEST_UNKNOWN", "absent", "registry.no-tag"],
  ["NOT_FOUND", "absent", "registry.no-tag"],
  ["NAME_UNKNOWN", "absent", "registry.no-repository"],
  ["HAVE_A_NICE_DAY", "untold", "registry.not-one"],
])("a 404 that says %s is %s", async (code, state, said) => {
  const registry = await open();
  registry.answer = (_request, response) => coded(response, 404, code);
  expect(await ask(`${registry.address}/app:9`)).toMatchObject({ state, said: { code: said } });
});

test.each([
  [403, "registry.login"],
  [429, "registry.rate-limited"],
  [500, "registry.trouble"],
  [503, "registry.trouble"],
  [302, "registry.elsewhere"],
  [307, "registry.elsewhere"],
])("HTTP %i is told in words", async (status, code) => {
  const registry = await open();
  const other = await open();
  other.answer = (_request, response) => named(response);
  registry.answer = (_request, response) =>
    response.writeHead(status, { location: `https://${other.address}/${secret}`, "retry-after": "3600" }).end(secret);
  expect(await ask(`${registry.address}/app:2`)).toMatchObject({ state: "untold", said: { code } });
  expect(other.requests).toEqual([]);
});

/** A registry that wants a token, and the place that gives it out. */
async function guarded(challenge: (host: FakeRegistry) => string) {
  const [registry, host] = await Promise.all([open(), open()]);
  host.answer = (_request, response) => response.end(JSON.stringify({ token: "t0ken", note: secret }));
  registry.answer = ({ headers }, response) =>
    headers.authorization === "Bearer t0ken"
      ? named(response)
      : response.writeHead(401, { "www-authenticate": challenge(host) }).end(secret);
  return { registry, host };
}

test("an anonymous token is fetched where the registry says, for our own repository only, and goes to the registry only", async () => {
  const { registry, host } = await guarded(
    ({ address }) => `Bearer realm="https://${address}/token?a=1",service="hub",scope="repository:other:push,pull"`,
  );
  expect(await ask(`${registry.address}/shop/app:2`)).toMatchObject({ state: "resolved", digest });
  expect(host.requests.map(({ url }) => url)).toEqual(["/token?a=1&service=hub&scope=repository%3Ashop%2Fapp%3Apull"]);
  expect(host.requests[0]?.headers.authorization).toBeUndefined();
  expect(registry.requests.map(({ method }) => method)).toEqual(["HEAD", "HEAD"]);
});

test("who wants a login is told of, whether the registry says so or the place for tokens", async () => {
  const basic = await guarded(() => `Basic realm="${secret}"`);
  expect(await ask(`${basic.registry.address}/app`)).toMatchObject({ said: { code: "registry.login" } });
  const { registry, host } = await guarded(({ address }) => `Bearer realm="https://${address}/token"`);
  host.answer = (_request, response) => coded(response, 401, "UNAUTHORIZED");
  expect(await ask(`${registry.address}/app`)).toMatchObject({ said: { code: "registry.login" } });
  host.answer = (_request, response) => response.end(JSON.stringify({ token: "another" }));
  const answer = await ask(`${registry.address}/app`);
  expect(answer.sentence).toMatch(/wants a login for .*The nodes pull with their own login\.$/);
  // Once, not for ever.
  expect(host.requests).toHaveLength(2);
});

test.each([
  ["plain HTTP elsewhere", (host: FakeRegistry) => `http://${host.address}/token`],
  ["another protocol", () => "file:///etc/passwd"],
  ["a name and password", (host: FakeRegistry) => `https://a:b@${host.address}/token`],
  ["nonsense", () => "https://"],
])("a realm with %s is not called", async (_what, realm) => {
  const { registry, host } = await guarded((at) => `Bearer realm="${realm(at)}"`);
  expect(await ask(`${registry.address}/app`)).toMatchObject({ said: { code: "registry.token" } });
  expect(host.requests).toEqual([]);
});

test("a registry that is not at home can't send the panel into the house, nor anybody to a cloud's credentials", async () => {
  const { registry, host } = await guarded(({ port }) => `Bearer realm="https://inside.lab:${port}/token"`);
  // One address of each kind is enough not to be at home; the one that answers is first.
  const resolve = async (name: string) =>
    name === "inside.lab" ? [at("127.0.0.1")] : [at("127.0.0.1"), at("203.0.112.1")];
  expect(await ask(`${registry.address}/app`, { resolve })).toMatchObject({ said: { code: "registry.token" } });
  const metadata = async (name: string) => [at(name === "inside.lab" ? "169.254.169.254" : "127.0.0.1")];
  expect(await ask(`${registry.address}/app`, { resolve: metadata })).toMatchObject({
    said: { code: "registry.never" },
  });
  expect(host.requests).toEqual([]);
});

test.each([
  ["nothing", ""],
  ["an empty one", '{"token":""}'],
  ["a number", '{"token":7}'],
  ["a list", "[]"],
  ["one that would be another header", '{"token":"a\\r\\nx: y"}'],
  ["an endless one", `{"token":"${"x".repeat(70_000)}"}`],
])("a token that is none is not passed on: %s", async (_what, body) => {
  const { registry, host } = await guarded(({ address }) => `Bearer realm="https://${address}/token"`);
  host.answer = (_request, response) => response.end(body);
  expect(await ask(`${registry.address}/app`)).toMatchObject({ said: { code: "registry.not-one" } });
  expect(registry.requests).toHaveLength(1);
});

const at = (address: string) => ({ address, family: address.includes(":") ? 6 : 4 });

test.each(["169.254.169.254", "fd00:ec2::254", "0.0.0.0", "::ffff:169.254.169.254"])(
  "a name that leads to %s, beside others or not, is not called",
  async (address) => {
    const registry = await open(["registry.lab"]);
    registry.answer = (_request, response) => named(response);
    const image = `registry.lab:${registry.port}/app`;
    expect(await ask(image, { resolve: async () => [at("127.0.0.1"), at(address)] })).toMatchObject({
      said: { code: "registry.never" },
    });
    expect(registry.requests).toEqual([]);
  },
);

test("the name is looked up once, so that it can't lead elsewhere after it was checked", async () => {
  const registry = await open(["registry.lab"]);
  let asked = 0;
  registry.answer = ({ method }, response) =>
    method === "HEAD" ? response.writeHead(200).end() : response.end(JSON.stringify({ schemaVersion: 2 }));
  const resolve = async () => [at(asked++ === 0 ? "127.0.0.1" : "169.254.169.254")];
  expect(await ask(`registry.lab:${registry.port}/app`, { resolve })).toMatchObject({ state: "resolved" });
  expect([asked, registry.requests.length]).toEqual([1, 2]);
});

test("plain HTTP is spoken at home where TLS is not, and it is said", async () => {
  const registry = await open("plain");
  registry.answer = ({ headers }, response) =>
    headers.authorization
      ? named(response)
      : response.writeHead(401, { "www-authenticate": `Bearer realm="http://${registry.address}/token"` }).end();
  const answer = registry.answer;
  registry.answer = (request, response) =>
    request.url?.startsWith("/token") ? response.end('{"access_token":"t"}') : answer(request, response);
  const told = await ask(`${registry.address}/app:2`);
  expect(told).toMatchObject({ state: "resolved", digest });
  expect(told.sentence).toContain("speaks no TLS: this was asked over plain HTTP.");
  expect(registry.requests.map(({ url }) => url)).toEqual([
    "/v2/app/manifests/2",
    "/token?scope=repository%3Aapp%3Apull",
    "/v2/app/manifests/2",
  ]);
});

test("nobody is asked over plain HTTP who is not at home", async () => {
  const registry = await open("plain");
  registry.answer = (_request, response) => named(response);
  const resolve = async () => [at("127.0.0.1"), at("8.8.8.8")];
  expect(await ask(`registry.lab:${registry.port}/app`, { resolve })).toMatchObject({
    said: { code: "registry.no-tls" },
  });
  expect(registry.requests).toEqual([]);
});

test("a certificate that is not trusted, or for another name, is no reason to speak plainly", async () => {
  const registry = await open();
  registry.answer = (_request, response) => named(response);
  expect(await createRegistries({ deadlineMs: 20_000 }).ask([`${registry.address}/app`])).toMatchObject([
    { said: { code: "registry.certificate" } },
  ]);
  const other = await open(["other.lab"]);
  expect(await ask(`${other.address}/app`)).toMatchObject({ said: { code: "registry.certificate" } });
  expect([...registry.requests, ...other.requests]).toEqual([]);
});

test("a TLS server that refuses the handshake is not asked over plain HTTP", async () => {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.on("error", () => undefined);
    // A fatal alert, handshake_failure.
    socket.once("data", () => socket.end(Buffer.from([0x15, 3, 3, 0, 2, 2, 40])));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ends.push(() => server.close());
  const { port } = server.address() as { port: number };
  expect(await ask(`127.0.0.1:${port}/app`)).toMatchObject({ state: "untold" });
  expect(connections).toBe(1);
});

test("a silent one is given up at the deadline, whenever it falls silent", async () => {
  const registry = await open();
  const options = { deadlineMs: 400 };
  registry.answer = () => undefined;
  const told = await ask(`${registry.address}/app`, options);
  expect(told.sentence).toBe(
    `${registry.address} did not answer within 0.4 s, so the digest of ${registry.address}/app could not be told.`,
  );
  registry.answer = ({ method }, response) => {
    if (method === "HEAD") response.writeHead(200).end();
    else response.writeHead(200).write('{"schemaVersion":2,');
  };
  expect(await ask(`${registry.address}/app`, options)).toMatchObject({ said: { code: "registry.silent" } });
  const never = () => new Promise<never>(() => undefined);
  expect(await ask("registry.lab/app", { ...options, resolve: never })).toMatchObject({
    said: { code: "registry.silent" },
  });
});

test("garbage is no answer: other bytes, pages, bombs, endless bodies, broken digests", async () => {
  const registry = await open();
  const bodies: ((response: ServerResponse) => void)[] = [
    (response) => response.end("<html>router</html>"),
    (response) => response.end("{}"),
    (response) => response.writeHead(200, { "content-encoding": "gzip" }).end('{"schemaVersion":2}'),
    (response) => response.writeHead(200, { "docker-content-digest": digest }).end('{"schemaVersion":2}'),
    (response) => response.writeHead(200, { "x-much": "y".repeat(20_000) }).end(),
    (response) => response.socket?.end("\0\0 not http at all\r\n\r\n"),
  ];
  for (const body of bodies) {
    registry.answer = ({ method }, response) =>
      method === "HEAD" ? response.writeHead(200, { "docker-content-digest": `md5:${secret}` }).end() : body(response);
    expect(await ask(`${registry.address}/app`), body.toString()).toMatchObject({ said: { code: "registry.not-one" } });
  }
});

test("of an endless answer no more is read than a manifest may have", async () => {
  const registry = await open();
  let written = 0;
  const chunk = Buffer.alloc(256 * 1024, 32);
  registry.answer = ({ method }, response) => {
    if (method === "HEAD") return response.writeHead(200).end();
    const pour = () => {
      while (!response.destroyed && response.write(chunk)) written += chunk.length;
    };
    response.on("drain", pour);
    pour();
  };
  expect(await ask(`${registry.address}/app`)).toMatchObject({ said: { code: "registry.not-one" } });
  expect(written).toBeLessThan(32 * 1024 * 1024);
});

test("who isn't there is told apart from who has no name", async () => {
  const gone = await startFakeRegistry();
  await gone.close();
  expect(await ask(`${gone.address}/app`)).toMatchObject({ said: { code: "registry.refused" } });
  const resolve = () => Promise.reject(Object.assign(new Error("no"), { code: "ENOTFOUND" }));
  expect(await ask("nowhere.lab/app", { resolve })).toMatchObject({ said: { code: "registry.dns" } });
  expect(await ask("registry.lab:99999/app")).toMatchObject({ said: { code: "registry.never" } });
});

test("Docker Hub is asked at its registry, by the whole name", async () => {
  const asked: string[] = [];
  const resolve = async (host: string) => {
    asked.push(host);
    return [];
  };
  const answer = await ask("nginx:1", { resolve });
  expect(asked).toEqual(["registry-1.docker.io"]);
  expect(answer.sentence).toBe(
    "The panel finds no address for Docker Hub, so the digest of nginx:1 could not be told.",
  );
});

test("only so many are asked at once, the others in their turn, and who gets none is told so", async () => {
  const registry = await open();
  let [now, most] = [0, 0];
  registry.answer = (_request, response) => {
    most = Math.max(most, ++now);
    setTimeout(() => {
      now -= 1;
      named(response);
    }, 20);
  };
  const images = Array.from({ length: 10 }, (_, index) => `${registry.address}/app:${index}`);
  const patient = createRegistries({ ca: fakeCa, deadlineMs: 20_000, atOnce: 2 });
  const answers = await patient.ask(images);
  expect(answers.map(({ image }) => image)).toEqual(images);
  expect(answers.every(({ state }) => state === "resolved")).toBe(true);
  expect(most).toBe(2);
  registry.answer = () => undefined;
  const busy = await createRegistries({ ca: fakeCa, deadlineMs: 300, atOnce: 1 }).ask(images.slice(0, 2));
  expect(busy.map(({ said }) => said.code)).toEqual(["registry.silent", "registry.busy"]);
});

test("the panel's own end ends every question", async () => {
  const registry = await open();
  const closing = new AbortController();
  registry.answer = () => closing.abort(new Error("closing"));
  const asking = createRegistries({ ca: fakeCa, deadlineMs: 60_000 }).ask([`${registry.address}/app`], closing.signal);
  await expect(asking).rejects.toThrow("closing");
});
