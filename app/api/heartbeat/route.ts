import { answerQuery } from "@/lib/server/commands/read-query";
import { nodeHeartbeat } from "@/lib/server/queries/heartbeat";

export const dynamic = "force-dynamic";

export async function GET(request: Request): Promise<Response> {
  return answerQuery(nodeHeartbeat, Object.fromEntries(new URL(request.url).searchParams));
}
