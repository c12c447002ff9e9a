import { answerQuery } from "@/lib/server/commands/read-query";
import { workloadDetail } from "@/lib/server/queries/workload-detail";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ clusterId: string; kind: string; namespace: string; name: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return answerQuery(workloadDetail, await params);
}
