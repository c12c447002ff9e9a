import { answerQuery } from "@/lib/server/commands/read-query";
import { redeployPreview } from "@/lib/server/queries/redeploy-preview";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ engineId: string; name: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return answerQuery(redeployPreview, await params);
}
