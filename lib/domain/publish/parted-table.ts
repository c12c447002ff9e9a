/** Tables by the name of their part; no key is in two of them. */
export type Parts<T> = ReadonlyMap<string, ReadonlyMap<string, T>>;

/**
 * Many tables read as one. It is another object after each change, like all that is published, but only the part that
 * changed is copied: a copy of ten thousand entries for each change would be most of what a change costs.
 */
export class PartedTable<T> implements ReadonlyMap<string, T> {
  /** @param partOf - The part that holds each key. */
  constructor(
    private readonly parts: Parts<T>,
    private readonly partOf: ReadonlyMap<string, string>,
  ) {}

  get size(): number {
    return this.partOf.size;
  }

  has(key: string): boolean {
    return this.partOf.has(key);
  }

  get(key: string): T | undefined {
    const part = this.partOf.get(key);
    return part === undefined ? undefined : this.parts.get(part)?.get(key);
  }

  forEach(each: (value: T, key: string, map: ReadonlyMap<string, T>) => void): void {
    for (const [key, value] of this) each(value, key, this);
  }

  *entries(): MapIterator<[string, T]> {
    for (const part of this.parts.values()) yield* part;
  }

  *keys(): MapIterator<string> {
    for (const part of this.parts.values()) yield* part.keys();
  }

  *values(): MapIterator<T> {
    for (const part of this.parts.values()) yield* part.values();
  }

  [Symbol.iterator](): MapIterator<[string, T]> {
    return this.entries();
  }
}
