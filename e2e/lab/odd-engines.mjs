// Endpoints that misbehave, one process for all: each TLS refusal, plain tcp, garbage, 500, silence, an API too old.
// Run by the lab as `node odd-engines.mjs <config.json>`; writes the ports it got to the config's `portsFile`.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import path from "node:path";
import tls from "node:tls";
import { fileURLToPath } from "node:url";
import { startProcess, waitFor } from "./processes.mjs";

/** Starts the process; resolves to {host, expired, untrusted, wrongHost, plain, garbage, failing, silent, tooOld}, all ports. */
export async function startOddEngines(root, socket, certificates) {
  const portsFile = path.join(root, "odd-engines.ports.json");
  const config = path.join(root, "odd-engines.json");
  writeFileSync(config, JSON.stringify({ portsFile, socket, certificates }));
  const name = "odd-engines";
  const started = startProcess(root, name, process.execPath, [fileURLToPath(import.meta.url), config]);
  return waitFor("The process of misbehaving endpoints", () => readOrNothing(portsFile), {
    root,
    name,
    process: started,
  });
}

function readOrNothing(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

const listen = (server) =>
  new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server.address().port)));

function serve({ socket, certificates }) {
  const forward = (client) => {
    const engine = net.connect(socket);
    client.on("error", () => engine.destroy());
    engine.on("error", () => client.destroy());
    client.pipe(engine).pipe(client);
  };
  const read = (file) => readFileSync(file);
  const secure = (pair, ca) =>
    tls.createServer(
      {
        cert: read(pair.cert),
        key: read(pair.key),
        ca: read(ca),
        requestCert: true,
      },
      forward,
    );
  const quiet = (server) => server.on("tlsClientError", () => {});
  const answer = (status, headers, body) =>
    http.createServer((_, response) => response.writeHead(status, headers).end(body));
  return {
    expired: quiet(secure(certificates.expired, certificates.ca)),
    wrongHost: quiet(secure(certificates.wrongHost, certificates.ca)),
    untrusted: quiet(secure(certificates.untrusted.server, certificates.untrusted.ca)),
    plain: net.createServer(forward),
    garbage: net.createServer((client) => client.on("error", () => {}).end("\x00\xff* not http at all\r\n\r\n")),
    failing: answer(500, { "content-type": "application/json" }, '{"message":"the engine has a bad day"}'),
    silent: net.createServer((client) => client.on("error", () => {}).resume()),
    tooOld: answer(
      200,
      { "content-type": "application/json", "api-version": "1.24" },
      '{"ApiVersion":"1.24","Version":"1.12.6"}',
    ),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const config = JSON.parse(readFileSync(process.argv[2], "utf8"));
  const ports = { host: "127.0.0.1" };
  for (const [name, server] of Object.entries(serve(config))) ports[name] = await listen(server);
  writeFileSync(`${config.portsFile}.part`, JSON.stringify(ports));
  renameSync(`${config.portsFile}.part`, config.portsFile);
}
