import "server-only";
import { learnMachineIds } from "@/lib/domain/place/learn-machine-ids";
import { sameItems } from "@/lib/domain/publish/same";
import type { ViewState } from "@/lib/domain/publish/view-input";
import type { InventoryStore } from "./inventory-store";

/**
 * Keeps with each host the machine id of the node that it is, as soon as one is told apart by a person, an address or a
 * name. What can't be written now is written when a node changes again: nothing depends on it before.
 *
 * @returns What is to be called with each new view.
 */
export function createMachineIdKeeper(
  inventory: Pick<InventoryStore, "inventory" | "learn">,
): (state: Pick<ViewState, "clusters">) => Promise<void> {
  let looked: readonly unknown[] = [];
  return async ({ clusters }) => {
    const contexts = [...clusters.values()].map(({ context }) => context);
    if (sameItems(looked, contexts)) return;
    looked = contexts;
    const learned = learnMachineIds(contexts, inventory.inventory());
    if (learned.length > 0) await inventory.learn(learned).catch(() => undefined);
  };
}
