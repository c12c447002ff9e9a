"use client";

import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { feeds } from "@/components/live/feeds";
import type { LogChoice, WantedLog } from "@/lib/domain/stream";
import { LogBuffer, type LogSnapshot } from "./log-buffer";

const tail = 1000;

/**
 * Follows a log while it is shown; told to the page once per painted frame, however fast it runs.
 *
 * @param choice - Of a workload or a pod; the same object while it is the same choice.
 */
export function useLog(nodeId: string, choice?: LogChoice): { snapshot: LogSnapshot; clear: () => void } {
  const [log] = useState(() => new FollowedLog());
  useEffect(() => log.follow({ nodeId, tail, ...(choice && { choice }) }), [log, nodeId, choice]);
  const snapshot = useSyncExternalStore(log.subscribe, log.snapshot, log.snapshot);
  const clear = useCallback(() => log.clear(), [log]);
  return { snapshot, clear };
}

class FollowedLog {
  private buffer = new LogBuffer();
  private nodeId: string | null = null;
  private readonly listeners = new Set<() => void>();
  private frame: number | null = null;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): LogSnapshot => this.buffer.snapshot();

  follow(wanted: WantedLog): () => void {
    const { about, pods } = this.buffer.snapshot();
    // Of the same pods each keeps its hue, of others nothing is known but what their containers are called.
    const buffer = new LogBuffer({ about, pods: wanted.nodeId === this.nodeId ? pods : [] });
    this.nodeId = wanted.nodeId;
    this.buffer = buffer;
    this.changed();
    return feeds.followLog(wanted, {
      take: (event) => {
        buffer.take(event);
        this.changed();
      },
      replay: () => buffer.replay(),
    });
  }

  clear(): void {
    this.buffer.clear();
    this.changed();
  }

  private changed(): void {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      for (const listener of this.listeners) listener();
    });
  }
}
