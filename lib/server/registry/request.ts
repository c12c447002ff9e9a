import "server-only";
import { type IncomingHttpHeaders, type RequestOptions, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { Endpoint } from "./endpoint";
import { RegistryError } from "./errors";

export interface Ask {
  readonly method: "GET" | "HEAD";
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** More than this is not read: it is no answer then. */
  readonly limitBytes: number;
  readonly signal: AbortSignal;
  readonly isPlain: boolean;
  /** For tests: whom to trust besides nobody. Absent: whom Node trusts. */
  readonly ca?: string | undefined;
}

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/**
 * One call on a connection of its own, to one of the endpoint's addresses and nowhere else: redirects are answers like
 * any other, nothing is unpacked, and the whole of it ends with `signal`.
 */
export function ask(endpoint: Endpoint, { isPlain, limitBytes, signal, ...what }: Ask): Promise<Reply> {
  const { host, port, addresses } = endpoint;
  const options: RequestOptions = {
    ...{ host, port, signal, agent: false, method: what.method, path: what.path, maxHeaderSize: 16_384 },
    headers: { "accept-encoding": "identity", "user-agent": "Bulkhead", ...what.headers },
    lookup: (_host, { all }, done) => {
      const [first] = addresses;
      if (all) done(null, [...addresses]);
      else done(null, first?.address ?? "", first?.family);
    },
  };
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown) => reject(signal.aborted ? signal.reason : cause);
    const call = isPlain ? requestHttp(options) : requestHttps({ ...options, ...(what.ca && { ca: what.ca }) });
    call.on("error", fail);
    call.on("response", (answer) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      answer.on("error", fail);
      answer.on("data", (part: Buffer) => {
        bytes += part.length;
        parts.push(part);
        if (bytes > limitBytes) call.destroy(new RegistryError("not-one"));
      });
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }),
      );
    });
    call.end();
  });
}
