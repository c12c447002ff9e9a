import { connect, createServer, type Socket } from "node:net";

/** The way from a browser to the panel, which can be lost as it is for a machine that sleeps. */
export interface Wire {
  readonly url: string;
  /** Open connections stay open and carry nothing any more, whatever comes later; new ones are refused. */
  lose(): void;
  /** New connections get through. */
  restore(): void;
  close(): void;
}

export async function openWire(target: string): Promise<Wire> {
  const { hostname, port } = new URL(target);
  const ends = new Set<Socket>();
  let isLost = false;
  const server = createServer((near) => {
    if (isLost) return void near.destroy();
    const far = connect(Number(port), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(from);
      from.on("error", () => undefined);
      from.on("close", () => [ends.delete(from), to.destroy()]);
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    lose() {
      isLost = true;
      for (const end of ends) end.unpipe().pause();
    },
    restore() {
      isLost = false;
    },
    close() {
      server.close();
      for (const end of ends) end.destroy();
    },
  };
}
