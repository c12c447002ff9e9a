import type { NodeId } from "../ids";
import { reason } from "../reason";
import type { Relation } from "../topology/model";
import type { ReachableSource, SharedFolder } from "./relate-across";
import { relation } from "./relation";

interface User extends SharedFolder {
  /** The place of its source among the sources. */
  readonly from: number;
}

/**
 * R7 from source to source: a folder of one host that a container mounts and a pod too, and an export of an NFS server
 * that a pod mounts and a container of that very server. Within one source its own rules tell. All hang on one writer.
 */
export function relateFolders(sources: readonly ReachableSource[]): Relation[] {
  const servers = serversOf(sources);
  const shared = new Map<string, User[]>();
  for (const [from, { reachable, hostId }] of sources.entries())
    for (const folder of reachable.folders) {
      const host = folder.server === undefined ? (folder.hostId ?? hostId) : servers.get(folder.server);
      const where = host ?? folder.server;
      if (!where) continue;
      const key = `${where} ${folder.path}`;
      const users = shared.get(key);
      if (users) users.push({ ...folder, from });
      else shared.set(key, [{ ...folder, from }]);
    }
  const found: Relation[] = [];
  for (const users of shared.values()) {
    const centre = users.find((user) => !user.readOnly) ?? users[0];
    for (const user of users) {
      if (!centre || user.from === centre.from || user.nodeId === centre.nodeId) continue;
      const data = { rule: "R7", folder: centre.target, readOnly: user.readOnly };
      found.push(relation("volume", user.nodeId, centre.nodeId, 0.9, [reason("relate.folder", data)]));
    }
  }
  return found;
}

/** Hosts of engines by what NFS clients call them. An address that two of them have is nobody's. */
function serversOf(sources: readonly ReachableSource[]): ReadonlyMap<string, NodeId | undefined> {
  const servers = new Map<string, NodeId | undefined>();
  for (const { hostId, hostName, addresses } of sources) {
    if (hostId === null) continue;
    for (const name of [hostName.toLowerCase(), ...addresses])
      servers.set(name, servers.has(name) && servers.get(name) !== hostId ? undefined : hostId);
  }
  return servers;
}
