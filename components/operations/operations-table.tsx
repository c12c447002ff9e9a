"use client";

import Link from "next/link";
import { useWords } from "@/components/health/use-words";
import { useLab } from "@/components/live/lab-store";
import { Empty } from "@/components/ui/empty";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import type { Operation } from "@/lib/domain/operation";
import { durationWords } from "@/lib/domain/words/duration-words";
import { mergeOperations } from "./merge-operations";
import { OperationState } from "./operation-state";
import { operationTitle } from "./operation-title";

/** What was done, by whom, and how it ended; the newest first. Running ones go on before one's eyes. */
export function OperationsTable({ first }: { first: readonly Operation[] }) {
  const live = useLab((lab) => lab.operations);
  const operations = mergeOperations(first, live.values());
  if (operations.length === 0) {
    return (
      <Empty title="Nothing has been changed yet">
        Whatever somebody starts, stops, redeploys, scales or removes from here is written down, step by step.
      </Empty>
    );
  }
  return (
    <Table>
      <thead>
        <tr>
          <TableHead>Operation</TableHead>
          <TableHead>State</TableHead>
          <TableHead>By</TableHead>
          <TableHead>Started</TableHead>
          <TableHead>Took</TableHead>
        </tr>
      </thead>
      <tbody>
        {operations.map((operation) => (
          <Row key={operation.id} operation={operation} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ operation }: { operation: Operation }) {
  const words = useWords();
  const { endedAt, startedAt, reason } = operation;
  return (
    <TableRow>
      <TableCell className="min-w-50 py-1.5">
        <Link href={`/operations/${operation.id}`} className="font-medium hover:underline">
          {operationTitle(operation)}
        </Link>
        {reason ? <p className="text-label text-text-muted wrap-anywhere">{words.say(reason)}</p> : null}
      </TableCell>
      <TableCell>
        <OperationState state={operation.state} />
      </TableCell>
      <TableCell>{operation.actor}</TableCell>
      <TableCell className="whitespace-nowrap">{words.moment(startedAt)}</TableCell>
      <TableCell className="tabular-nums whitespace-nowrap">
        {endedAt === null ? "" : durationWords(endedAt - startedAt)}
      </TableCell>
    </TableRow>
  );
}
