// The engine as a person at the keyboard would use it. Shares no code with the panel.
import { run } from "./run.mjs";

/** `docker(engine, "ps", "-a")`: the command's standard output, trimmed. `engine` is `lab.old` or `lab.new`. */
export const docker = async (engine, ...args) =>
  (await run("docker", ["-H", `unix://${engine.socket}`, ...args])).trim();

/** `inspect` of containers by name or id, [] when there are none. */
export async function inspect(engine, names) {
  return names.length === 0 ? [] : JSON.parse(await docker(engine, "inspect", "--type", "container", ...names));
}

/** Runs `work` for each item, at most `width` at once. */
export async function inParallel(items, work, width = 6) {
  const queue = [...items.entries()];
  const results = [];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return results;
}
