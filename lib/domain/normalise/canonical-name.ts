import type { ContainerReport } from "../engine-report";
import { labels } from "./labels";

/** Names that a redeploy gives for its duration: `<name>.new-<operation>` and `<name>.old-<operation>`. */
export const newName = (name: string, operationId: string): string => `${name}.new-${operationId}`;
export const oldName = (name: string, operationId: string): string => `${name}.old-${operationId}`;

/**
 * The name of the node that a container belongs to: its own, unless a redeploy has given it a name for the time being.
 *
 * The suffix alone proves nothing, since anybody may call a container `shop.old-2024`. So `.new-X` counts only with our
 * label X on the container itself, and `.old-X` only while X is known: as a running operation's id, or as our label on
 * a container of the same engine whose own name is, or will be, the name without the suffix.
 *
 * @param operations - `operation id → names`, from `operationNames`.
 */
export function canonicalName(container: ContainerReport, operations: OperationNames): string {
  const match = /^(.+)\.(new|old)-([^.]+)$/s.exec(container.name);
  const [, name, kind, operation] = match ?? [];
  if (!name || !operation) return container.name;
  const known =
    kind === "new" ? container.labels[labels.operation] === operation : operations.get(operation)?.has(name);
  return known ? name : container.name;
}

/** Which names each operation works on. */
export type OperationNames = ReadonlyMap<string, ReadonlySet<string>>;

export function operationNames(
  containers: Iterable<ContainerReport>,
  running: Iterable<{ readonly id: string; readonly name: string }> = [],
): OperationNames {
  const names = new Map<string, Set<string>>();
  const add = (operation: string, name: string) => {
    const known = names.get(operation);
    if (known) known.add(name);
    else names.set(operation, new Set([name]));
  };
  for (const operation of running) add(operation.id, operation.name);
  for (const { labels: own, name } of containers) {
    const operation = Object.hasOwn(own, labels.operation) ? own[labels.operation] : undefined;
    if (!operation) continue;
    const suffix = `.new-${operation}`;
    add(operation, name.endsWith(suffix) ? name.slice(0, -suffix.length) : name);
  }
  return names;
}
