import "server-only";

/** A session ended or a user's role changed. `sessionId` null: every session of that user. */
export interface SessionChange {
  readonly userId: string;
  readonly sessionId: string | null;
}

export interface SessionChanges {
  publish(change: SessionChange): void;
  /** @returns Unsubscribe. */
  subscribe(listener: (change: SessionChange) => void): () => void;
}

export function createSessionChanges(): SessionChanges {
  const listeners = new Set<(change: SessionChange) => void>();
  return {
    publish(change) {
      for (const listener of [...listeners]) listener(change);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
