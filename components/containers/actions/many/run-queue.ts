/**
 * Works through `items` in their order, `atOnce` at a time. An item that throws counts as worked on: one that fails is
 * no reason to leave out the others; `goOn` is asked before each whether there is one.
 */
export async function runQueue<T>(
  items: readonly T[],
  options: { readonly atOnce: number; readonly work: (item: T) => Promise<void>; readonly goOn: () => boolean },
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (options.goOn()) {
      const item = items[next];
      next += 1;
      if (item === undefined) return;
      await options.work(item).catch(() => undefined);
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.atOnce, items.length) }, lane));
}
