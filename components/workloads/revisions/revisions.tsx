"use client";

import { Part } from "@/components/containers/inspector/part";
import { useWords } from "@/components/health/use-words";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Spinner } from "@/components/ui/spinner";
import { DifferenceList } from "@/components/workloads/revisions/difference-list";
import { keepsRevisions, useRevisions } from "@/components/workloads/revisions/use-revisions";
import type { Revision } from "@/lib/domain/rollout/revision";
import type { WorkloadNode } from "@/lib/domain/topology/cluster-nodes";

/** What a workload was made from, the newest first, each with what it changed. */
export function Revisions({ node }: { node: WorkloadNode }) {
  const { data, failure } = useRevisions(node);
  if (!keepsRevisions(node)) return null;
  return (
    <Part title="Revisions" aside={data ? `${data.length} kept` : undefined}>
      {failure ? (
        <Alert tone="warning" role="alert">
          {failure.message}
        </Alert>
      ) : null}
      {data || failure ? null : <Spinner label="Reading the revisions" />}
      {data ? (
        <ol aria-label="Revisions" className="flex flex-col gap-2.5">
          {data.map((revision) => (
            <OneRevision key={revision.name} revision={revision} />
          ))}
        </ol>
      ) : null}
      {data?.length === 0 ? <p className="text-label text-text-muted">None is kept.</p> : null}
    </Part>
  );
}

function OneRevision({ revision: { number, createdAt, cause, isCurrent, changes } }: { revision: Revision }) {
  const words = useWords();
  return (
    <li>
      <p className="flex items-baseline gap-2 text-label">
        <span className="font-medium">Revision {number}</span>
        {isCurrent ? <Badge tone="accent">Current</Badge> : null}
        {createdAt === null ? null : (
          <span className="ml-auto text-text-muted">first used {words.moment(createdAt)}</span>
        )}
      </p>
      {cause ? <p className="text-label wrap-anywhere">Cause: {cause}</p> : null}
      {changes === null ? (
        <p className="text-label text-text-muted">None before it is kept to compare it with.</p>
      ) : (
        <DifferenceList differences={changes} />
      )}
    </li>
  );
}
