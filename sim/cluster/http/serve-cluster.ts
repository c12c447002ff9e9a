import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { createSecureServer, type Http2ServerRequest } from "node:http2";
import type { AddressInfo, Socket } from "node:net";
import { makeCertificate } from "../../tls/certificate.ts";
import type { Cluster } from "../cluster.ts";
import { answer } from "./answer.ts";
import type { Response } from "./response.ts";

export interface ServedCluster {
  readonly cluster: Cluster;
  readonly server: string;
  /** PEM; signs the server's certificate and nothing else. */
  readonly ca: string;
  readonly token: string;
  /** As k3s writes one for its admin. */
  kubeconfig(): string;
  close(): Promise<void>;
}

/** A clock that was set for pictures is not the one that certificates are held against. */
const notAfter = new Date(Date.UTC(2049, 11, 31));

/** Serves a cluster's API on loopback, over HTTP/2 or 1.1, with a certificate made on the spot. */
export async function serveCluster(cluster: Cluster): Promise<ServedCluster> {
  const ca = makeCertificate({ name: `${cluster.name}-server-ca`, isCa: true, notAfter });
  const certificate = makeCertificate({ name: cluster.name, issuer: ca, hosts: ["127.0.0.1", "localhost"], notAfter });
  const token = randomBytes(24).toString("base64url");
  const sockets = new Set<Socket>();

  const server = createSecureServer({ key: certificate.key, cert: certificate.cert, allowHTTP1: true });
  server.on("request", (request: Http2ServerRequest | IncomingMessage, response: Response) => {
    response.setHeader("date", new Date(cluster.clock.now()).toUTCString());
    readBody(request).then(
      (body) =>
        answer(
          cluster,
          token,
          {
            method: request.method ?? "GET",
            url: new URL(request.url ?? "/", "https://cluster"),
            authorization: String(request.headers.authorization ?? ""),
            contentType: String(request.headers["content-type"] ?? ""),
            body,
          },
          response,
        ),
      // Whoever asked has gone before the question was whole.
      () => response.end(),
    );
  });
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    cluster,
    server: address,
    ca: ca.cert,
    token,
    kubeconfig: () => kubeconfig({ name: cluster.name, server: address, ca: ca.cert, token }),
    async close() {
      cluster.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      });
    },
  };
}

async function readBody(request: Http2ServerRequest | IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function kubeconfig(said: { name: string; server: string; ca: string; token: string }): string {
  const { name, server, ca, token } = said;
  return `apiVersion: v1
kind: Config
current-context: ${name}
contexts:
  - name: ${name}
    context: { cluster: ${name}, user: ${name}-admin }
clusters:
  - name: ${name}
    cluster:
      server: ${server}
      certificate-authority-data: ${Buffer.from(ca).toString("base64")}
users:
  - name: ${name}-admin
    user:
      token: ${token}
`;
}
