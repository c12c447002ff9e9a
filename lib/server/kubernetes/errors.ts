import "server-only";
import { BulkheadError, isBulkheadError } from "@/lib/domain/failure";
import { type ClusterFailure, clusterFailures } from "@/lib/domain/words/cluster-failure-words";
import { codeOf, dialFailure, wantsTls } from "@/lib/server/sources/dial-failure";
import { record, text, whole } from "@/lib/server/sources/read";
import { type ClusterTrouble, isTrouble, trouble } from "./trouble";

/** What undici fails with besides. */
const failureByCode: Readonly<Record<string, ClusterFailure>> = {
  UND_ERR_CONNECT_TIMEOUT: "timeout",
  UND_ERR_HEADERS_TIMEOUT: "timeout",
  UND_ERR_BODY_TIMEOUT: "timeout",
  UND_ERR_SOCKET: "unreachable",
  UND_ERR_INFO: "unreachable",
  UND_ERR_DESTROYED: "unreachable",
  UND_ERR_CLOSED: "unreachable",
  UND_ERR_HEADERS_OVERFLOW: "not-kubernetes",
};

/** Whatever a call rejected with, as trouble. The only place that knows what undici rejects with. */
export function toTrouble(cause: unknown): ClusterTrouble {
  if (isTrouble(cause)) return cause;
  const code = codeOf(cause);
  const known = dialFailure(code) ?? failureByCode[code];
  if (known) return trouble(known, "", { cause });
  if (code.startsWith("HPE_") || code.startsWith("ERR_HTTP2_PROTOCOL")) return trouble("not-kubernetes", "", { cause });
  if (code.startsWith("ERR_HTTP2_") || code.startsWith("UND_ERR_HTTP_PARSER"))
    return trouble("unreachable", "", { cause });
  if (code.startsWith("ERR_SSL_") || code.startsWith("ERR_OSSL_")) return trouble("tls-client-refused", "", { cause });
  if (cause instanceof Error && cause.name === "AbortError") return trouble("cancelled", "", { cause });
  // A happy-eyeballs dial rejects with all of its attempts; any of them tells.
  if (cause instanceof AggregateError && cause.errors.length > 0) return toTrouble(cause.errors[0]);
  return trouble("unexpected", "", { cause });
}

/** An answer with an error status: what it means, with the cluster's own words, cleaned and capped. */
export function answerTrouble(status: number, body: string, retryAfter: string | null): ClusterTrouble {
  if (wantsTls(body)) return trouble("wants-tls");
  const said = statusIn(parsed(body));
  // What a proxy before the API says is not a Status: nothing of it is believed but that it is overloaded, or alone.
  const isKubernetes = said !== null || status === 401 || status === 404 || status === 429 || status > 501;
  const why = isKubernetes ? failureOf(status) : "not-kubernetes";
  return trouble(why, said?.message ?? "", {
    cause: new Error(`HTTP ${status}`),
    status,
    retryAfterMs: secondsToMs(retryAfter ?? "") ?? said?.retryAfterMs ?? null,
  });
}

/** A Status object in a stream or a body as trouble: these come after HTTP 200. */
export function statusTrouble(json: unknown): ClusterTrouble {
  const said = statusIn(json);
  if (!said) return trouble("not-kubernetes");
  const { code, message, retryAfterMs } = said;
  return trouble(failureOf(code), message, { status: code, retryAfterMs });
}

function failureOf(status: number): ClusterFailure {
  if (status === 401) return "credentials-refused";
  if (status === 403) return "forbidden";
  if (status === 429) return "rate-limited";
  return "server-error";
}

function statusIn(json: unknown): { code: number; message: string; retryAfterMs: number | null } | null {
  const { kind, code, message, details } = record(json);
  if (kind !== "Status") return null;
  const said = text(message, 300);
  return {
    code: whole(code, { min: 100, max: 599, otherwise: 500 }),
    message: said,
    retryAfterMs: secondsToMs(String(record(details).retryAfterSeconds ?? "")),
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** A failed call on a cluster as the failure to show: what, where, why, what to do. */
export function toClusterError(clusterName: string, cause: unknown): BulkheadError {
  if (isBulkheadError(cause)) return cause;
  const { why, detail } = toTrouble(cause);
  const { kind, text: said, remedy } = clusterFailures[why];
  const because = detail === "" ? "" : `: ${detail.replace(/\.$/, "")}`;
  return new BulkheadError(kind, `Cluster "${clusterName}" ${said}${because}.${remedy === "" ? "" : ` ${remedy}`}`, {
    cause,
  });
}

/** Longer than this nobody waits, whatever a server asks. */
const longestWaitMs = 300_000;

const secondsToMs = (text: string): number | null =>
  /^\d{1,6}$/.test(text) && Number(text) > 0 ? Math.min(longestWaitMs, Number(text) * 1_000) : null;
