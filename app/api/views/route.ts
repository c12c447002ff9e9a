import { answerQuery } from "@/lib/server/commands/read-query";
import { savedViews } from "@/lib/server/queries/views";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  return answerQuery(savedViews, undefined);
}
