import { isNothing, type Raw, record, sameJson, strings } from "./raw";

/**
 * The configuration that a person gave, told apart from what the image gave: an engine's inspect shows both mixed.
 *
 * What equals the old image's default is taken to be inherited and left out, so that the new image's default applies.
 * (A person who typed exactly the default can't be told apart from one who typed nothing; the difference shown before
 * the redeploy says what will change.)
 *
 * @param config Config of the container's inspect.
 * @param image Config of the image it was created from; `{}` when that image is gone: then everything is kept.
 */
export function unpinConfig(config: Raw, image: Raw): Record<string, unknown> {
  const own: Record<string, unknown> = { ...config };
  for (const key of ["WorkingDir", "User", "StopSignal", "Shell"]) {
    if (sameJson(config[key], image[key])) delete own[key];
  }
  own.Env = strings(config.Env).filter((entry) => !strings(image.Env).includes(entry));
  own.Labels = entriesNotIn(record(config.Labels), record(image.Labels));
  own.ExposedPorts = keysNotIn(record(config.ExposedPorts), record(image.ExposedPorts));
  own.Volumes = keysNotIn(record(config.Volumes), record(image.Volumes));
  Object.assign(own, unpinCommand(config, image), unpinHealthcheck(config, image));
  // Build triggers, Windows' argument escaping and the image's own copy of its volumes are never a container's wish.
  for (const key of ["OnBuild", "ArgsEscaped", "Image"]) delete own[key];
  return own;
}

/**
 * Entrypoint and Cmd go together: an engine drops the image's Cmd as soon as an Entrypoint is given, and takes the
 * image's Entrypoint only where none is given. `[""]` is how an entrypoint is taken away.
 */
function unpinCommand(config: Raw, image: Raw): { Entrypoint?: unknown; Cmd?: unknown } {
  const cleared = isNothing(config.Entrypoint) && !isNothing(image.Entrypoint);
  const inherited = sameJson(config.Entrypoint, image.Entrypoint);
  const cmd = isNothing(config.Cmd) ? undefined : config.Cmd;
  if (cleared) return { Entrypoint: [""], Cmd: cmd };
  if (!inherited) return { Entrypoint: config.Entrypoint, Cmd: cmd };
  return { Entrypoint: undefined, Cmd: sameJson(cmd, image.Cmd) ? undefined : cmd };
}

/** A partial check (only an interval, say) inherits the rest, so the fields equal to the image's are left out one by one. */
function unpinHealthcheck(config: Raw, image: Raw): { Healthcheck?: unknown } {
  const own = record(config.Healthcheck);
  const base = record(image.Healthcheck);
  if (isNothing(own) || sameJson(own, base)) return { Healthcheck: undefined };
  if (isNothing(base) || strings(own.Test)[0] === "NONE") return { Healthcheck: own };
  return { Healthcheck: Object.fromEntries(Object.entries(own).filter(([key, value]) => !sameJson(value, base[key]))) };
}

const entriesNotIn = (own: Raw, base: Raw): Raw =>
  Object.fromEntries(Object.entries(own).filter(([key, value]) => base[key] !== value));

const keysNotIn = (own: Raw, base: Raw): Raw =>
  Object.fromEntries(Object.entries(own).filter(([key]) => !(key in base)));
