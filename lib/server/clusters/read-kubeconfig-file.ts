import "server-only";
import { BulkheadError } from "@/lib/domain/failure";
import { readPlainFile } from "@/lib/server/kubernetes/connection/read-plain-file";

/** A kubeconfig of the panel's machine, as text. @throws BulkheadError at the path: what is there instead, or that nothing is. */
export function readKubeconfigFile(path: string): string {
  const read = readPlainFile(path);
  if (read.ok) return read.text;
  const message = read.isMissing
    ? `There is no file ${path} on the panel's machine. In a container it must be mounted there.`
    : `${path} ${read.why}.`;
  throw new BulkheadError("invalid-input", message, { cause: read.cause, fields: { "connection.path": message } });
}
