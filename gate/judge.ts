import type { IncomingMessage } from "node:http";
import { isAllowedHost } from "./host.ts";
import { isOwnRequest } from "./origin.ts";

export interface Refusal {
  readonly status: number;
  readonly message: string;
}

export const bodyLimitBytes = 256 * 1024;
/** A kubeconfig of 1 MiB is pasted on this page; written as JSON, each of its line ends takes two bytes. */
const roomierPage = { path: "/settings/clusters", bodyLimitBytes: 2 * 1024 * 1024 };

/** Why a request does not reach Next; `null` when it may. Called after `settlePeer`. */
export function judge(request: IncomingMessage, allowedHosts: readonly string[]): Refusal | null {
  const { method = "", url = "", headers, rawHeaders } = request;
  if (!["GET", "HEAD", "POST"].includes(method))
    return { status: 405, message: "This panel takes GET, HEAD and POST." };
  if (!url.startsWith("/") || url.startsWith("//"))
    return { status: 400, message: "The address must begin with one slash." };
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === "host");
  if (hosts.length !== 1 || !headers.host) return { status: 400, message: "Exactly one Host header is needed." };
  if (!isAllowedHost(headers.host, allowedHosts)) {
    return {
      status: 421,
      message: `This panel does not answer to that name. If it is yours, start the panel with BULKHEAD_ALLOWED_HOSTS naming it.`,
    };
  }
  const path = url.split("?", 1)[0] ?? "/";
  const provenance = {
    method,
    path,
    host: headers.host,
    origin: headers.origin,
    site: one(headers["sec-fetch-site"]),
    mode: one(headers["sec-fetch-mode"]),
  };
  if (!isOwnRequest(provenance)) {
    return {
      status: 403,
      message:
        "This request comes from another site's page, so it was not carried out. If a proxy of yours stands between, " +
        "let it pass the Host header on, or name its address in BULKHEAD_TRUSTED_PROXIES.",
    };
  }
  return judgeBody(method, path, headers["content-length"], headers["transfer-encoding"]);
}

/** The length must be told beforehand: Node then takes not one byte more. */
function judgeBody(
  method: string,
  path: string,
  length: string | undefined,
  encoding: string | undefined,
): Refusal | null {
  if (encoding !== undefined) return { status: 411, message: "The length of the body must be given." };
  if (method === "POST" && length === undefined)
    return { status: 411, message: "The length of the body must be given." };
  const limit = path === roomierPage.path ? roomierPage.bodyLimitBytes : bodyLimitBytes;
  if (Number(length ?? 0) > limit) return { status: 413, message: `The body is larger than ${limit / 1024} KiB.` };
  return null;
}

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(",") : value;
}
