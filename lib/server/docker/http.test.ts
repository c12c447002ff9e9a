import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { send } from "./http";
import type { Transport } from "./transport/transport";

const servers: http.Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** An engine that answers never; `asked` counts what reached it. */
async function silent(): Promise<{ transport: Transport; asked: () => number }> {
  let asked = 0;
  const server = http.createServer(() => {
    asked += 1;
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const transport = {
    request: (options: http.RequestOptions) => http.request({ host: "127.0.0.1", port, ...options }),
  } as unknown as Transport;
  return { transport, asked: () => asked };
}

const nextTurns = () => new Promise((resolve) => setTimeout(resolve, 20));

test("who gave up before the request began gets the reason, and the engine is not asked", async () => {
  const { transport, asked } = await silent();
  const signal = AbortSignal.abort(new Error("no longer wanted"));
  await expect(send(transport, { method: "GET", path: "/_ping", signal })).rejects.toThrow("no longer wanted");
  // A request that breaks off with nobody listening would end the process a moment later.
  await nextTurns();
  expect(asked()).toBe(0);
});

test("who gives up while it waits gets the reason", async () => {
  const { transport, asked } = await silent();
  const giving = new AbortController();
  const answer = send(transport, { method: "GET", path: "/_ping", signal: giving.signal });
  await expect.poll(asked).toBe(1);
  giving.abort(new Error("no longer wanted"));
  await expect(answer).rejects.toThrow("no longer wanted");
  await nextTurns();
});
