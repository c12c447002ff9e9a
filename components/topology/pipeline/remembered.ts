/**
 * What was worked out lately, by its key: at least the last `most` that were asked for, at most twice as many. Forgetting
 * is never a frame's work: the older half goes as a whole.
 */
export class Remembered<V> {
  #young = new Map<string, V>();
  #old = new Map<string, V>();

  constructor(readonly most: number) {}

  get(key: string): V | undefined {
    const known = this.#young.get(key);
    if (known !== undefined) return known;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: string, value: V): void {
    if (this.#young.size >= this.most) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }

  clear(): void {
    this.#young = new Map();
    this.#old = new Map();
  }
}
