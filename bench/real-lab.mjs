import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { readLab } from "../e2e/lab/state.mjs";
import { pause } from "./statistics.mjs";

/** The lab that BULKHEAD_LAB names, or one of our own; `args` are for `npm run lab`. */
export async function openRealLab(node, args = []) {
  const given = readLab();
  if (given) return { lab: given, stop: async () => undefined };
  const stateFile = path.join(mkdtempSync(path.join(tmpdir(), "bulkhead-bench-lab-")), "state.json");
  const script = fileURLToPath(new URL("../e2e/lab/lab.mjs", import.meta.url));
  const child = spawn(node, [script, "--state", stateFile, ...args], { stdio: ["ignore", "ignore", "inherit"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  for (let lab = readLab(stateFile); ; lab = readLab(stateFile)) {
    if (child.exitCode !== null) throw new Error("The lab did not start.");
    if (lab) {
      return {
        lab,
        stop: async () => {
          child.kill("SIGTERM");
          await ended;
        },
      };
    }
    await pause(200);
  }
}
