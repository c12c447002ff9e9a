import type { NodeId } from "../ids";
import type { NormalEngine } from "../normalise/normalise-engine";
import { type Reason, reason } from "../reason";
import type { Relation } from "../topology/model";
import { relation } from "./relation";

interface User {
  readonly nodeId: NodeId;
  readonly readOnly: boolean;
}

/**
 * R7: containers that mount one named volume. They hang on one of them, a writer if there is one (then the first by
 * name), so that a volume with many users stays a star.
 */
export function relateVolumes(engine: NormalEngine): Relation[] {
  const users = new Map<string, User[]>();
  for (const { nodeId, report } of engine.containers.values()) {
    const mounts = new Map<string, boolean>();
    for (const { kind, source, readOnly } of report.mounts)
      if (kind === "volume" && source) mounts.set(source, (mounts.get(source) ?? true) && readOnly);
    for (const [volume, readOnly] of mounts) {
      const known = users.get(volume);
      if (known) known.push({ nodeId, readOnly });
      else users.set(volume, [{ nodeId, readOnly }]);
    }
  }
  const byPair = new Map<string, { from: NodeId; to: NodeId; evidence: Reason[] }>();
  for (const volume of [...users.keys()].sort()) {
    const sharing = users.get(volume) ?? [];
    const centre = sharing.find((user) => !user.readOnly) ?? sharing[0];
    for (const user of sharing) {
      if (!centre || user === centre) continue;
      const key = `${user.nodeId.length}:${user.nodeId}>${centre.nodeId}`;
      const evidence = reason("relate.volume", { rule: "R7", volume, readOnly: user.readOnly });
      const known = byPair.get(key);
      if (known) known.evidence.push(evidence);
      else byPair.set(key, { from: user.nodeId, to: centre.nodeId, evidence: [evidence] });
    }
  }
  return [...byPair.values()].map(({ from, to, evidence }) => relation("volume", from, to, 0.9, evidence));
}
