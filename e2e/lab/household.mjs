// What every fixture shares: one label by which a household is found again, and containers that bear it.
import { reviveDead } from "./dead.mjs";
import { docker } from "./docker-cli.mjs";

export const label = "bulkhead-lab.household";
export const mark = (prefix) => ["--label", `${label}=${prefix}`];

/** Creates or runs one container and returns its name, `<prefix>-<name>`. `flags` and `command` as for `docker run`. */
export async function addContainer(lab, engine, prefix, name, options = {}) {
  const { verb = "run", flags = [], image = "busybox", command = [] } = options;
  const full = `${prefix}-${name}`;
  const detached = verb === "run" ? ["-d"] : [];
  const reference = image.includes("/") ? image : lab.images[image];
  await docker(engine, verb, ...detached, "--name", full, ...mark(prefix), ...flags, reference, ...command);
  return full;
}

/** Removes everything that bears the household's label: containers, networks, volumes. Fine when there is nothing. */
export async function removeHousehold(engine, prefix) {
  const list = async (...args) => {
    const ids = await docker(engine, ...args, "-q", "--filter", `label=${label}=${prefix}`);
    return ids.split("\n").filter(Boolean);
  };
  const containers = await list("ps", "-a");
  await reviveDead(engine, containers);
  if (containers.length > 0) await docker(engine, "rm", "-f", "-v", ...containers);
  const networks = await list("network", "ls");
  if (networks.length > 0) await docker(engine, "network", "rm", ...networks);
  const volumes = await list("volume", "ls");
  if (volumes.length > 0) await docker(engine, "volume", "rm", ...volumes);
}
