import "server-only";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { Transport } from "./transport/transport";
import { trouble } from "./trouble";

export interface EngineRequest {
  readonly method: "GET" | "POST" | "DELETE";
  /** With the version in front and the query behind. */
  readonly path: string;
  readonly body?: unknown;
  readonly signal: AbortSignal;
}

export interface EngineResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly stream: IncomingMessage;
}

/** An engine is hostile input: no answer may be larger than this. The longest real one is a list of thousands. */
export const maxBodyBytes = 64 * 1024 * 1024;

/**
 * Sends one request and resolves with the response's head. A read on a pooled connection that turns out to be dead is
 * sent once more, since the engine can't have seen it.
 */
export async function send(transport: Transport, request: EngineRequest): Promise<EngineResponse> {
  try {
    return await sendOnce(transport, request);
  } catch (error) {
    if (request.method === "GET" && isStaleConnection(error)) return sendOnce(transport, request);
    throw error;
  }
}

const staleConnections = new WeakSet<Error>();
const isStaleConnection = (error: unknown): boolean => error instanceof Error && staleConnections.has(error);

function sendOnce(transport: Transport, { method, path, body, signal }: EngineRequest): Promise<EngineResponse> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const text = body === undefined ? null : JSON.stringify(body);
    const request = transport.request({
      method,
      path,
      headers:
        text === null
          ? method === "POST"
            ? { "content-length": 0 }
            : {}
          : { "content-type": "application/json", "content-length": Buffer.byteLength(text) },
    });
    // Node tells nobody of an abort while the connection is still being made.
    const onAbort = () => {
      reject(signal.reason);
      request.destroy();
    };
    signal.addEventListener("abort", onAbort, { once: true });
    request.once("close", () => signal.removeEventListener("abort", onAbort));
    request.once("response", (stream) => {
      resolve({ status: stream.statusCode ?? 0, headers: stream.headers, stream });
    });
    request.once("upgrade", (_response, socket) => {
      socket.destroy();
      reject(trouble("invalid-response", "answered by switching protocols."));
    });
    request.on("error", (error: NodeJS.ErrnoException) => {
      if (request.reusedSocket && (error.code === "ECONNRESET" || error.code === "EPIPE")) staleConnections.add(error);
      reject(error);
    });
    request.end(text ?? undefined);
  });
}

/** The whole body as text. Rejects when it is cut off or too large, and when `signal` aborts. */
export function readText(stream: IncomingMessage, signal: AbortSignal, limitBytes = maxBodyBytes): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const fail = (error: Error) => {
      signal.removeEventListener("abort", onAbort);
      stream.destroy();
      reject(error);
    };
    const onAbort = () => fail(signal.reason instanceof Error ? signal.reason : new Error("aborted"));
    if (signal.aborted) return onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    stream.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > limitBytes)
        return fail(trouble("invalid-response", `sent more than ${limitBytes} bytes in one answer.`));
      chunks.push(chunk);
    });
    stream.once("error", fail);
    stream.once("close", () => {
      if (!stream.complete) fail(trouble("unreachable", "closed the connection in the middle of an answer."));
    });
    stream.once("end", () => {
      signal.removeEventListener("abort", onAbort);
      resolve(Buffer.concat(chunks).toString("utf8"));
    });
  });
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw trouble("invalid-response", "answered something that isn't JSON, so this isn't the Docker API.", cause);
  }
}
