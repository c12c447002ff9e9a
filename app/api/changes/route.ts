import { answerQuery } from "@/lib/server/commands/read-query";
import { recentChanges } from "@/lib/server/queries/changes";

export const dynamic = "force-dynamic";

export async function GET(request: Request): Promise<Response> {
  return answerQuery(recentChanges, Object.fromEntries(new URL(request.url).searchParams));
}
