import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";

/** Headers that only this process or a trusted proxy may set. A client's own are dropped before Next reads any. */
const proxyHeaders = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-port"];
const neverFromOutside =
  /^(forwarded|x-real-ip|x-bulkhead-.*|x-nonce|content-security-policy.*|x-middleware-.*|x-invoke-.*|x-nextjs-data|x-matched-path|x-now-.*|x-vercel-.*)$/;

export const peerHeader = "x-bulkhead-peer";

/** @param text - "10.0.0.2, 172.16.0.0/12". Throws a sentence when a part is no address. */
export function parseTrustedProxies(text: string): BlockList {
  const list = new BlockList();
  for (const part of text
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean)) {
    const [address = "", prefix] = part.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    const bits = prefix === undefined ? (family === "ipv6" ? 128 : 32) : Number(prefix);
    if (!isIP(address) || !Number.isInteger(bits) || bits < 0 || bits > (family === "ipv6" ? 128 : 32)) {
      throw new Error(`BULKHEAD_TRUSTED_PROXIES names "${part}", which is no address and no range like 172.16.0.0/12.`);
    }
    list.addSubnet(address, bits, family);
  }
  return list;
}

/** Leaves in `headers` only what this peer may say, and writes down who it is and how it came. */
export function settlePeer(request: IncomingMessage, trusted: BlockList): void {
  const { headers } = request;
  const socketAddress = plain(request.socket.remoteAddress ?? "");
  const isTrusted = isIn(trusted, socketAddress);
  const chain = isTrusted
    ? single(headers["x-forwarded-for"])
        .split(",")
        .map((item) => plain(item.trim()))
    : [];
  const host = (isTrusted && single(headers["x-forwarded-host"])) || headers.host || "";
  const proto = isTrusted && single(headers["x-forwarded-proto"]) === "https" ? "https" : "http";
  for (const name of Object.keys(headers)) {
    if (proxyHeaders.includes(name) || neverFromOutside.test(name)) delete headers[name];
  }
  // The last address that no trusted proxy wrote about itself: what stands left of it anybody may have invented.
  const peer = chain.filter((address) => isIP(address)).findLast((address) => !isIn(trusted, address)) ?? socketAddress;
  headers.host = host;
  headers["x-forwarded-for"] = peer;
  headers["x-forwarded-host"] = host;
  headers["x-forwarded-proto"] = proto;
  headers[peerHeader] = peer;
}

function single(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value.join(",") : (value ?? "")).trim();
}

/** An IPv4 address that came over an IPv6 socket is that IPv4 address. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

function isIn(list: BlockList, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && list.check(address, version === 6 ? "ipv6" : "ipv4");
}
