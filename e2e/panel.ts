import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "./lab/ports.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const startWithin = 60_000;

/** A panel of our own, started as a person starts it, on a throw-away data folder. */
export interface Panel {
  readonly url: string;
  readonly dataDir: string;
  /** What it printed so far. */
  log(): string;
  /** The one-time code from its log; waits for it. */
  claimCode(): Promise<string>;
  /** Ends it as Ctrl-C does, and waits. */
  stop(): Promise<void>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** Starts it again on the same data and port. */
  start(env?: Readonly<Record<string, string>>): Promise<void>;
  /** Stops it and removes its folders. */
  dispose(): Promise<void>;
}

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
}

/** `isTestData` marks the folder, so that fail points may be used. */
export async function startPanel(env: Readonly<Record<string, string>> = {}, isTestData = true): Promise<Panel> {
  const home = mkdtempSync(path.join(tmpdir(), "bulkhead-panel-"));
  const dataDir = path.join(home, "data");
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let output = "";
  let running: Running | null = null;

  const launch = (more: Readonly<Record<string, string>>): Running => {
    const child = spawn("node", ["scripts/up.mjs", "--data", dataDir, "--port", String(port)], {
      cwd: root,
      env: {
        ...process.env,
        PATH: `${path.join(root, "node_modules/.bin")}:${process.env.PATH}`,
        BULKHEAD_KEY_FILE: path.join(home, "config/key"),
        INIT_CWD: root,
        ...env,
        ...more,
      },
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own, so that a power cut reaches the panel and not its starter alone.
      detached: true,
    });
    const keep = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    return { child, ended: new Promise((resolve) => child.once("exit", () => resolve())) };
  };

  const end = async (signal: "SIGTERM" | "SIGKILL") => {
    const { child, ended } = running ?? {};
    running = null;
    if (child?.pid === undefined || child.exitCode !== null) return;
    process.kill(signal === "SIGKILL" ? -child.pid : child.pid, signal);
    await ended;
  };

  const waitFor = async <T>(what: string, find: () => T | Promise<T>): Promise<NonNullable<T>> => {
    for (const until = Date.now() + startWithin; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
      const found = await find();
      if (found) return found;
      if (Date.now() > until || running?.child.exitCode != null) throw new Error(`${what}. The panel said:\n${output}`);
    }
  };

  const start = async (more: Readonly<Record<string, string>> = {}) => {
    running = launch(more);
    const answers = () =>
      fetch(`${url}/api/health`).then(
        ({ ok }) => ok,
        () => false,
      );
    await waitFor("The panel did not answer", answers);
  };

  if (isTestData) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(path.join(dataDir, ".bulkhead-test"), "");
  }
  const dispose = async () => {
    await end("SIGTERM");
    rmSync(home, { recursive: true, force: true });
  };
  await start().catch(async (error) => {
    await dispose();
    throw error;
  });
  return {
    url,
    dataDir,
    log: () => output,
    claimCode: () => waitFor("No claim code was printed", () => output.match(/code ([2-9A-Z-]{14})/)?.[1]),
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
    start,
    dispose,
  };
}
