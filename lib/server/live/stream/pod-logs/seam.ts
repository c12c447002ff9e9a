import "server-only";
import type { LogLine } from "@/lib/domain/stream";

/**
 * Where a log was cut and is read on. It is asked for again from the second of its last line, so some lines come twice:
 * what is older than the last one, and of those of the very same time as many as were there, text by text.
 */
export class Seam {
  private at = "";
  private texts: string[] = [];
  /** Of the last moment, what has not come again yet; null: past the seam. */
  private expected: string[] | null = null;

  /** The time of the last line; null before the first. */
  get lastAt(): string | null {
    return this.at === "" ? null : this.at;
  }

  /** The log is read anew. */
  reopen(): void {
    this.expected = this.at === "" ? null : [...this.texts];
  }

  /** Asked of every line, in order. */
  isNew({ at, text }: LogLine): boolean {
    if (at === "") return true;
    if (this.expected !== null) {
      if (at < this.at) return false;
      const known = at === this.at ? this.expected.indexOf(text) : -1;
      if (known >= 0) {
        this.expected.splice(known, 1);
        return false;
      }
      if (at > this.at) this.expected = null;
    }
    if (at === this.at) this.texts.push(text);
    else [this.at, this.texts] = [at, [text]];
    return true;
  }
}
