import "server-only";
import { hasAdmin } from "@/lib/server/db/users";
import { env } from "@/lib/server/env";
import { getRuntime } from "@/lib/server/runtime";

/** What the pages before sign-in may know: whether somebody owns the panel, and until when the code in the log is good. */
export async function readEntrance() {
  const { db, claim } = getRuntime();
  return { isClaimed: await hasAdmin(db), codeEndsAt: claim?.endsAt() ?? null, isContainer: env().isContainer };
}
