import "server-only";
import { createServer as createPlain, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTls } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { type Certificate, makeCertificate } from "@/sim/tls/certificate";

/** For tests: a web server that answers as the test says, and remembers who asked what. */
export interface FakeRegistry {
  /** "127.0.0.1:4711". */
  readonly address: string;
  readonly port: number;
  readonly requests: readonly {
    readonly method: string;
    readonly url: string;
    readonly headers: IncomingMessage["headers"];
  }[];
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  close(): Promise<void>;
}

const ca = makeCertificate({ name: "CA", isCa: true });
export const fakeCa = ca.cert;

/** @param tls - "plain": it speaks none. Else whom its certificate is for. */
export async function startFakeRegistry(
  tls: "plain" | readonly string[] = ["127.0.0.1"],
  issuer: Certificate = ca,
): Promise<FakeRegistry> {
  const requests: FakeRegistry["requests"][number][] = [];
  const open = new Set<Socket>();
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    requests.push({ method: request.method ?? "", url: request.url ?? "", headers: request.headers });
    fake.answer(request, response);
  };
  const server: Server =
    tls === "plain"
      ? createPlain(listener)
      : createTls(makeCertificate({ name: "registry", issuer, hosts: tls }), listener);
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const fake: FakeRegistry = {
    ...{ address: `127.0.0.1:${port}`, port, requests },
    answer: (_request, response) => response.writeHead(404).end(),
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}
