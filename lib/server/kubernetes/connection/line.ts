import "server-only";
import type { EventEmitter } from "node:events";
import { buildConnector, Client, Pool } from "undici";
import type { Access } from "./access";
import type { Authority } from "./authorise";

/** What requests go over: one HTTP/2 connection, or as many of HTTP/1.1 as are needed where there is no other. */
export interface Line {
  readonly pool: Pool;
  /** What stands before every path of the API: "/k8s/clusters/c-1" behind Rancher, mostly "". */
  readonly prefix: string;
  /** Something came from the server. */
  heard(): void;
  /** `performance.now()` of the last that came, the echoes of pings among it. */
  heardAt(): number;
  isMultiplexed(): boolean;
  /** While nothing is connected the first request dials and the rest wait for it, so that one connection serves all. */
  whenDialled<T>(request: () => Promise<T>): Promise<T>;
}

const dialMs = 8_000;
/** Twice as often as what counts as silence, see watch-pings. */
const usualPingEveryMs = 5_000;

/** Dials nothing yet. `first` is who the connection itself shows: its client certificate. */
export function createLine(
  access: Access,
  { first, pingEveryMs = usualPingEveryMs }: { first: Authority; pingEveryMs?: number },
): Line {
  const url = new URL(access.server);
  let heardAt = performance.now();
  let isMultiplexed = false;
  const heard = () => {
    heardAt = performance.now();
  };

  const dial = buildConnector({
    allowH2: true,
    timeout: dialMs,
    keepAlive: true,
    keepAliveInitialDelay: 10_000,
    ca: access.ca ?? undefined,
    cert: first.cert ?? undefined,
    key: first.key ?? undefined,
    servername: access.serverName ?? undefined,
    rejectUnauthorized: !access.isUnverified,
  });
  const pool = new Pool(url.origin, {
    allowH2: true,
    bodyTimeout: 0,
    headersTimeout: 0,
    maxConcurrentStreams: 200,
    pingInterval: pingEveryMs,
    connect: (options, done) =>
      dial(options, (...dialled: Parameters<typeof done>) => {
        const [, socket] = dialled;
        if (socket) {
          heard();
          isMultiplexed = "alpnProtocol" in socket && socket.alpnProtocol === "h2";
        }
        done(...dialled);
      }),
    factory(origin, options) {
      const client = new Client(origin, options as Client.Options);
      // Its types leave this one out.
      (client as EventEmitter).on("ping", heard);
      return client;
    },
  });

  let leader: Promise<unknown> | null = null;
  let connected = 0;
  pool.on("connect", () => connected++).on("disconnect", () => connected--);

  async function whenDialled<T>(request: () => Promise<T>): Promise<T> {
    while (connected === 0 && leader !== null) await leader.catch(() => undefined);
    if (connected > 0) return request();
    const led = request();
    leader = led;
    try {
      return await led;
    } finally {
      if (leader === led) leader = null;
    }
  }

  return {
    pool,
    prefix: url.pathname === "/" ? "" : url.pathname,
    heard,
    heardAt: () => heardAt,
    isMultiplexed: () => isMultiplexed,
    whenDialled,
  };
}
