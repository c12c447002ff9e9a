import "server-only";
import type { MountReport } from "@/lib/domain/engine-report";
import { list, record, text } from "@/lib/server/sources/read";

const kinds: readonly MountReport["kind"][] = ["bind", "volume", "tmpfs", "npipe", "cluster", "image"];

/** Inspect's Mounts, by target. The engine's order changes between two inspects; this one doesn't. */
export function toMounts(mounts: unknown): readonly MountReport[] {
  return list(mounts)
    .map(record)
    .flatMap((mount): MountReport[] => {
      const kind = kinds.find((known) => known === mount.Type);
      if (!kind) return [];
      return [
        {
          kind,
          source: kind === "volume" ? text(mount.Name, 512) : text(mount.Source, 4_096),
          target: text(mount.Destination, 4_096),
          readOnly: mount.RW === false,
        },
      ];
    })
    .sort((a, b) => (a.target < b.target ? -1 : 1));
}
