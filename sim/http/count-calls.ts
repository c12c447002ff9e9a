/** Counts what clients ask, so that a test or the bench can hold a panel to its budgets. */
export interface CallCounter {
  note(route: string, method: string, id: string | undefined): void;
  counted(): { readonly byPath: Readonly<Record<string, number>>; readonly mostInspectsPerSecond: number };
  reset(): void;
}

export function createCallCounter(): CallCounter {
  const byPath = new Map<string, number>();
  /** Times of the inspects of the last second, by container. */
  const inspects = new Map<string, number[]>();
  let most = 0;
  return {
    note(route, method, id) {
      const key = method === "GET" || method === "HEAD" ? route : `${method} ${route}`;
      byPath.set(key, (byPath.get(key) ?? 0) + 1);
      if (route !== "/containers/*/json" || id === undefined) return;
      const now = performance.now();
      const recent = [...(inspects.get(id) ?? []).filter((at) => now - at < 1_000), now];
      inspects.set(id, recent);
      most = Math.max(most, recent.length);
    },
    counted: () => ({ byPath: Object.fromEntries(byPath), mostInspectsPerSecond: most }),
    reset() {
      byPath.clear();
      inspects.clear();
      most = 0;
    },
  };
}
