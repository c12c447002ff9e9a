// A socket in front of an engine's that counts what is asked of it. It changes nothing.
import { mkdirSync, rmSync } from "node:fs";
import net from "node:net";
import path from "node:path";

export async function startCountingProxy(socketPath, engineSocket) {
  mkdirSync(path.dirname(socketPath), { recursive: true });
  rmSync(socketPath, { force: true });
  const calls = [];
  const requestLine = /(?:^|\r\n\r\n)(GET|POST|PUT|DELETE|HEAD) (\S+) HTTP\/1\.1\r\n/g;
  const server = net.createServer((client) => {
    const engine = net.connect(engineSocket);
    client.on("data", (chunk) => {
      for (const [, method, path] of chunk.toString("latin1").matchAll(requestLine))
        calls.push({ at: performance.now(), method, path: path.replace(/^\/v[\d.]+/, "") });
      engine.write(chunk);
    });
    engine.pipe(client);
    client.on("end", () => engine.end());
    for (const socket of [client, engine]) {
      socket.on("error", () => undefined);
      socket.on("close", () => {
        client.destroy();
        engine.destroy();
      });
    }
  });
  await new Promise((resolve) => server.listen(socketPath, resolve));
  return {
    /** Calls since `at` (`performance.now()`), pings left out. */
    since: (at) => calls.filter((call) => call.at >= at && !call.path.startsWith("/_ping")),
    stop() {
      server.close();
      rmSync(socketPath, { force: true });
    },
  };
}

export const isList = (call) => call.path.startsWith("/containers/json");
export const inspectedId = (call) => /^\/containers\/([^/]+)\/json/.exec(call.path)?.[1] ?? null;
