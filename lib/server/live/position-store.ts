import "server-only";
import { BulkheadError } from "@/lib/domain/failure";
import type { NodeId } from "@/lib/domain/ids";
import type { Position } from "@/lib/domain/topology/position";
import type { Preset } from "@/lib/domain/topology/presets";
import type { Database } from "@/lib/server/db/client";
import { type OwnedPosition, readPositions, writePositions } from "@/lib/server/db/positions";
import { createWriteBehind, type WriteBehind } from "./write-behind";

/** As many boxes as one person may have moved: whoever wants more wants another arrangement. */
const mostPerPerson = 1000;

const keyOf = ({ preset, nodeId }: Pick<Position, "preset" | "nodeId">): string => `${preset} ${nodeId}`;

/** Where people dragged boxes to, each for themselves. The last to move a box decides. */
export class PositionStore {
  private readonly byUser = new Map<string, ReadonlyMap<string, Position>>();
  private readonly unsaved = new Set<string>();
  private readonly writer: WriteBehind;

  private constructor(
    private readonly db: Database,
    rows: readonly OwnedPosition[],
  ) {
    this.writer = createWriteBehind(() => this.save());
    for (const { userId, ...position } of rows)
      this.byUser.set(userId, new Map(this.byUser.get(userId)).set(keyOf(position), position));
  }

  static async load(db: Database): Promise<PositionStore> {
    return new PositionStore(db, await readPositions(db));
  }

  of(userId: string): readonly Position[] {
    return [...(this.byUser.get(userId)?.values() ?? [])];
  }

  move(userId: string, positions: readonly Position[]): void {
    const next = new Map(this.byUser.get(userId));
    for (const position of positions) next.set(keyOf(position), position);
    if (next.size > mostPerPerson)
      throw new BulkheadError(
        "invalid-input",
        `You have moved ${mostPerPerson} boxes, which is as many as are kept. Put some back first.`,
      );
    this.replace(userId, next);
  }

  /** @param nodeIds - `null`: every box of the preset. */
  putBack(userId: string, preset: Preset, nodeIds: readonly NodeId[] | null): void {
    const back = nodeIds && new Set(nodeIds);
    this.keepOnly(userId, (position) => position.preset !== preset || (back !== null && !back.has(position.nodeId)));
  }

  /** A renamed container takes along where people put it. */
  rename(from: NodeId, to: NodeId): void {
    for (const [userId, positions] of this.byUser) {
      const moved = [...positions.values()].filter((position) => position.nodeId === from);
      if (moved.length === 0) continue;
      const rest = [...positions.values()].filter((position) => position.nodeId !== from);
      const renamed = moved.map((position) => ({ ...position, nodeId: to }));
      this.replace(userId, new Map([...rest, ...renamed].map((position) => [keyOf(position), position])));
    }
  }

  /** Forgets what nobody will ever see again. */
  prune(isKnown: (preset: Preset, nodeId: NodeId) => boolean): void {
    for (const userId of [...this.byUser.keys()])
      this.keepOnly(userId, ({ preset, nodeId }) => isKnown(preset, nodeId));
  }

  /** Writes what is not written yet. */
  flush = (): Promise<void> => this.writer.flush();

  private keepOnly(userId: string, keep: (position: Position) => boolean): void {
    const before = this.byUser.get(userId) ?? new Map<string, Position>();
    const next = new Map([...before].filter(([, position]) => keep(position)));
    if (next.size !== before.size) this.replace(userId, next);
  }

  private replace(userId: string, positions: ReadonlyMap<string, Position>): void {
    this.byUser.set(userId, positions);
    this.unsaved.add(userId);
    this.writer.request();
  }

  private async save(): Promise<void> {
    for (const userId of [...this.unsaved]) {
      const saved = this.byUser.get(userId);
      await writePositions(this.db, userId, this.of(userId));
      if (this.byUser.get(userId) === saved) this.unsaved.delete(userId);
      else this.writer.request();
    }
  }
}
