import { answerQuery } from "@/lib/server/commands/read-query";
import { workloadRevisions } from "@/lib/server/queries/workload-revisions";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ clusterId: string; kind: string; namespace: string; name: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return answerQuery(workloadRevisions, await params);
}
