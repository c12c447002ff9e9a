// Why the cluster cannot be started on this machine, in the words of machine.mjs.
import { existsSync } from "node:fs";
import { missing, obstacles } from "../machine.mjs";
import { missingPackages } from "./debian.mjs";

/** The reasons ({kind, reason}) why there will be no cluster; empty when it can be started. */
export function clusterObstacles() {
  const found = obstacles();
  if (found.length > 0) return found;
  if (missingPackages().length > 0 && !existsSync("/usr/bin/apt-get"))
    found.push(missing(`${missingPackages().join(" and ")} cannot be fetched: there is no apt-get here.`));
  return found;
}
