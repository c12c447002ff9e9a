// Processes of the cluster that a test may stop and start again: how each was started is kept beside its pid file.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { startProcess, stopProcess } from "../processes.mjs";

const recordOf = (root, name) => path.join(root, "commands", `${name}.json`);

/** Starts a process as startProcess does, and keeps how. `env` holds what it gets besides this process's own. */
export function startKept(root, name, command, args, { env = {}, cwd = root } = {}) {
  mkdirSync(path.join(root, "commands"), { recursive: true });
  writeFileSync(recordOf(root, name), JSON.stringify({ command, args, env, cwd }));
  return startProcess(root, name, command, args, { env: { ...process.env, ...env }, cwd });
}

/**
 * Stops a process of the cluster: "apiserver", "etcd", "controller-manager", "scheduler", "<node>-kubelet",
 * "<node>-containerd", "<node>-kube-proxy", "metrics-server". With "SIGKILL" it has no time to say goodbye.
 */
export const haltProcess = (root, name, signal = "SIGTERM") => stopProcess(root, name, { signal });

/** Starts it again with the same words. Returns as startProcess does; it is not waited for. */
export function resumeProcess(root, name) {
  const { command, args, env, cwd } = JSON.parse(readFileSync(recordOf(root, name), "utf8"));
  return startProcess(root, name, command, args, { env: { ...process.env, ...env }, cwd });
}
