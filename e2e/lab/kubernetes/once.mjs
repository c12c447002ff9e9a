// Some parts of a cluster are started only when a test asks; tests in several processes may ask at once.
import { existsSync, mkdirSync, readFileSync, rmdirSync } from "node:fs";
import path from "node:path";
import { waitFor } from "../processes.mjs";
import { writeState } from "../state.mjs";

/**
 * Runs `start` once per cluster: whoever comes first runs it, the others wait and get what it returned (plain data).
 * When it fails the next to ask tries again.
 */
export async function onceInCluster({ folder }, name, start) {
  const claim = path.join(folder, `${name}.once`);
  const result = `${claim}.json`;
  try {
    mkdirSync(claim);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    await waitFor(name, () => existsSync(result) || !existsSync(claim), { timeout: 90_000 });
    if (!existsSync(result)) return onceInCluster({ folder }, name, start);
    return JSON.parse(readFileSync(result, "utf8"));
  }
  try {
    const value = (await start()) ?? null;
    writeState(result, value);
    return value;
  } catch (error) {
    rmdirSync(claim);
    throw error;
  }
}
