import "server-only";
import { readFileSync, statSync } from "node:fs";
import { BulkheadError, isBulkheadError } from "@/lib/domain/failure";
import { kubeconfigLimitBytes } from "@/lib/domain/kubeconfig-limit";

/** A kubeconfig of the panel's machine, as text. @throws BulkheadError at the path: what is there instead, or that nothing is. */
export function readKubeconfigFile(path: string): string {
  try {
    const stat = statSync(/* turbopackIgnore: true */ path);
    if (stat.isDirectory()) throw refused(`${path} is a folder.`);
    // A pipe or a device would be read for ever.
    if (!stat.isFile()) throw refused(`${path} isn't a plain file.`);
    if (stat.size > kubeconfigLimitBytes) throw refused(`${path} is larger than 1 MiB, so it isn't a kubeconfig.`);
    return readFileSync(/* turbopackIgnore: true */ path, "utf8");
  } catch (error) {
    if (isBulkheadError(error)) throw error;
    const code = (error as { code?: unknown } | null)?.code;
    if (code === "EACCES" || code === "EPERM")
      throw refused(`${path} may not be read by the user that runs Bulkhead.`, error);
    throw refused(`There is no file ${path} on the panel's machine. In a container it must be mounted there.`, error);
  }
}

const refused = (message: string, cause?: unknown) =>
  new BulkheadError("invalid-input", message, { cause, fields: { "connection.path": message } });
