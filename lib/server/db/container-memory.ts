import "server-only";
import type { ContainerHistory } from "@/lib/domain/container-history";
import type { ExitReport } from "@/lib/domain/engine-report";
import type { NodeId } from "@/lib/domain/ids";
import type { Database } from "./client";
import { insertSql, writeRows } from "./write-rows";

/** All of them: that somebody stopped a container a month ago still says why it does not run. */
export async function readHistories(db: Database): Promise<Map<NodeId, ContainerHistory>> {
  const rows = await db.prisma.containerMemory.findMany();
  return new Map(
    rows.map(({ nodeId, containerId, stopAskedAt, exits }) => [
      nodeId,
      {
        exits: JSON.parse(exits) as ExitReport[],
        stopAsked: stopAskedAt === null ? null : { containerId, at: stopAskedAt },
      },
    ]),
  );
}

const put = insertSql(
  "ContainerMemory",
  ["nodeId", "containerId", "stopAskedAt", "exits", "updatedAt"],
  "INSERT OR REPLACE",
);
const forget = `DELETE FROM "ContainerMemory" WHERE "nodeId" IN (SELECT value ->> '$.nodeId' FROM json_each(?))`;

/** `null` forgets a node's. */
export async function writeHistories(
  db: Database,
  histories: ReadonlyMap<NodeId, ContainerHistory | null>,
  updatedAt: number,
): Promise<void> {
  const rows = [...histories].flatMap(([nodeId, history]) => {
    if (!history) return [];
    const { exits, stopAsked } = history;
    const { containerId, at: stopAskedAt } = stopAsked ?? { containerId: "", at: null };
    return [{ nodeId, containerId, stopAskedAt, exits: JSON.stringify(exits), updatedAt }];
  });
  const gone = [...histories].flatMap(([nodeId, history]) => (history ? [] : [{ nodeId }]));
  await writeRows(db, [
    { sql: forget, rows: gone },
    { sql: put, rows },
  ]);
}
