import type { ContainerReport } from "../engine-report";
import type { ContainerFacts, NormalEngine } from "../normalise/normalise-engine";
import { same } from "../publish/same";

/** All of a report that the rules of relation read. */
const read = [
  "id",
  "imageRef",
  "labels",
  "envNames",
  "mentions",
  "networkMode",
  "pidMode",
  "ipcMode",
  "ports",
  "mounts",
  "endpoints",
] as const satisfies readonly (keyof ContainerReport)[];

/** Whether an engine's containers hang together as before: one that starts, stops or fails its check mostly does. */
export function relatesAlike(a: NormalEngine, b: NormalEngine): boolean {
  if (a === b) return true;
  if (a.containers.size !== b.containers.size || a.report.networks !== b.report.networks) return false;
  let all = true;
  b.containers.forEach((facts, id) => {
    const before = a.containers.get(id);
    if (all && before !== facts) all = before !== undefined && alike(before, facts);
  });
  return all;
}

const alike = (a: ContainerFacts, b: ContainerFacts): boolean =>
  same(a.folded, b.folded) && read.every((key) => same(a.report[key], b.report[key]));
