import "server-only";
import { record, text } from "@/lib/server/sources/read";
import { negotiateApiVersion } from "./api-version";
import type { CircuitBreaker } from "./circuit-breaker";
import { createDeadline } from "./deadline";
import { toEngineError, toStatusError } from "./errors";
import { parseJson, readText, send } from "./http";
import type { Transport } from "./transport/transport";

export interface PingAnswer {
  /** Engine's clock minus ours, ms, to half a second (HTTP dates have whole seconds); null when it sent none. */
  readonly clockSkewMs: number | null;
}

export interface Negotiation {
  /** The version spoken; "" before the first ping. */
  known(): string;
  /** The version to speak; pings first where nobody has. */
  version(): Promise<string>;
  /** Agrees on the version. Waits in no lane and asks no breaker: it is what opens and closes it. */
  ping(options?: { deadlineMs: number }): Promise<PingAnswer>;
}

const watchdogMs = 2_000;
const firstMs = 10_000;

export function createNegotiation(engineName: string, transport: Transport, breaker: CircuitBreaker): Negotiation {
  let version: string | null = null;
  let underWay: Promise<unknown> | null = null;

  async function ping({ deadlineMs }: { deadlineMs: number } = { deadlineMs: watchdogMs }): Promise<PingAnswer> {
    const deadline = createDeadline(deadlineMs);
    const { signal } = deadline;
    const startedAt = Date.now();
    try {
      const { status, headers, stream } = await send(transport, { method: "GET", path: "/_ping", signal });
      const body = await readText(stream, signal, 4_096);
      if (status !== 200) throw toStatusError(engineName, status, body);
      const offered = headers["api-version"];
      version = negotiateApiVersion(typeof offered === "string" ? offered : await askVersion(signal));
      breaker.succeeded();
      return { clockSkewMs: skew(headers.date, startedAt, Date.now()) };
    } catch (error) {
      throw toEngineError(engineName, signal.aborted ? signal.reason : error);
    } finally {
      deadline.clear();
    }
  }

  /** Some socket proxies drop the header. */
  async function askVersion(signal: AbortSignal): Promise<string> {
    const { status, stream } = await send(transport, { method: "GET", path: "/version", signal });
    const body = await readText(stream, signal, 65_536);
    return status === 200 ? text(record(parseJson(body)).ApiVersion) : "";
  }

  return {
    known: () => version ?? "",
    ping,
    async version() {
      if (version) return version;
      underWay ??= ping({ deadlineMs: firstMs }).finally(() => {
        underWay = null;
      });
      await underWay;
      return version ?? "";
    },
  };
}

function skew(date: string | undefined, sentAt: number, receivedAt: number): number | null {
  const theirs = Date.parse(date ?? "");
  return Number.isNaN(theirs) ? null : theirs + 500 - (sentAt + receivedAt) / 2;
}
