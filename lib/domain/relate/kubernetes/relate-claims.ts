import type { NodeId } from "../../ids";
import type { NormalCluster } from "../../normalise/normalise-cluster";
import type { ClusterContext } from "../../place/cluster-context";
import { type Reason, reason } from "../../reason";
import type { Relation } from "../../topology/model";
import { relation } from "../relation";
import { type Share, sharesOf } from "./shares-of";

interface User extends Share {
  readonly nodeId: NodeId;
}

/**
 * R6 and R7: workloads that mount one claim, one folder of one host, or one export of an NFS server. They hang on one of
 * them, a writer if there is one (then the first by id), so that data with many users stays a star.
 */
export function relateClaims(normal: NormalCluster, context: ClusterContext): Relation[] {
  const shared = new Map<string, User[]>();
  for (const facts of normal.workloads.values())
    for (const share of sharesOf(facts, normal, context)) {
      const key = JSON.stringify(share.what);
      const user = { ...share, nodeId: facts.nodeId };
      const users = shared.get(key);
      if (!users) shared.set(key, [user]);
      else if (users.at(-1)?.nodeId !== facts.nodeId) users.push(user);
    }
  const found: Relation[] = [];
  for (const users of shared.values()) {
    const centre = users.find((user) => !user.readOnly) ?? users[0];
    for (const user of users)
      if (centre && user !== centre)
        found.push(relation("volume", user.nodeId, centre.nodeId, 0.9, [evidenceOf(user, centre)]));
  }
  return found;
}

/** A path of a host is not for everybody to read: each names it as it sees it. */
function evidenceOf({ what, readOnly }: User, centre: User): Reason {
  const data = { rule: "R7", readOnly };
  if (what.kind === "claim") return reason("relate.claim", { ...data, claim: what.name });
  if (what.kind === "nfs") return reason("relate.nfs", { ...data, server: what.server, folder: centre.target });
  return reason("relate.folder", { ...data, folder: centre.target });
}
