import { execFileSync } from "node:child_process";
import { closeSync, cpSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export interface Disk {
  /** Leaves no byte free. */
  fill(): void;
  makeRoom(): void;
  /** Nothing may be open on it for writing. */
  makeReadOnly(): void;
  unmount(): void;
}

/** Moves a folder, with what is in it, to a disk of its own of 16 MB. */
export function mountDisk(folder: string): Disk {
  const aside = mkdtempSync(path.join(tmpdir(), "bulkhead-disk-"));
  cpSync(folder, aside, { recursive: true });
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=16m,mode=0700", "bulkhead-test", folder]);
  cpSync(aside, folder, { recursive: true });
  rmSync(aside, { recursive: true });
  const ballast = path.join(folder, "ballast");
  return {
    fill() {
      const file = openSync(ballast, "w");
      try {
        for (;;) writeSync(file, Buffer.alloc(4096));
      } catch (error) {
        if ((error as { code?: string }).code !== "ENOSPC") throw error;
      } finally {
        closeSync(file);
      }
    },
    makeRoom: () => rmSync(ballast),
    makeReadOnly: () => void execFileSync("mount", ["-o", "remount,ro", folder]),
    unmount: () => void execFileSync("umount", [folder]),
  };
}
