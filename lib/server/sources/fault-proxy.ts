import "server-only";
import net from "node:net";

/** For tests: a TCP port in front of an engine, a cluster or sshd that can be made to misbehave. */
export interface FaultProxy {
  readonly port: number;
  /** First line of every HTTP request that went through, in order. */
  readonly requests: string[];
  /** Nothing passes in either direction and nobody is told, as when a cable is pulled. */
  blackHole(on: boolean): void;
  /** The engine's side of event streams is swallowed: the stream stays open and silent. */
  swallowEvents(on: boolean): void;
  /** Ends every connection; with `only`, those whose latest request contains it. */
  cut(only?: string): void;
  close(): Promise<void>;
}

export async function startFaultProxy(target: net.NetConnectOpts): Promise<FaultProxy> {
  const requests: string[] = [];
  const pairs = new Set<{ near: net.Socket; far: net.Socket; last: string }>();
  let holed = false;
  let swallowing = false;

  const server = net.createServer((near) => {
    const far = net.connect(target);
    const pair = { near, far, last: "" };
    pairs.add(pair);
    near.on("data", (bytes) => {
      if (holed) return;
      for (const [line] of bytes.toString("latin1").matchAll(/^(?:GET|POST|DELETE) \S+/gm)) {
        pair.last = line;
        requests.push(line);
      }
      far.write(bytes);
    });
    far.on("data", (bytes) => {
      if (holed || (swallowing && pair.last.includes("/events"))) return;
      near.write(bytes);
    });
    const end = () => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) socket.on("error", end).on("close", end);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  const cut = (only = "") => {
    for (const { near, last } of pairs) if (last.includes(only)) near.destroy();
  };
  return {
    port: (server.address() as net.AddressInfo).port,
    requests,
    cut,
    blackHole: (on) => {
      holed = on;
    },
    swallowEvents: (on) => {
      swallowing = on;
    },
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
