import { isNothing, type Raw, record, sameJson, strings, text } from "./raw";

export interface FieldChange {
  /** As a person calls it: "command", "environment PGDATA". */
  readonly field: string;
  /** null: it was not there. Values of the environment are never shown, only that they change. */
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * What the new image changes in the running configuration, for the preview and the comparison afterwards.
 *
 * @param config Config of the container as it runs.
 * @param own What stays of it on the new image (`planClone().body`).
 * @param image Config of the new image.
 */
export function imageDifference(config: Raw, own: Raw, image: Raw): readonly FieldChange[] {
  const changes: FieldChange[] = [];
  for (const [key, field] of scalarFields) {
    const to = isNothing(own[key]) ? image[key] : own[key];
    if (!sameJson(config[key], to)) changes.push({ field, from: shown(config[key]), to: shown(to) });
  }
  const command = mergedCommand(own, image);
  for (const [key, field] of commandFields) {
    if (!sameJson(config[key], command[key]))
      changes.push({ field, from: shown(config[key]), to: shown(command[key]) });
  }
  changes.push(...environment(config, own, image));
  for (const [key, field] of keyedFields) {
    const after = { ...record(image[key]), ...record(own[key]) };
    changes.push(...keyedChanges(field, record(config[key]), after));
  }
  return changes;
}

const scalarFields = [
  ["WorkingDir", "working directory"],
  ["User", "user"],
  ["StopSignal", "stop signal"],
] as const;
const commandFields = [
  ["Entrypoint", "entrypoint"],
  ["Cmd", "command"],
] as const;
const keyedFields = [
  ["ExposedPorts", "exposed port"],
  ["Volumes", "volume"],
] as const;

/** As the engine merges: an entrypoint of one's own drops the image's command. */
function mergedCommand(own: Raw, image: Raw): Raw {
  const entrypoint = strings(own.Entrypoint);
  if (entrypoint.length === 0) return { Entrypoint: image.Entrypoint, Cmd: isNothing(own.Cmd) ? image.Cmd : own.Cmd };
  return { Entrypoint: sameJson(entrypoint, [""]) ? null : entrypoint, Cmd: own.Cmd };
}

function environment(config: Raw, own: Raw, image: Raw): FieldChange[] {
  const before = byName(strings(config.Env));
  const after = { ...byName(strings(image.Env)), ...byName(strings(own.Env)) };
  return keyedChanges("environment", before, after).map(({ field, from, to }) => ({
    field,
    from: from === null ? null : "set",
    to: to === null ? null : from === null ? "set" : "another value",
  }));
}

const byName = (entries: readonly string[]): Raw =>
  Object.fromEntries(entries.map((entry) => [entry.split("=", 1)[0] ?? "", entry]));

function keyedChanges(field: string, before: Raw, after: Raw): FieldChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys
    .filter((key) => !sameJson(before[key], after[key]) || key in before !== key in after)
    .map((key) => ({
      field: `${field} ${key}`,
      from: key in before ? (shown(before[key]) ?? "set") : null,
      to: key in after ? (shown(after[key]) ?? "set") : null,
    }));
}

function shown(value: unknown): string | null {
  if (isNothing(value)) return null;
  return Array.isArray(value) ? strings(value).join(" ") : text(value) || JSON.stringify(value);
}
