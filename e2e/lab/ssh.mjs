// sshd on loopback with throw-away keys. It forwards to an engine's unix socket; a second one shows another host key.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import net from "node:net";
import { userInfo } from "node:os";
import path from "node:path";
import { freePort } from "./ports.mjs";
import { startProcess, waitFor } from "./processes.mjs";
import { run } from "./run.mjs";

const config = ({ port, hostKey, authorizedKeys }) => `Port ${port}
ListenAddress 127.0.0.1
HostKey ${hostKey}
AuthorizedKeysFile ${authorizedKeys}
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
AllowStreamLocalForwarding local
AllowTcpForwarding local
X11Forwarding no
Subsystem sftp internal-sftp
LogLevel VERBOSE
`;

async function keyPair(file) {
  await run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "bulkhead-lab", "-f", file]);
  const fingerprint = (await run("ssh-keygen", ["-l", "-E", "sha256", "-f", `${file}.pub`])).split(" ")[1];
  return { file, fingerprint };
}

const answers = (port) =>
  new Promise((resolve) => {
    const socket = net.connect({ port, host: "127.0.0.1" });
    socket.on("data", (greeting) => resolve(String(greeting).startsWith("SSH-2.0")));
    socket.on("error", () => resolve(false));
    setTimeout(() => resolve(false), 1000).unref();
    socket.on("close", () => resolve(false));
  });

async function startServer(root, name, hostKey, authorizedKeys) {
  const port = await freePort();
  const file = path.join(root, "ssh", `${name}.conf`);
  writeFileSync(file, config({ port, hostKey: hostKey.file, authorizedKeys }));
  const started = startProcess(root, name, "/usr/sbin/sshd", ["-D", "-e", "-f", file]);
  await waitFor("sshd", () => answers(port), { root, name, process: started });
  return port;
}

/**
 * {host, port, user, keyPath, hostKeyFingerprint, socket} plus `changed` (a port with another host key), `strangerKeyPath`
 * (a key nobody accepts) and `unprivilegedUser` (may sign in, may not open the engine's socket).
 */
export async function startSsh(root, socket) {
  const folder = path.join(root, "ssh");
  mkdirSync(folder, { recursive: true });
  mkdirSync("/run/sshd", { recursive: true, mode: 0o755 });
  const [user, stranger, host, other] = await Promise.all(
    ["user", "stranger", "host", "other-host"].map((name) => keyPair(path.join(folder, name))),
  );
  const authorizedKeys = path.join(folder, "authorized_keys");
  writeFileSync(authorizedKeys, readFileSync(`${user.file}.pub`));
  chmodSync(authorizedKeys, 0o644);
  const [port, otherPort] = await Promise.all([
    startServer(root, "sshd", host, authorizedKeys),
    startServer(root, "sshd-other-key", other, authorizedKeys),
  ]);
  return {
    host: "127.0.0.1",
    port,
    user: userInfo().username,
    unprivilegedUser: "nobody",
    keyPath: user.file,
    strangerKeyPath: stranger.file,
    hostKeyFingerprint: host.fingerprint,
    changed: { port: otherPort, hostKeyFingerprint: other.fingerprint },
    socket,
  };
}
