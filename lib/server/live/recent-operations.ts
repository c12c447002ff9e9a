import "server-only";
import type { Operation } from "@/lib/domain/operation";

const shownMs = 10 * 60_000;

/** Operations that run, and those that ended a short while ago: what a browser that has just come is told. */
export class RecentOperations {
  private readonly entries = new Map<string, Operation>();

  put(operation: Operation): void {
    const oldest = Date.now() - shownMs;
    for (const [id, each] of this.entries) if (each.endedAt !== null && each.endedAt < oldest) this.entries.delete(id);
    this.entries.set(operation.id, operation);
  }

  all = (): readonly Operation[] => [...this.entries.values()];

  running = (): readonly Operation[] => this.all().filter((operation) => operation.state === "running");
}
