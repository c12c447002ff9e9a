const most = 12;
const longestName = 100;

/** Tools write dozens of these on each container; what a person would look for of them has a key of its own. */
const toolsOwn = /^(com\.docker\.|org\.opencontainers\.image\.|desktop\.docker\.|io\.buildah\.|bulkhead\.operation$)/;
const switchValue = /^(true|false|yes|no|on|off|enabled|disabled)$/i;

/**
 * The labels that a container may be found by, in order of name, at most 12: their names, and the value only where it
 * is a plain switch ("traefik.enable=true"). Everybody who may see the lab gets them, so no other value is sent: it may
 * hold a secret, and a viewer may not read it.
 */
export function toFindableLabels(labels: Readonly<Record<string, string>>): readonly string[] {
  const found: string[] = [];
  for (const name of Object.keys(labels).sort()) {
    if (name === "" || name.length > longestName || toolsOwn.test(name)) continue;
    const value = labels[name]?.trim() ?? "";
    found.push(switchValue.test(value) ? `${name}=${value.toLowerCase()}` : name);
    if (found.length === most) break;
  }
  return found;
}
