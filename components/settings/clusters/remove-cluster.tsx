"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { removeCluster } from "@/lib/actions/clusters";
import { useCommand } from "../use-command";
import type { ShownCluster } from "./shown-cluster";

/** What it signs in with goes with it and nobody can bring it back, so its name is typed. */
export function RemoveCluster({ cluster: { id: clusterId, name } }: { cluster: ShownCluster }) {
  const { run, isPending } = useCommand();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button
        size="small"
        variant="line"
        aria-label={`Remove ${name}`}
        disabled={isPending}
        onClick={() => setAsking(true)}
      >
        Remove
      </Button>
      <Confirm
        open={isAsking}
        onOpenChange={setAsking}
        title={`Remove ${name}?`}
        consequence="Its workloads leave the map and its stored credentials are deleted. Nothing in the cluster is changed."
        action={`Remove ${name}`}
        removes={name}
        onConfirm={(typed) => run(() => removeCluster({ clusterId, name: typed }), `${name} was removed.`)}
      />
    </>
  );
}
