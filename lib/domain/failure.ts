/**
 * Why a source, the database or the panel said no. One row per kind, so that text, status and retry cannot drift apart.
 * `text` continues a sentence that begins with the source's name.
 */
export const failurePolicy = {
  refused: { status: 502, retry: true, text: "refused the connection" },
  unreachable: { status: 502, retry: true, text: "can't be reached" },
  dns: { status: 502, retry: true, text: "has a name that doesn't resolve" },
  timeout: { status: 504, retry: true, text: "took too long to answer" },
  "circuit-open": { status: 503, retry: true, text: "isn't answering, so it isn't asked for a moment" },
  "tls-expired": { status: 502, retry: false, text: "shows a certificate that has expired" },
  "tls-untrusted": { status: 502, retry: false, text: "shows a certificate that isn't signed by the given CA" },
  "tls-wrong-host": { status: 502, retry: false, text: "shows a certificate for another host" },
  "tls-client-refused": { status: 502, retry: false, text: "doesn't accept the client certificate" },
  "tls-material": { status: 400, retry: false, text: "was given a certificate or key that can't be read" },
  "ssh-key-rejected": { status: 502, retry: false, text: "rejected the SSH key" },
  "ssh-host-key-changed": {
    status: 502,
    retry: false,
    text: "shows another SSH host key than the one that was accepted",
  },
  "socket-permission": { status: 403, retry: false, text: "can't be opened: permission denied on the socket" },
  "socket-missing": { status: 502, retry: true, text: "has no socket at that path" },
  "api-too-old": { status: 502, retry: false, text: "speaks a Docker API older than 1.41" },
  forbidden: { status: 403, retry: false, text: "doesn't allow this action" },
  "not-found": { status: 404, retry: false, text: "doesn't have it any more" },
  conflict: { status: 409, retry: false, text: "is already in that state" },
  "invalid-input": { status: 400, retry: false, text: "doesn't accept this input" },
  "invalid-response": { status: 502, retry: true, text: "answered something that isn't the Docker API" },
  "engine-error": { status: 502, retry: true, text: "reported an error of its own" },
  "signed-out": { status: 401, retry: false, text: "needs you to sign in" },
  "rate-limited": { status: 429, retry: true, text: "was asked too often" },
  "read-only": { status: 503, retry: true, text: "can't be written right now" },
  cancelled: { status: 499, retry: false, text: "was cancelled" },
  unexpected: { status: 500, retry: false, text: "failed in a way Bulkhead doesn't know" },
} as const satisfies Record<string, { status: number; retry: boolean; text: string }>;

export type FailureKind = keyof typeof failurePolicy;

/** What crosses to the browser of a failure: never a stack, never a raw message of a library. */
export interface Failure {
  readonly kind: FailureKind;
  /** A whole sentence: what, where, why, what to do. */
  readonly message: string;
  /** Per input field, where the input was refused. */
  readonly fields?: Readonly<Record<string, string>>;
}

/**
 * A failure as an exception. Recognise it with `isBulkheadError` (by shape): Next compiles instrumentation and routes as
 * separate module graphs, so `instanceof` does not hold between them.
 */
export class BulkheadError extends Error {
  override readonly name = "BulkheadError";
  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly options: { cause?: unknown; fields?: Readonly<Record<string, string>> } = {},
  ) {
    super(message, { cause: options.cause });
  }
}

/** A source's failure in the words of the table: `Engine "nas" refused the connection.` plus an optional remedy. */
export function sourceError(
  kind: FailureKind,
  source: string,
  options: { cause?: unknown; remedy?: string } = {},
): BulkheadError {
  const remedy = options.remedy ? ` ${options.remedy}` : "";
  return new BulkheadError(kind, `${source} ${failurePolicy[kind].text}.${remedy}`, { cause: options.cause });
}

export function isBulkheadError(error: unknown): error is BulkheadError {
  return error instanceof Error && error.name === "BulkheadError" && "kind" in error;
}

export type Result<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: Failure };
