"use client";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ClusterDialog } from "./cluster-dialog";

/** Kubeconfigs of the panel's machine: each can hold several clusters and an admin's keys, so a person chooses. */
export function OfferedKubeconfigs({ paths }: { paths: readonly string[] }) {
  return paths.map((path) => (
    <Alert key={path} className="flex-wrap items-center justify-between">
      <p className="min-w-0">
        There is a kubeconfig on the panel's machine: <code className="break-all font-mono text-label">{path}</code>.
        Nothing of it is used until you choose.
      </p>
      <ClusterDialog cluster={null} path={path} trigger={<Button size="small">Choose a cluster of it</Button>} />
    </Alert>
  ));
}
