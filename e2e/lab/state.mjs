// A running lab describes itself in one JSON file; its path travels in BULKHEAD_LAB to tests, helpers and the browser run.
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isSame } from "./processes.mjs";

const prefix = "bulkhead-lab-";

export const rootOf = (lab) => path.join(tmpdir(), `${prefix}${lab}`);
export const stateFileOf = (root) => path.join(root, "state.json");

export function writeState(file, state) {
  writeFileSync(`${file}.part`, JSON.stringify(state, null, 2));
  renameSync(`${file}.part`, file);
}

/** The lab that BULKHEAD_LAB (or `file`) points to; undefined when there is none or it is no longer whole. */
export function readLab(file = process.env.BULKHEAD_LAB) {
  if (!file || !existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, "utf8"));
}

/** [name, engine] of both engines, as rows of `describe.each`; the one of LAB_DOCKER_HOST stands alone. */
export const enginesOf = (lab) => ["old", "new"].flatMap((name) => (lab?.[name] ? [[name, lab[name]]] : []));

/** Every lab with a folder on this machine: {lab, root, alive}; alive when the process that owns it still runs. */
export function listLabs() {
  return readdirSync(tmpdir())
    .filter((name) => name.startsWith(prefix))
    .map((name) => {
      const root = path.join(tmpdir(), name);
      const ownerFile = path.join(root, "owner.json");
      const owner = existsSync(ownerFile) ? JSON.parse(readFileSync(ownerFile, "utf8")) : undefined;
      return {
        lab: Number(name.slice(prefix.length)),
        root,
        alive: owner !== undefined && isSame(owner),
        owner,
      };
    });
}
