import "server-only";
import type { Operation } from "@/lib/domain/operation";

const shownMs = 10 * 60_000;
const keptMost = 50;

/**
 * Operations that run, those whose result nobody has looked at, and those that ended a short while ago: what a browser
 * that has just come is told.
 */
export class RecentOperations {
  private readonly entries = new Map<string, Operation>();

  put(operation: Operation): void {
    const oldest = Date.now() - shownMs;
    this.entries.delete(operation.id);
    this.entries.set(operation.id, operation);
    for (const [id, each] of this.entries) {
      if (each.endedAt === null) continue;
      const isOver = each.seenAt !== null && each.endedAt < oldest;
      if (isOver || this.entries.size > keptMost) this.entries.delete(id);
    }
  }

  all = (): readonly Operation[] => [...this.entries.values()];

  running = (): readonly Operation[] => this.all().filter((operation) => operation.state === "running");
}
