"use client";

import { Alert } from "@/components/ui/alert";
import type { ClusterTest } from "@/lib/domain/cluster-connection";

/** What the test found, or exactly why not. */
export function TestResult({ found }: { found: ClusterTest }) {
  return (
    <Alert tone={found.ok ? "ok" : "failed"} className="flex-col">
      {found.ok ? <Facts {...found} /> : <p className="break-words">{found.failure.message}</p>}
    </Alert>
  );
}

function Facts({ version, address, notPermitted }: ClusterTest & { ok: true }) {
  return (
    <div className="flex flex-col gap-0.5">
      <p className="font-medium">
        {address} answers: Kubernetes{version ? ` ${version}` : ""}.
      </p>
      <p className="text-label text-text-muted">
        {notPermitted.length === 0
          ? "The account may read everything that the map shows."
          : `The account may not read ${notPermitted.join(", ")}: these are shown as not permitted.`}
      </p>
    </div>
  );
}
