// Whether node_modules holds what package-lock.json asks for, by npm's own record of what it put there.
import { readFileSync } from "node:fs";
import path from "node:path";

const packagesOf = (file) => JSON.parse(readFileSync(file, "utf8")).packages;

export function isInstalled(root) {
  try {
    const wanted = packagesOf(path.join(root, "package-lock.json"));
    const found = packagesOf(path.join(root, "node_modules/.package-lock.json"));
    // Optional ones may be for another platform.
    return Object.entries(wanted).every(([name, { version, optional, devOptional }]) =>
      found[name] ? found[name].version === version : name === "" || optional || devOptional,
    );
  } catch {
    return false;
  }
}
