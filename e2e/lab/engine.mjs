// A Docker engine in a network namespace of its own: its containerd first, then dockerd.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { inNamespace } from "./network.mjs";
import { startProcess, stopProcess, waitFor } from "./processes.mjs";

/** One GET against an engine's unix socket; undefined when nobody answers. */
export function ask(socketPath, url) {
  return new Promise((resolve) => {
    const request = http.get({ socketPath, path: url, timeout: 2000 }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => {
        body += chunk;
      });
      response.on("end", () =>
        resolve({
          status: response.statusCode,
          body,
          headers: response.headers,
        }),
      );
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(undefined));
  });
}

const containerdConfig = (folder) => `version = 2
root = "${folder}/containerd"
state = "${folder}/containerd-state"
oom_score = 0
disabled_plugins = ["io.containerd.grpc.v1.cri"]
[grpc]
  address = "${folder}/containerd.sock"
[ttrpc]
  address = "${folder}/containerd.sock.ttrpc"
`;

/**
 * Starts one engine. `engine` = {name, namespace, bin: folders for the front of PATH, hosts: further -H values, flags}.
 * Returns {name, socket, version, apiVersion, minApiVersion, folder, namespace}.
 */
export async function startEngine(root, engine) {
  const folder = path.join(root, engine.name);
  mkdirSync(folder, { recursive: true });
  const socket = path.join(folder, "docker.sock");
  const config = path.join(folder, "containerd.toml");
  writeFileSync(config, containerdConfig(folder));
  writeFileSync(path.join(folder, "daemon.json"), "{}");
  const env = {
    ...process.env,
    PATH: [...engine.bin, process.env.PATH, "/usr/sbin", "/sbin"].join(":"),
  };
  const start = (name, command, args) =>
    startProcess(root, name, ...inNamespace(engine.namespace, command, args), {
      env,
      cwd: folder,
    });

  const containerdName = `${engine.name}-containerd`;
  const containerd = start(containerdName, "containerd", ["--config", config]);
  const containerdSocket = path.join(folder, "containerd.sock");
  await waitFor(`containerd of engine "${engine.name}"`, () => existsSync(containerdSocket), {
    root,
    name: containerdName,
    process: containerd,
  });

  const dockerdName = `${engine.name}-dockerd`;
  const dockerd = start(dockerdName, "dockerd", [
    `--config-file=${path.join(folder, "daemon.json")}`,
    `--containerd=${containerdSocket}`,
    `--data-root=${path.join(folder, "data")}`,
    `--exec-root=${path.join(folder, "exec")}`,
    `--pidfile=${path.join(folder, "dockerd.pid")}`,
    "--insecure-registry=198.18.0.0/15",
    `--host=unix://${socket}`,
    ...engine.hosts.map((host) => `--host=${host}`),
    ...engine.flags,
  ]);
  const version = await waitFor(
    `Engine "${engine.name}"`,
    async () => {
      const answer = await ask(socket, "/version");
      return answer?.status === 200 ? JSON.parse(answer.body) : undefined;
    },
    { root, name: dockerdName, process: dockerd, timeout: 60_000 },
  );
  return {
    name: engine.name,
    socket,
    version: version.Version,
    apiVersion: version.ApiVersion,
    minApiVersion: version.MinAPIVersion,
    folder,
    namespace: engine.namespace,
  };
}

/** Stops dockerd, then its containerd. Data stays, so that the engine can be started again. */
export async function stopEngine(root, name) {
  await stopProcess(root, `${name}-dockerd`, { patience: 15_000 });
  await stopProcess(root, `${name}-containerd`);
}
