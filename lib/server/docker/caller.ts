import "server-only";
import { isBulkheadError } from "@/lib/domain/failure";
import { createLane } from "@/lib/server/sources/lane";
import { olderApi } from "./api-version";
import type { CircuitBreaker } from "./circuit-breaker";
import { createDeadline } from "./deadline";
import { toEngineError, toStatusError } from "./errors";
import { type EngineResponse, parseJson, readText, send } from "./http";
import { createNegotiation, type Negotiation } from "./negotiation";
import { query } from "./query";
import type { Transport } from "./transport/transport";
import { trouble } from "./trouble";

/** Short reads; short changes; stop, restart and removal, which wait for a process; pulls. Streams have no lane. */
export type LaneName = "read" | "change" | "stop" | "pull";

export interface Call {
  readonly method: "GET" | "POST" | "DELETE";
  /** Without version: "/containers/json". */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  readonly lane: LaneName;
  /** From the call to the end of its answer, waiting in the lane included. */
  readonly deadlineMs: number;
  readonly signal?: AbortSignal;
  /** Asks in this version where a newer one was negotiated. */
  readonly apiAtMost?: string;
  /** Statuses besides 2xx that are answers, not failures. */
  readonly accept?: readonly number[];
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

export interface Caller {
  readonly engineName: string;
  apiVersion(): string;
  ping: Negotiation["ping"];
  call(call: Call): Promise<Answer>;
  json(call: Call): Promise<unknown>;
  /** A response whose body is read by `read` as it comes, until it ends, `signal` aborts or `silenceMs` pass without a byte. */
  stream(call: StreamCall, read: (response: EngineResponse, alive: () => void) => Promise<void>): Promise<void>;
  /** Turns any rejection of this engine into its failure. */
  failure(cause: unknown): Error;
}

export interface StreamCall extends Omit<Call, "lane" | "deadlineMs"> {
  readonly lane: LaneName | null;
  readonly firstByteMs: number;
  readonly silenceMs: number | null;
}

export function createCaller(engineName: string, transport: Transport, breaker: CircuitBreaker): Caller {
  const lanes = { read: createLane(4), change: createLane(4), stop: createLane(8), pull: createLane(2) };
  const negotiation = createNegotiation(engineName, transport, breaker);
  const failure = (cause: unknown) => toEngineError(engineName, cause);

  async function open(call: Omit<Call, "lane" | "deadlineMs">, signal: AbortSignal): Promise<EngineResponse> {
    const api = await negotiation.version();
    const path = `/v${call.apiAtMost ? olderApi(api, call.apiAtMost) : api}${call.path}${query(call.query ?? {})}`;
    const response = await send(transport, { method: call.method, path, body: call.body, signal });
    const { status, stream } = response;
    if ((status >= 200 && status < 300) || call.accept?.includes(status)) return response;
    throw toStatusError(engineName, status, await readText(stream, signal, 65_536));
  }

  /** Runs `task`, and tells the breaker whether the engine answered. */
  async function guarded<T>(signal: AbortSignal, task: () => Promise<T>): Promise<T> {
    if (!breaker.allows()) throw failure(trouble("circuit-open", "isn't answering, so it isn't asked for a moment."));
    try {
      const result = await task();
      breaker.succeeded();
      return result;
    } catch (error) {
      const known = failure(signal.aborted ? signal.reason : error);
      if (silent.has(known.kind)) breaker.failed();
      throw known;
    }
  }

  const withLane = <T>(lane: LaneName | null, signal: AbortSignal, task: () => Promise<T>): Promise<T> =>
    lane === null ? task() : lanes[lane].run(task, signal);

  async function call(request: Call): Promise<Answer> {
    const deadline = createDeadline(request.deadlineMs, request.signal);
    try {
      return await withLane(request.lane, deadline.signal, () =>
        guarded(deadline.signal, async () => {
          const { status, stream } = await open(request, deadline.signal);
          return { status, text: await readText(stream, deadline.signal) };
        }),
      );
    } catch (error) {
      throw failure(error);
    } finally {
      deadline.clear();
    }
  }

  return {
    engineName,
    apiVersion: negotiation.known,
    ping: negotiation.ping,
    call,
    failure,
    async json(request) {
      const { text } = await call(request);
      try {
        return parseJson(text);
      } catch (error) {
        throw failure(error);
      }
    },
    async stream(request, read) {
      const deadline = createDeadline(request.firstByteMs, request.signal);
      try {
        await withLane(request.lane, deadline.signal, async () => {
          const response = await guarded(deadline.signal, () => open(request, deadline.signal));
          deadline.clear();
          const quiet = request.silenceMs === null ? null : createDeadline(request.silenceMs, request.signal);
          const stop = quiet?.signal ?? request.signal;
          const end = () => response.stream.destroy();
          stop?.addEventListener("abort", end, { once: true });
          try {
            if (stop?.aborted) end();
            await read(response, () => quiet?.extend());
            if (stop?.aborted) throw stop.reason;
          } finally {
            stop?.removeEventListener("abort", end);
            quiet?.clear();
            end();
          }
        });
      } catch (error) {
        if (isBulkheadError(error)) throw error;
        throw failure(request.signal?.aborted ? trouble("cancelled", "wasn't asked any more.") : error);
      } finally {
        deadline.clear();
      }
    },
  };
}

/** Kinds that say nothing answered, as opposed to an answer that was a refusal. */
const silent: ReadonlySet<string> = new Set(["refused", "unreachable", "dns", "timeout", "socket-missing"]);
