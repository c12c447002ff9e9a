import "server-only";
import { readFileSync, statSync } from "node:fs";
import { kubeconfigLimitBytes } from "@/lib/domain/kubeconfig-limit";
import { codeOf } from "@/lib/server/sources/dial-failure";

/** `why` continues a sentence that begins with the file: "is a folder". */
export type PlainFile =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: string; readonly isMissing: boolean; readonly cause?: unknown };

const missing = "isn't there";
const notAllowed = "may not be read by the user that runs Bulkhead";
const reasons: Readonly<Record<string, string>> = {
  ENOENT: missing,
  ENOTDIR: missing,
  EACCES: notAllowed,
  EPERM: notAllowed,
};

/** A kubeconfig of the panel's machine, or a file that one names, as text: at most 1 MiB. Never throws. */
export function readPlainFile(file: string): PlainFile {
  const refused = (why: string, cause?: unknown): PlainFile => ({ ok: false, why, isMissing: why === missing, cause });
  try {
    const stat = statSync(/* turbopackIgnore: true */ file);
    if (stat.isDirectory()) return refused("is a folder");
    // A pipe or a device would be read for ever.
    if (!stat.isFile()) return refused("isn't a plain file");
    if (stat.size > kubeconfigLimitBytes) return refused("is larger than 1 MiB");
    return { ok: true, text: readFileSync(/* turbopackIgnore: true */ file, "utf8") };
  } catch (cause) {
    const code = codeOf(cause);
    return refused(reasons[code] ?? `can't be read (${code || "unknown"})`, cause);
  }
}
