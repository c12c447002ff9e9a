import { createReadStream, existsSync, readdirSync, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { pipeline } from "node:stream";

const types: Readonly<Record<string, string>> = {
  ".js": "application/javascript; charset=UTF-8",
  ".css": "text/css; charset=UTF-8",
};
const prefix = "/_next/static/";

/**
 * The build's scripts and styles, packed once when it was built and not anew for each browser: a sixth smaller than what
 * Next packs on the way. Only names that were there at the start are answered, so no request can reach another file.
 *
 * @param folder - The build's static folder; one that is not there has nothing packed.
 * @returns Whether the request was answered.
 */
export function createPackedFiles(folder: string): (request: IncomingMessage, response: ServerResponse) => boolean {
  const sizes = new Map<string, number>();
  for (const name of existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : []) {
    if (!name.endsWith(".br")) continue;
    const served = name.slice(0, -".br".length).split(path.sep).join("/");
    if (types[path.extname(served)]) sizes.set(served, statSync(path.join(folder, name)).size);
  }
  return (request, response) => {
    const isRead = request.method === "GET" || request.method === "HEAD";
    const asked = (request.url ?? "").split("?", 1)[0] ?? "";
    const name = asked.startsWith(prefix) ? asked.slice(prefix.length) : "";
    const size = sizes.get(name);
    if (!isRead || size === undefined || !takesBrotli(request)) return false;
    response.writeHead(200, {
      "content-type": types[path.extname(name)],
      "content-encoding": "br",
      "content-length": size,
      vary: "Accept-Encoding",
      // Their names carry a hash of what is in them.
      "cache-control": "public, max-age=31536000, immutable",
    });
    if (request.method === "HEAD") response.end();
    // A plain pipe would leave the file open for each reader that goes away in the middle.
    else pipeline(createReadStream(path.join(folder, `${name}.br`)), response, () => undefined);
    return true;
  };
}

const takesBrotli = (request: IncomingMessage): boolean =>
  String(request.headers["accept-encoding"] ?? "")
    .split(",")
    .some((each) => /^br(;q=(1|0\.[1-9]).*)?$/.test(each.trim()));
