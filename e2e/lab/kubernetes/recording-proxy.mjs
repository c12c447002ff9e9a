// A door of its own before an apiserver: it ends TLS, writes down every request and hands it on unchanged. What a panel
// really asks is seen here, whatever its own code says of it.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import http2 from "node:http2";
import { tmpdir } from "node:os";
import path from "node:path";
import { createAuthority, issue } from "../certificates.mjs";

/** A large list comes in fewer turns; what the far side does by itself is not changed by it. */
const settings = { initialWindowSize: 1024 * 1024 };
const endsHere = http2.constants.NGHTTP2_FLAG_END_STREAM;

/** What an apiserver answers whose WatchList is switched off. */
const cannotStream = {
  kind: "Status",
  apiVersion: "v1",
  status: "Failure",
  reason: "Invalid",
  code: 422,
  message:
    "sendInitialEvents: Forbidden: sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled",
};

/**
 * Starts a proxy before the apiserver at `server` ("https://…", its CA as PEM). HTTP/2 only. Credentials are whatever the
 * client sends in its headers: certificates of clients end at this door. A connection that breaks on one side is broken
 * on the other. Without `streamsLists` it refuses streaming lists as older servers do; all the rest is the server's.
 *
 * Returns {url, ca, requests, connections, close}: `ca` is the PEM to trust; `requests` and `connections` (when each was
 * made, `performance.now()`) grow in order.
 */
export async function startRecordingProxy({ server, ca, streamsLists = true }) {
  const folder = mkdtempSync(path.join(tmpdir(), "bulkhead-proxy-"));
  const authority = await createAuthority(folder, "Recording proxy");
  const own = await issue(authority, "proxy", { san: "IP:127.0.0.1", use: "serverAuth" });
  const [cert, key, trusted] = [own.cert, own.key, authority.cert].map((file) => readFileSync(file, "utf8"));
  rmSync(folder, { recursive: true, force: true });

  const requests = [];
  const connections = [];
  const far = new Map();
  const door = http2.createSecureServer({ cert, key, settings });
  door.on("session", (near) => {
    connections.push(performance.now());
    const session = http2.connect(server, { ca, settings });
    far.set(near, session);
    for (const [one, other] of [
      [near, session],
      [session, near],
    ])
      one.on("error", () => undefined).on("close", () => other.destroy());
    near.on("close", () => far.delete(near));
  });
  door.on("stream", (stream, headers, flags) => {
    const session = far.get(stream.session);
    if (!session || session.destroyed) stream.close();
    else if (!streamsLists && headers[":path"].includes("sendInitialEvents=true")) refuse(stream);
    else requests.push(handOn(stream, headers, (flags & endsHere) !== 0, session));
  });
  door.on("sessionError", () => undefined);
  await new Promise((resolve) => door.listen(0, "127.0.0.1", resolve));

  return {
    url: `https://127.0.0.1:${door.address().port}`,
    ca: trusted,
    requests,
    connections,
    async close() {
      for (const near of far.keys()) near.destroy();
      await new Promise((resolve) => door.close(resolve));
    },
  };
}

function refuse(stream) {
  stream.respond({ ":status": cannotStream.code, "content-type": "application/json" });
  stream.end(JSON.stringify(cannotStream));
}

/** Hands one request on. Returns the row that tells of it, which its answer completes. */
function handOn(stream, headers, endStream, session) {
  const { ":method": method, ":path": url, ":authority": _door, ...rest } = headers;
  const row = { at: performance.now(), method, url, status: null, sentBytes: 0, receivedBytes: 0 };
  const asked = session.request({ ":method": method, ":path": url, ...rest }, { endStream });
  asked.on("response", ({ ":status": status, ...answer }) => {
    row.status = status;
    if (!stream.closed && !stream.headersSent) stream.respond({ ":status": status, ...answer });
  });
  stream.on("data", (chunk) => {
    row.sentBytes += chunk.length;
  });
  asked.on("data", (chunk) => {
    row.receivedBytes += chunk.length;
  });
  if (!endStream) stream.pipe(asked);
  else stream.resume();
  asked.pipe(stream);
  const { NGHTTP2_NO_ERROR, NGHTTP2_CANCEL } = http2.constants;
  stream.on("error", () => undefined);
  asked.on("error", () => undefined);
  // What ends well is ended by its pipe, when all of it is written: closing it here as well would cut it short.
  asked.on("close", () => {
    if (asked.rstCode !== NGHTTP2_NO_ERROR) stream.close(asked.rstCode);
  });
  stream.on("close", () => asked.close(NGHTTP2_CANCEL));
  return row;
}
