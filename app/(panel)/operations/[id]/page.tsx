import type { Metadata } from "next";
import { LogViewer } from "@/components/logs/log-viewer";
import { OperationView } from "@/components/operations/operation-view";
import { readQuery } from "@/lib/server/commands/read-query";
import { readOperation } from "@/lib/server/queries/operations";

export const metadata: Metadata = { title: "Operation" };

export default async function OperationPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const operation = await readQuery(readOperation, { operationId: id });
  return <OperationView first={operation} log={<LogViewer nodeId={operation.nodeId} name={operation.name} />} />;
}
