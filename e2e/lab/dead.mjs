// A container becomes "dead" when its removal fails half-way. An immutable file in its folder makes that happen.
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { docker, inspect } from "./docker-cli.mjs";
import { succeeds } from "./run.mjs";

const anchor = (engine, id) => path.join(engine.folder ?? "", "data", "containers", id, "held-fast");

/** Turns a created container into a dead one; false where the file system cannot (or the engine is not the lab's own). */
export async function makeDead(engine, name) {
  const [{ Id }] = await inspect(engine, [name]);
  const file = anchor(engine, Id);
  if (!engine.folder) return false;
  writeFileSync(file, "");
  if (!succeeds("chattr", ["+i", file])) return false;
  await docker(engine, "rm", "-f", name).catch(() => {});
  const [found] = await inspect(engine, [name]).catch(() => []);
  return found?.State.Status === "dead";
}

/** Lets go of the folders of the given containers, so that they can be removed. */
export async function reviveDead(engine, ids) {
  for (const id of ids) {
    const [found] = await inspect(engine, [id]).catch(() => []);
    if (found && existsSync(anchor(engine, found.Id))) succeeds("chattr", ["-i", anchor(engine, found.Id)]);
  }
}
