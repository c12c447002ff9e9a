import "server-only";
import { answerTrouble, toTrouble } from "../errors";
import { type ClusterTrouble, trouble } from "../trouble";
import type { Access } from "./access";
import { type Authority, endOf } from "./authorise";
import { createDeadline } from "./deadline";
import { createLine } from "./line";

/** One API server, asked over one HTTP/2 connection, or over several of HTTP/1.1 where it speaks no other. */
export interface ApiConnection {
  /** A whole answer. @throws ClusterTrouble for any status but 2xx, an answer that isn't JSON, a connection that breaks. */
  ask(request: ApiRequest & { readonly deadlineMs?: number }): Promise<unknown>;
  /** An answer that goes on until it ends, `signal` aborts, or nothing comes for `silenceMs`. @throws like `ask`. */
  stream(request: ApiRequest & { readonly silenceMs: number }): Promise<ApiStream>;
  /** When anything came from the server, `performance.now()`: an answer, a frame, the echo of a ping. */
  heardAt(): number;
  /** Whether pings are sent by HTTP/2; else somebody must ask for something to hear anything. */
  isMultiplexed(): boolean;
  close(): void;
}

export interface ApiRequest {
  readonly method?: "GET" | "POST" | "PATCH" | "DELETE";
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** How a PATCH is to be read; absent: what is written replaces, the rest stays. */
  readonly patch?: "strategic";
  readonly signal: AbortSignal;
}

export interface ApiStream {
  readonly chunks: AsyncIterable<Buffer>;
  /** Changes what may pass in silence from now on. */
  allowSilence(ms: number): void;
  close(): void;
}

/** A cluster is hostile input: no answer may be larger. A page of 500 large pods is some 10 MB. */
const maxBodyBytes = 64 * 1024 * 1024;
const answerMs = 15_000;

export interface ConnectionOptions {
  /** What the connection itself shows: its client certificate. */
  readonly first: Authority;
  /** Asked for each request, so that a renewed token is used. */
  readonly authority: () => Promise<Authority>;
  /** The server's clock minus the panel's, ms, with each answer that tells. */
  readonly onSkew: (ms: number) => void;
  readonly pingEveryMs?: number;
}

/** Dials nothing yet. */
export function openConnection(
  access: Access,
  { first, authority, onSkew, pingEveryMs }: ConnectionOptions,
): ApiConnection {
  const line = createLine(access, { first, pingEveryMs });
  const { heard } = line;

  const send = (request: ApiRequest) => line.whenDialled(() => sendNow(request));

  async function sendNow({ method = "GET", path, query = {}, body, patch, signal }: ApiRequest) {
    const said = await authority();
    const search = new URLSearchParams(query).toString();
    try {
      const response = await line.pool.request({
        method,
        path: `${line.prefix}${path}${search === "" ? "" : `?${search}`}`,
        headers: {
          ...said.headers,
          accept: "application/json",
          // Whoever reads the cluster's audit log should know who asks.
          "user-agent": "bulkhead",
          ...(body === undefined
            ? {}
            : {
                "content-type":
                  method === "PATCH"
                    ? `application/${patch === "strategic" ? "strategic-merge" : "merge"}-patch+json`
                    : "application/json",
              }),
        },
        body: body === undefined ? null : JSON.stringify(body),
        signal,
      });
      heard();
      const at = Date.parse(firstOf(response.headers.date) ?? "");
      if (!Number.isNaN(at)) onSkew(at - Date.now());
      return { ...response, said };
    } catch (error) {
      throw explained(signal.aborted ? toTrouble(signal.reason) : toTrouble(error), said);
    }
  }

  type Response = Awaited<ReturnType<typeof send>>;

  async function readText({ body }: Pick<Response, "body">, limitBytes: number, signal: AbortSignal): Promise<string> {
    const chunks: Buffer[] = [];
    let size = 0;
    try {
      for await (const chunk of body as AsyncIterable<Buffer>) {
        heard();
        size += chunk.length;
        if (size > limitBytes) throw trouble("too-large", `more than ${limitBytes} bytes`);
        chunks.push(chunk);
      }
    } catch (error) {
      throw toTrouble(signal.aborted ? signal.reason : error);
    }
    return Buffer.concat(chunks).toString("utf8");
  }

  async function refuse(response: Response, signal: AbortSignal): Promise<void> {
    const { statusCode, headers } = response;
    if (statusCode >= 200 && statusCode < 300) return;
    const text = await readText(response, maxErrorBytes, signal).catch(() => "");
    throw explained(answerTrouble(statusCode, text, firstOf(headers["retry-after"])), response.said);
  }

  return {
    async ask({ deadlineMs = answerMs, ...request }) {
      const deadline = createDeadline(deadlineMs, request.signal);
      try {
        const response = await send({ ...request, signal: deadline.signal });
        await refuse(response, deadline.signal);
        return parseJson(await readText(response, maxBodyBytes, deadline.signal));
      } finally {
        deadline.clear();
      }
    },
    async stream({ silenceMs, ...request }) {
      const deadline = createDeadline(Math.min(silenceMs, answerMs), request.signal);
      try {
        const response = await send({ ...request, signal: deadline.signal });
        await refuse(response, deadline.signal);
        deadline.extend(silenceMs);
        const close = () => {
          deadline.clear();
          response.body.on("error", () => undefined).destroy();
        };
        return { chunks: chunksOf(response.body, deadline), allowSilence: (ms) => deadline.extend(ms), close };
      } catch (error) {
        deadline.clear();
        throw error;
      }
    },
    heardAt: line.heardAt,
    isMultiplexed: line.isMultiplexed,
    close() {
      // Its promise waits for streams that nobody reads any more.
      line.pool.destroy(trouble("cancelled")).catch(() => undefined);
    },
  };

  async function* chunksOf(body: AsyncIterable<Buffer>, deadline: ReturnType<typeof createDeadline>) {
    try {
      for await (const chunk of body) {
        heard();
        deadline.extend();
        yield chunk;
      }
    } catch (error) {
      throw toTrouble(deadline.signal.aborted ? deadline.signal.reason : error);
    } finally {
      deadline.clear();
    }
  }
}

const maxErrorBytes = 65_536;

/** "Doesn't know these credentials" has mostly one cause, which they tell themselves. */
function explained(error: ClusterTrouble, said: Authority): ClusterTrouble {
  if (error.why !== "credentials-refused" && error.why !== "tls-client-refused") return error;
  const end = endOf(said);
  return end !== null && end < Date.now()
    ? trouble("credentials-expired", `they ended on ${new Date(end).toISOString().slice(0, 10)}`, { cause: error })
    : error;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw trouble("not-kubernetes", "", { cause });
  }
}

const firstOf = (header: string | string[] | undefined): string | null =>
  (Array.isArray(header) ? header[0] : header) ?? null;
