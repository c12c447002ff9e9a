import "server-only";
import { isBulkheadError } from "@/lib/domain/failure";
import { announceAddress } from "./announce";
import { openDemo } from "./auth/open-demo";
import { hasAdmin } from "./db/users";
import { env } from "./env";
import { openGate } from "./gate";
import { startRuntime } from "./runtime";

/** Once per process, before the first request is answered. What stops the start is told in one sentence. */
export async function startPanel(): Promise<void> {
  try {
    const runtime = await startRuntime();
    if (env().isDemoData) await openDemo(runtime);
    const isClaimed = await hasAdmin(runtime.db);
    if (isClaimed) openGate();
    announceAddress({ isClaimed });
  } catch (error) {
    console.error(isBulkheadError(error) ? error.message : error);
    process.exit(1);
  }
}
