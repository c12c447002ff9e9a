import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import net from "node:net";
import { Client, type SFTPWrapper, utils } from "ssh2";
import { trouble } from "../trouble";
import { ChannelSocket } from "./channel-socket";
import type { HostKeySeen, SshTarget } from "./ssh-agent";
import { sshFailure } from "./ssh-failure";

export interface SshConnection {
  readonly address: string | null;
  openSocket(path: string): Promise<ChannelSocket>;
  end(): void;
  endWhenIdle(): void;
}

/** As `ssh-keygen -l` prints it. */
export const fingerprint = (key: Buffer): string =>
  `SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/, "")}`;

/**
 * Dials, checks the pinned host key and signs in. A target without a pinned key takes whatever is shown: that is for
 * testing a new engine only, and `onHostKey` tells what to pin.
 *
 * @throws BulkheadError with the SSH kinds, or the socket's own error.
 */
export function connectSsh(
  target: SshTarget,
  on: { onHostKey?: HostKeySeen | undefined; onLost: () => void },
): Promise<SshConnection> {
  const parsed = utils.parseKey(target.privateKey, target.passphrase ?? undefined);
  if (parsed instanceof Error) return Promise.reject(sshFailure("key-unreadable", parsed));

  return new Promise((resolve, reject) => {
    const client = new Client();
    let otherKey: string | null = null;
    const socket = net.connect({
      host: target.host,
      port: target.port,
      keepAlive: true,
      keepAliveInitialDelay: 10_000,
    });
    const giveUp = setTimeout(() => {
      reject(trouble("timeout", "took longer than 10 s to answer over SSH."));
      socket.destroy();
    }, 10_000);
    socket.once("error", reject);
    socket.once("close", () => clearTimeout(giveUp));
    client.once("ready", () => {
      clearTimeout(giveUp);
      resolve(toConnection(client, socket.remoteAddress ?? null));
    });
    client.once("error", (error) => {
      reject(
        otherKey
          ? sshFailure("host-key", error, { shown: otherKey, pinned: target.hostKey })
          : sshFailure("connect", error),
      );
      client.end();
      on.onLost();
    });
    // After the first error more may follow; none may be without a listener.
    client.on("error", () => undefined);
    client.once("close", () => {
      reject(sshFailure("connect", new Error("the SSH connection closed before it was ready")));
      on.onLost();
    });
    client.connect({
      sock: socket,
      username: target.user,
      privateKey: target.privateKey,
      ...(target.passphrase === null ? {} : { passphrase: target.passphrase }),
      readyTimeout: 0,
      keepaliveInterval: 10_000,
      keepaliveCountMax: 2,
      hostVerifier: (key: Buffer) => {
        const shown = fingerprint(key);
        on.onHostKey?.(shown);
        if (target.hostKey === null || sameText(shown, target.hostKey)) return true;
        otherKey = shown;
        return false;
      },
    });
  });
}

function toConnection(client: Client, address: string | null): SshConnection {
  const open = new Set<ChannelSocket>();
  client.once("close", () => {
    for (const socket of open) socket.lost();
  });
  let isLeaving = false;
  const endIfIdle = () => {
    if (isLeaving && open.size === 0) client.end();
  };
  return {
    address,
    end: () => client.end(),
    endWhenIdle() {
      isLeaving = true;
      endIfIdle();
    },
    openSocket: (path) =>
      new Promise((resolve, reject) => {
        client.openssh_forwardOutStreamLocal(path, (error, channel) => {
          if (!error) {
            const socket = new ChannelSocket(channel);
            open.add(socket);
            socket.once("close", () => {
              open.delete(socket);
              endIfIdle();
            });
            return resolve(socket);
          }
          explainClosedSocket(client, path).then(
            (state) => reject(sshFailure(state, error, { path })),
            () => reject(sshFailure("connect", error)),
          );
        });
      }),
  };
}

/** The far side only says that the socket can't be opened; whether it is there, SFTP may tell. Rejects when the connection is gone. */
function explainClosedSocket(client: Client, path: string): Promise<"socket-missing" | "socket-closed"> {
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => resolve("socket-closed"), 2_000);
    client.sftp((error: Error | undefined, sftp: SFTPWrapper) => {
      if (error) return resolve("socket-closed");
      sftp.stat(path, (missing) => {
        clearTimeout(giveUp);
        sftp.end();
        // 2: SSH_FX_NO_SUCH_FILE.
        resolve(missing && "code" in missing && missing.code === 2 ? "socket-missing" : "socket-closed");
      });
    });
  });
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
