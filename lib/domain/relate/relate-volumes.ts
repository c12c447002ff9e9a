import type { NodeId } from "../ids";
import type { NormalEngine } from "../normalise/normalise-engine";
import { reason } from "../reason";
import type { Relation } from "../topology/model";
import { isEverybodys } from "./everybodys-folders";
import { mergeRelations } from "./merge-relations";
import { relation } from "./relation";

interface User {
  readonly nodeId: NodeId;
  readonly target: string;
  readonly readOnly: boolean;
}

interface Shared {
  readonly users: User[];
  /** Set for a folder of the host: its path is not for everybody to read, so that each names it as it sees it. */
  readonly folder: boolean;
}

/**
 * R7: containers that mount one named volume or one folder of the host. They hang on one of them, a writer if there is
 * one (then the first by name), so that a volume with many users stays a star.
 */
export function relateVolumes(engine: NormalEngine): Relation[] {
  const shared = new Map<string, Shared>();
  for (const { nodeId, report } of engine.containers.values()) {
    const mounts = new Map<string, User & { readonly folder: boolean }>();
    for (const { kind, source, target, readOnly } of report.mounts) {
      const folder = kind === "bind";
      if (source === "" || (!folder && kind !== "volume") || (folder && isEverybodys(source))) continue;
      const before = mounts.get(`${kind} ${source}`);
      mounts.set(`${kind} ${source}`, { nodeId, target, folder, readOnly: (before?.readOnly ?? true) && readOnly });
    }
    for (const [key, { folder, ...user }] of mounts) {
      const known = shared.get(key);
      if (known) known.users.push(user);
      else shared.set(key, { users: [user], folder });
    }
  }
  const found: Relation[] = [];
  for (const key of [...shared.keys()].sort()) {
    const { users, folder } = shared.get(key) ?? { users: [], folder: false };
    const centre = users.find((user) => !user.readOnly) ?? users[0];
    for (const user of users) {
      if (!centre || user === centre) continue;
      const evidence = folder
        ? reason("relate.folder", { rule: "R7", folder: centre.target, readOnly: user.readOnly })
        : reason("relate.volume", { rule: "R7", volume: key.slice("volume ".length), readOnly: user.readOnly });
      found.push(relation("volume", user.nodeId, centre.nodeId, 0.9, [evidence]));
    }
  }
  return mergeRelations(found);
}
