import "server-only";
import { randomUUID } from "node:crypto";
import { BulkheadError } from "@/lib/domain/failure";
import { diffInventory, type InventoryChange, undoChange } from "@/lib/domain/inventory/change";
import type { Edit, Edited } from "@/lib/domain/inventory/edits/edit";
import type { Inventory } from "@/lib/domain/inventory/model";
import { undoObjection } from "@/lib/domain/inventory/undo-objection";
import type { LearnedMachineId } from "@/lib/domain/place/learn-machine-ids";
import { same } from "@/lib/domain/publish/same";
import type { Database } from "@/lib/server/db/client";
import { readInventory, writeInventory, writeMachineIds } from "@/lib/server/db/inventory";

/** What people decided, in memory; every change goes through here, one at a time, and is written before it shows. */
export interface InventoryStore {
  inventory(): Inventory;
  /** @returns Unsubscribe. */
  subscribe(listener: (inventory: Inventory) => void): () => void;
  /**
   * Checks and writes one edit. Throws a BulkheadError with a sentence per field where the edit is refused.
   *
   * @returns `undo`: for `undo` below; `null` when nothing had to change. `createdId`: of the row it made, if it made one.
   */
  change(edit: Edit): Promise<{ readonly undo: string | null; readonly createdId: string | null }>;
  /** Takes one change back, if nobody has changed the same rows since. */
  undo(id: string): Promise<void>;
  /** Keeps what hosts turn out to be. Nothing that a person decided, so that it can't be taken back. */
  learn(machineIds: readonly LearnedMachineId[]): Promise<void>;
  /** To be called when engines or clusters were added, renamed or removed: their rows are written elsewhere. */
  refresh(): Promise<void>;
}

/** As many changes as anybody still wants to take back. They end with the process. */
const keptUndos = 100;

export async function createInventoryStore(db: Database): Promise<InventoryStore> {
  let current = await readInventory(db, 1);
  const listeners = new Set<(inventory: Inventory) => void>();
  const undos = new Map<string, InventoryChange>();
  let last: Promise<unknown> = Promise.resolve();

  /** One at a time, in the order asked; a failure doesn't stop the next. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
  const reload = async (): Promise<void> => {
    const read = await readInventory(db, current.revision + 1);
    if (same({ ...read, revision: current.revision }, current)) return;
    current = read;
    for (const listener of listeners) listener(current);
  };
  const write = async (change: InventoryChange, next: Inventory): Promise<void> => {
    await writeInventory(db, change, next);
    await reload();
  };

  return {
    inventory: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (edit) =>
      inTurn(async () => {
        const created: string[] = [];
        const next = accepted(
          edit(current, () => {
            const id = randomUUID();
            created.push(id);
            return id;
          }),
        );
        const change = diffInventory(current, next);
        if (change.length === 0) return { undo: null, createdId: null };
        await write(change, next);
        const undo = randomUUID();
        undos.set(undo, change);
        for (const id of undos.keys()) if (undos.size > keptUndos) undos.delete(id);
        const createdId = change.find(({ id, before }) => before === null && created.includes(id))?.id ?? null;
        return { undo, createdId };
      }),
    undo: (id) =>
      inTurn(async () => {
        const change = undos.get(id);
        if (!change) throw new BulkheadError("not-found", "That change can't be taken back any more. Edit it by hand.");
        const next = undoChange(current, change);
        if (!next)
          throw new BulkheadError(
            "conflict",
            "Somebody has changed it since, so it was not taken back. Edit it by hand.",
          );
        const objection = undoObjection(next, change);
        if (objection) throw new BulkheadError("conflict", `It can't be taken back. ${objection}`);
        await write(diffInventory(current, next), next);
        undos.delete(id);
      }),
    learn: (machineIds) =>
      inTurn(async () => {
        await writeMachineIds(db, machineIds);
        await reload();
      }),
    refresh: () => inTurn(reload),
  };
}

function accepted(edited: Edited): Inventory {
  if (edited.ok) return edited.inventory;
  if ("gone" in edited) throw new BulkheadError("not-found", edited.gone);
  throw new BulkheadError("invalid-input", "Some fields need another look.", { fields: edited.fields });
}
