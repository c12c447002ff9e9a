import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { EngineConnection } from "@/lib/domain/engine-connection";
import { testEngineConnection } from "./test-connection";
import { requireLab } from "./watch-engine";

const lab = requireLab();
const pem = (path: string) => readFileSync(path, "utf8");
const { tls, ssh, odd } = { tls: lab.new.tls, ssh: lab.ssh, odd: lab.odd };

const tlsConnection: EngineConnection = {
  transport: "tls",
  host: tls.host,
  port: tls.port,
  ca: pem(tls.ca),
  cert: pem(tls.cert),
  key: pem(tls.key),
};
const sshConnection: EngineConnection & { transport: "ssh" } = {
  transport: "ssh",
  host: ssh.host,
  port: ssh.port,
  user: ssh.user,
  socketPath: ssh.socket,
  privateKey: pem(ssh.keyPath),
  passphrase: null,
  hostKey: ssh.hostKeyFingerprint,
};
const plain = (port: number): EngineConnection => ({ transport: "tcp", host: odd.host, port });
const oddTls = (port: number): EngineConnection => ({ ...tlsConnection, host: odd.host, port });

test.each([
  ["unix socket, old engine", { transport: "unix", socketPath: lab.old.socket }, "20.10.24+dfsg1", "1.41", null],
  ["unix socket, new engine", { transport: "unix", socketPath: lab.new.socket }, lab.new.version, "1.56", null],
  ["TLS", tlsConnection, lab.new.version, "1.56", tls.host],
  ["plain TCP", plain(odd.plain), lab.new.version, "1.56", "127.0.0.1"],
  ["SSH", sshConnection, "20.10.24+dfsg1", "1.41", "127.0.0.1"],
] as const)("a good connection says what is there: %s", async (_name, connection, version, apiVersion, address) => {
  const found = await testEngineConnection(connection);
  expect(found).toMatchObject({ ok: true, engine: { version, apiVersion, address } });
  if (!found.ok) return;
  expect(found.networks.map((network) => network.name)).toEqual(expect.arrayContaining(["bridge", "host", "none"]));
  expect(found.engine.hostname).not.toBe("");
  expect(found.engine.memoryBytes).toBeGreaterThan(1e9);
});

test("a first SSH contact works and tells the host key to accept", async () => {
  const found = await testEngineConnection({ ...sshConnection, hostKey: null });
  expect(found).toMatchObject({ ok: true, hostKey: ssh.hostKeyFingerprint });
});

const elsewhere = { ...tlsConnection, cert: pem(tls.strangerClient.cert), key: pem(tls.strangerClient.key) };
const expired = { ...tlsConnection, cert: pem(tls.expiredClient.cert), key: pem(tls.expiredClient.key) };

test.each([
  ["nothing listens", plain(1), "refused", "Check that Docker runs there"],
  ["a name nobody knows", { ...tlsConnection, host: "no-such-host.invalid" }, "dns", "IP address"],
  ["an expired server certificate", oddTls(odd.expired), "tls-expired", "Renew"],
  ["a server certificate of another CA", oddTls(odd.untrusted), "tls-untrusted", "CA certificate"],
  ["our CA is another", { ...tlsConnection, ca: pem(tls.strangerCa) }, "tls-untrusted", "CA certificate"],
  ["a server certificate for another host", oddTls(odd.wrongHost), "tls-wrong-host", "name or address"],
  ["a client certificate of another CA", elsewhere, "tls-client-refused", "client certificate"],
  ["an expired client certificate", expired, "tls-client-refused", "not expired"],
  ["a key that isn't PEM", { ...tlsConnection, key: "hello" }, "tls-material", "client key can't be read"],
  [
    "a certificate cut short",
    { ...tlsConnection, cert: tlsConnection.cert.slice(0, 200) },
    "tls-material",
    "client certificate can't be read",
  ],
  ["a CA that isn't PEM", { ...tlsConnection, ca: "" }, "tls-material", "CA certificate can't be read"],
  [
    "a key of another certificate",
    { ...tlsConnection, key: pem(tls.strangerClient.key) },
    "tls-material",
    "doesn't belong",
  ],
  ["TLS asked of a plain port", oddTls(odd.plain), "invalid-response", "TLS"],
  ["plain asked of a TLS port", { transport: "tcp", host: tls.host, port: tls.port }, "invalid-response", "TLS"],
  [
    "an SSH key nobody authorised",
    { ...sshConnection, privateKey: pem(ssh.strangerKeyPath) },
    "ssh-key-rejected",
    "authorized_keys",
  ],
  ["an SSH key that isn't one", { ...sshConnection, privateKey: "hello" }, "ssh-key-rejected", "can't be read"],
  [
    "another SSH host key than the pinned one",
    { ...sshConnection, port: ssh.changed.port },
    "ssh-host-key-changed",
    ssh.changed.hostKeyFingerprint,
  ],
  [
    "an SSH user who may not use the socket",
    { ...sshConnection, user: ssh.unprivilegedUser },
    "socket-permission",
    "usermod -aG docker",
  ],
  [
    "no socket behind SSH",
    { ...sshConnection, socketPath: "/nonexistent/docker.sock" },
    "socket-missing",
    "/nonexistent/docker.sock",
  ],
  ["SSH asked of something else", { ...sshConnection, port: odd.garbage }, "invalid-response", "SSH"],
  [
    "no socket at the path",
    { transport: "unix", socketPath: "/nonexistent/docker.sock" },
    "socket-missing",
    "where its socket is",
  ],
  ["a file that isn't a socket", { transport: "unix", socketPath: "/etc/hostname" }, "refused", "Docker runs"],
  ["an API that is too old", plain(odd.tooOld), "api-too-old", "1.24"],
  ["garbage", plain(odd.garbage), "invalid-response", "Docker API"],
  ["500 to everything", plain(odd.failing), "engine-error", "error of its own"],
  ["silence", plain(odd.silent), "timeout", "10 s"],
] as const)("the test names the exact reason: %s", async (_name, connection, kind, words) => {
  const found = await testEngineConnection(connection as EngineConnection, "attic");
  expect(found).toMatchObject({ ok: false, failure: { kind } });
  if (found.ok) return;
  expect(found.failure.message).toContain(words);
  expect(found.failure.message).toMatch(/[.]$/);
});

test("a changed host key is told, so that it can be accepted after a reinstall", async () => {
  const found = await testEngineConnection({ ...sshConnection, port: ssh.changed.port });
  expect(found.hostKey).toBe(ssh.changed.hostKeyFingerprint);
});
