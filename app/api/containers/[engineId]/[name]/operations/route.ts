import { answerQuery } from "@/lib/server/commands/read-query";
import { containerOperations } from "@/lib/server/queries/operations";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ engineId: string; name: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return answerQuery(containerOperations, await params);
}
