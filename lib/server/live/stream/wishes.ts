import "server-only";
import type { StreamSubscriptions } from "@/lib/domain/stream";
import type { LogHub } from "./log-hub";
import type { StatsHub } from "./stats-hub";
import type { StreamClient } from "./stream-client";

/** What one browser wants of logs and stats, and how to leave each again. */
export class Wishes {
  private readonly leaveLog = new Map<string, () => void>();
  private readonly leaveStats = new Map<string, () => void>();

  constructor(
    private readonly client: StreamClient,
    private readonly logs: LogHub,
    private readonly stats: StatsHub,
  ) {}

  /** Leaves what is not wished any more, joins what is new. @returns a sentence per node or subscription refused. */
  set(wish: StreamSubscriptions): Record<string, string> {
    const refused: Record<string, string> = {};
    const wantedLogs = new Set(wish.logs.map((log) => log.subscription));
    for (const [subscription, leave] of this.leaveLog) {
      if (wantedLogs.has(subscription)) continue;
      leave();
      this.leaveLog.delete(subscription);
      this.client.forgetLog(subscription);
    }
    const wantedStats = new Set(wish.stats);
    for (const [nodeId, leave] of this.leaveStats) {
      if (wantedStats.has(nodeId)) continue;
      leave();
      this.leaveStats.delete(nodeId);
    }
    for (const { subscription, ...wanted } of wish.logs) {
      if (this.leaveLog.has(subscription)) continue;
      const joined = this.logs.join(wanted, {
        push: (lines) => this.client.pushLog(subscription, lines),
        skip: (count) => this.client.skipLog(subscription, count),
        end: (reason) => this.client.endLog(subscription, reason),
        tell: (about) => this.client.tellAboutLog(subscription, about),
      });
      if (typeof joined === "string") refused[subscription] = joined;
      else this.leaveLog.set(subscription, joined);
    }
    for (const nodeId of wantedStats) {
      if (this.leaveStats.has(nodeId)) continue;
      const joined = this.stats.join(nodeId, (event) => this.client.pushStats(event));
      if (typeof joined === "string") refused[nodeId] = joined;
      else this.leaveStats.set(nodeId, joined);
    }
    return refused;
  }

  clear(): void {
    for (const leave of this.leaveLog.values()) leave();
    for (const leave of this.leaveStats.values()) leave();
    this.leaveLog.clear();
    this.leaveStats.clear();
  }
}
