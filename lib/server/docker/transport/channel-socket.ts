import "server-only";
import { Duplex } from "node:stream";
import type { ClientChannel } from "ssh2";

/**
 * An SSH channel as the socket that Node's HTTP wants. A channel of ssh2 isn't quite a stream: its `destroy` waits for the
 * other side, and when the connection under it is lost nothing may come at all. This one ends at once, always with "close".
 */
export class ChannelSocket extends Duplex {
  readonly #channel: ClientChannel;

  constructor(channel: ClientChannel) {
    super({ allowHalfOpen: false });
    this.#channel = channel;
    channel.on("data", (bytes: Buffer) => {
      if (!this.push(bytes)) channel.pause();
    });
    channel.once("end", () => this.push(null));
    channel.once("close", () => this.destroy());
    channel.on("error", (error: Error) => this.destroy(error));
  }

  /** The SSH connection is gone, and every channel with it. */
  lost(): void {
    this.destroy(Object.assign(new Error("the SSH connection was lost"), { code: "ECONNRESET" }));
  }

  override _read(): void {
    this.#channel.resume();
  }

  override _write(bytes: Buffer, encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#channel.write(bytes, encoding, done);
  }

  override _final(done: () => void): void {
    this.#channel.end();
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#channel.close();
    done(error);
  }

  destroySoon(): void {
    this.end();
    this.destroy();
  }

  /** What HTTP also asks of a socket and SSH does by itself, or not at all. */
  setKeepAlive(): this {
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setTimeout(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
}
