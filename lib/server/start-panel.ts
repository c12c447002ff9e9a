import "server-only";
import { isBulkheadError } from "@/lib/domain/failure";
import { hasAdmin } from "./db/users";
import { startRuntime } from "./runtime";

/** Once per process, before the first request is answered. What stops the start is told in one sentence. */
export async function startPanel(): Promise<void> {
  try {
    const runtime = await startRuntime();
    if (await hasAdmin(runtime.db)) openGate();
  } catch (error) {
    console.error(isBulkheadError(error) ? error.message : error);
    process.exit(1);
  }
}

/** From now on the panel listens where its owner wants it to, not on loopback alone. */
export function openGate(): void {
  const gate = (globalThis as { [key: symbol]: { open(): void } | undefined })[Symbol.for("bulkhead.gate")];
  gate?.open();
}
