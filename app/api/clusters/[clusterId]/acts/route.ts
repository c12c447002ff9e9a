import { answerQuery } from "@/lib/server/commands/read-query";
import { clusterActs } from "@/lib/server/queries/cluster-acts";

export const dynamic = "force-dynamic";

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ clusterId: string }> },
): Promise<Response> {
  return answerQuery(clusterActs, await params);
}
