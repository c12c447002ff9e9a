import type { Metadata } from "next";
import { OperationsTable } from "@/components/operations/operations-table";
import { Page } from "@/components/shell/page";
import { readQuery } from "@/lib/server/commands/read-query";
import { listOperations } from "@/lib/server/queries/operations";

export const metadata: Metadata = { title: "Operations" };

export default async function OperationsPage() {
  return (
    <Page
      title="Operations"
      lead="Every change made from here, step by step, with who asked for it and how it ended. The newest is first."
    >
      <OperationsTable first={await readQuery(listOperations, {})} />
    </Page>
  );
}
