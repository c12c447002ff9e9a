import { execFile, execFileSync } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** Runs a command to its end and returns its standard output; throws a sentence with what it said when it fails. */
export async function run(command, args, options = {}) {
  const { input, ...rest } = options;
  const running = execute(command, args, {
    maxBuffer: 64 * 1024 * 1024,
    ...rest,
  });
  if (input !== undefined) running.child.stdin.end(input);
  try {
    return (await running).stdout;
  } catch (error) {
    throw new Error(`${command} ${args.join(" ").slice(0, 200)} failed: ${(error.stderr || error.message).trim()}`);
  }
}

export function runNow(command, args) {
  return execFileSync(command, args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** True when the command ended well; says nothing. */
export function succeeds(command, args) {
  try {
    runNow(command, args);
    return true;
  } catch {
    return false;
  }
}
