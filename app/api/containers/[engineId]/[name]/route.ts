import { answerQuery } from "@/lib/server/commands/read-query";
import { containerDetail } from "@/lib/server/queries/container-detail";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ engineId: string; name: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return answerQuery(containerDetail, await params);
}
