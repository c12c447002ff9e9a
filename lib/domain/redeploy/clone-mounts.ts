import { list, type Raw, record, text } from "./raw";

/**
 * HostConfig.Mounts of the copy: what was asked for, plus every volume that only its inspect knows.
 *
 * An anonymous volume stands in no configuration: created anew, the copy would start with an empty one. So each mounted
 * volume that no bind, mount or tmpfs covers is given by its name, with the same right to write.
 */
export function cloneMounts(container: Raw): readonly Raw[] {
  const host = record(container.HostConfig);
  const volumes = list(container.Mounts)
    .map(record)
    .filter((mount) => mount.Type === "volume" && text(mount.Name));
  const named = list(host.Mounts)
    .map(record)
    .map((mount) => nameVolume(mount, volumes));
  const covered = new Set([
    ...list(host.Binds).map((bind) => bindTarget(text(bind))),
    ...named.map((mount) => cleanPath(text(mount.Target))),
    ...Object.keys(record(host.Tmpfs)).map(cleanPath),
  ]);
  const anonymous = volumes
    .filter((volume) => !covered.has(cleanPath(text(volume.Destination))))
    .map((volume) => ({
      Type: "volume",
      Source: text(volume.Name),
      Target: text(volume.Destination),
      ReadOnly: volume.RW === false,
    }));
  return [...named, ...anonymous];
}

/** `--mount type=volume,target=/data` without a source is anonymous too. */
function nameVolume(mount: Raw, volumes: readonly Raw[]): Raw {
  if (mount.Type !== "volume" || text(mount.Source)) return mount;
  const target = cleanPath(text(mount.Target));
  const volume = volumes.find((candidate) => cleanPath(text(candidate.Destination)) === target);
  return volume ? { ...mount, Source: text(volume.Name) } : mount;
}

/** "/srv/data:/data:ro,z" → "/data". A bind without a source is its own target. */
function bindTarget(bind: string): string {
  const parts = bind.split(":");
  return cleanPath(parts[1] ?? parts[0] ?? "");
}

const cleanPath = (path: string): string => path.replace(/\/+/g, "/").replace(/(.)\/$/, "$1");
