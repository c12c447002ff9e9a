import "server-only";

interface Entry {
  readonly prev: number;
  readonly revision: number;
  readonly frame: Uint8Array;
}

/** The last patches as they were sent, for browsers that come back: bounded by count and by bytes. */
export class PatchRing {
  private entries: Entry[] = [];
  private bytes = 0;

  constructor(private readonly limit: { readonly entries: number; readonly bytes: number }) {}

  push(entry: Entry): void {
    this.entries.push(entry);
    this.bytes += entry.frame.byteLength;
    let drop = 0;
    while (this.entries.length - drop > this.limit.entries || this.bytes > this.limit.bytes) {
      const oldest = this.entries[drop];
      if (!oldest) break;
      this.bytes -= oldest.frame.byteLength;
      drop += 1;
    }
    if (drop > 0) this.entries.splice(0, drop);
  }

  clear(): void {
    this.entries = [];
    this.bytes = 0;
  }

  /** Patches that lead from `revision` to `current`, oldest first; `null` if the ring does not reach back that far. */
  since(revision: number, current: number): readonly Uint8Array[] | null {
    if (revision === current) return [];
    const start = this.entries.findIndex((entry) => entry.prev === revision);
    return start < 0 ? null : this.entries.slice(start).map((entry) => entry.frame);
  }
}
