import "server-only";
import http from "node:http";
import type { Duplex } from "node:stream";
import type { EngineConnection } from "@/lib/domain/engine-connection";
import type { SshConnection } from "./ssh-connection";

export type HostKeySeen = (fingerprint: string) => void;
export type SshTarget = EngineConnection & { transport: "ssh" };

/**
 * An agent whose connections are channels of one SSH connection, each forwarded to the engine's socket on the far side.
 * The SSH connection is dialled on first use and again after it was lost.
 */
class SshAgent extends http.Agent {
  #live: Promise<SshConnection> | null = null;
  #address: string | null = null;

  constructor(
    readonly target: SshTarget,
    options: http.AgentOptions,
    readonly onHostKey: HostKeySeen | undefined,
  ) {
    super(options);
  }

  readonly address = (): string | null => this.#address;

  override createConnection(
    _options: http.ClientRequestArgs,
    done?: (error: Error | null, stream: Duplex) => void,
  ): Duplex | null | undefined {
    const settle = done as (error: Error | null, stream?: Duplex) => void;
    this.#connection()
      .then((ssh) => ssh.openSocket(this.target.socketPath))
      .then(
        (socket) => settle(null, socket),
        (error: Error) => settle(error),
      );
    return undefined;
  }

  #connection(): Promise<SshConnection> {
    this.#live ??= this.#dial();
    return this.#live;
  }

  #dial(): Promise<SshConnection> {
    const lost = () => {
      if (this.#live === dialled) this.#live = null;
    };
    // Loaded when there is an SSH engine: ssh2 takes time and memory that the others need not spend.
    const dialled = import("./ssh-connection").then(({ connectSsh }) =>
      connectSsh(this.target, { onHostKey: this.onHostKey, onLost: lost }),
    );
    dialled.then((ssh) => {
      this.#address = ssh.address;
    }, lost);
    return dialled;
  }

  /** The next request dials a new SSH connection; the present one ends with its last channel. */
  retire(): void {
    this.#leave((ssh) => ssh.endWhenIdle());
  }

  /** Ends channels and the SSH connection under them. */
  override destroy(): void {
    super.destroy();
    this.#leave((ssh) => ssh.end());
  }

  #leave(end: (ssh: SshConnection) => void): void {
    const live = this.#live;
    this.#live = null;
    live?.then(end).catch(() => undefined);
  }
}

export const createSshAgent = (target: SshTarget, options: http.AgentOptions, onHostKey?: HostKeySeen): SshAgent =>
  new SshAgent(target, options, onHostKey);
