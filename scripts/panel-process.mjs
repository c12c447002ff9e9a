// A built panel as a process of its own, for what shows or measures it. Its starter stays free to do other things.
import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { freePort } from "../e2e/lab/ports.mjs";
import { panelArguments, panelEnvironment } from "./node.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * @param options.env - What the process is told: data folder, key file.
 * @param options.preload - More arguments for Node, before the panel's own.
 * @returns Once it answers: its address, what it printed to sign in or to claim, its process id, and how to stop it.
 */
export async function startPanelProcess(node, { env, preload = [] }) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const startedAt = performance.now();
  const child = spawn(node, [...preload, ...panelArguments], {
    cwd: path.join(root, ".next/standalone"),
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...panelEnvironment(root), PORT: String(port), ...env },
  });
  const lines = [];
  createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
  const ended = new Promise((resolve) => child.once("exit", resolve));
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The panel ended at its start:\n${lines.join("\n")}`);
    const ok = await fetch(`${url}/api/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) break;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const readyMs = performance.now() - startedAt;
  const find = (pattern) => lines.map((line) => pattern.exec(line)?.[1]).find(Boolean) ?? null;
  return {
    url,
    pid: child.pid,
    readyMs,
    /** What it has printed so far. */
    lines,
    oneTimeAddress: () => find(/(http\S+#once=\S+)/)?.replace(/^http:\/\/[^/]+/, url) ?? null,
    claimCode: () => find(/code ([2-9A-Z-]{14})/),
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
