import "server-only";
import { type Change, type ChangePage, type Condition, changeSpans } from "@/lib/domain/changes";
import { changesInput } from "@/lib/domain/schemas/changes.schema";
import type { Transition } from "@/lib/domain/transition";
import { defineQuery } from "@/lib/server/commands/define-query";
import { changedNodes, listChanges, type Recorded } from "@/lib/server/db/changes";

const pageSize = 200;
const mostNodes = 20_000;

/** What has changed in the lab lately, from the recorded transitions. It says no more than the map said then. */
export const recentChanges = defineQuery({
  name: "map.changes",
  input: changesInput,
  permission: "lab:read",
  async run({ within, after }, { runtime }): Promise<ChangePage> {
    const since = Date.now() - changeSpans[within];
    if (after === undefined) await runtime.transitions.flush();
    const [at = 0, id = 0] = (after ?? "").split("-").map(Number);
    const [found, nodeIds] = await Promise.all([
      listChanges(runtime.db, { since, after: after === undefined ? null : { at, id }, limit: pageSize }),
      after === undefined ? changedNodes(runtime.db, { since, limit: mostNodes }) : null,
    ]);
    const last = found.length < pageSize ? undefined : found.at(-1);
    return { changes: found.map(toChange), next: last ? `${last.transition.at}-${last.id}` : null, nodeIds };
  },
});

const toChange = ({ id, transition, before }: Recorded): Change => ({
  id,
  nodeId: transition.nodeId,
  at: transition.at,
  change: transition.change,
  before: before && before.change !== "gone" ? toCondition(before) : null,
  after: transition.change === "gone" ? null : toCondition(transition),
});

const toCondition = ({ tier, code, data, zoneId, hostId }: Transition): Condition => ({
  ...{ tier, code, data, zoneId, hostId },
});
