import "server-only";
import { BulkheadError, type FailureKind, failurePolicy, isBulkheadError } from "@/lib/domain/failure";
import { remedies } from "@/lib/domain/failure-remedies";
import { cleanText } from "@/lib/server/sources/clean-text";
import { codeOf, dialFailure, wantsTls } from "@/lib/server/sources/dial-failure";
import { isTrouble } from "./trouble";

const kindByStatus: Readonly<Record<number, FailureKind>> = {
  400: "invalid-input",
  401: "forbidden",
  403: "forbidden",
  404: "not-found",
  405: "forbidden",
  409: "conflict",
  429: "rate-limited",
};

/** What the socket of an engine fails with besides. */
const kindByCode: Readonly<Record<string, FailureKind>> = {
  EACCES: "socket-permission",
  EPERM: "socket-permission",
  ENOENT: "socket-missing",
  ENOTDIR: "socket-missing",
  ENOTSOCK: "socket-missing",
};

const plainPort = "Docker's TLS port is usually 2376; 2375 is the one without.";

/** A failed call on an engine as the failure to show. The only place that knows what Docker rejects with. */
export function toEngineError(engineName: string, cause: unknown): BulkheadError {
  if (isBulkheadError(cause)) return cause;
  const source = `Engine "${engineName}"`;
  if (isTrouble(cause)) return new BulkheadError(cause.trouble, `${source} ${cause.message}`, { cause });
  const dialled = dialFailure(codeOf(cause));
  if (dialled === "not-tls") {
    return new BulkheadError("invalid-response", `${source} doesn't speak TLS on this port. ${plainPort}`, { cause });
  }
  const kind = dialled ?? kindOf(cause);
  const remedy = remedies[kind] ? ` ${remedies[kind]}` : "";
  return new BulkheadError(kind, `${source} ${failurePolicy[kind].text}.${remedy}`, { cause });
}

/** An answer with an error status: the engine's own words are quoted, cleaned and capped, since they name the port or file. */
export function toStatusError(engineName: string, status: number, body: string): BulkheadError {
  if (wantsTls(body)) {
    return new BulkheadError(
      "invalid-response",
      `Engine "${engineName}" speaks TLS on this port. Connect with TLS and a client certificate.`,
    );
  }
  const kind = kindByStatus[status] ?? (status >= 500 ? "engine-error" : "invalid-response");
  const said = cleanText((messageIn(body) ?? "").trim().replace(/\.$/, ""), 500);
  const text = kind === "conflict" ? "can't do this now" : failurePolicy[kind].text;
  return new BulkheadError(kind, `Engine "${engineName}" ${text}${said === "" ? "" : `: ${said}`}.`, {
    cause: new Error(`HTTP ${status}`),
  });
}

function kindOf(cause: unknown): FailureKind {
  const code = codeOf(cause);
  const known = kindByCode[code];
  if (known) return known;
  if (code.startsWith("HPE_")) return "invalid-response";
  if (cause instanceof Error && cause.name === "AbortError") return isTroubleReason(cause) ?? "cancelled";
  return "unexpected";
}

const isTroubleReason = (error: Error): FailureKind | null => (isTrouble(error.cause) ? error.cause.trouble : null);

function messageIn(body: string): string | null {
  try {
    const json: unknown = JSON.parse(body);
    return typeof json === "object" && json !== null && "message" in json && typeof json.message === "string"
      ? json.message
      : null;
  } catch {
    return body.trimStart().startsWith("<") ? null : body;
  }
}
