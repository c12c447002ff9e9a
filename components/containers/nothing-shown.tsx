"use client";

import Link from "next/link";
import { useHasCluster } from "@/components/live/hooks";
import { useLab } from "@/components/live/lab-store";
import { useMay } from "@/components/shell/session";
import { useFilter } from "@/components/shell/use-filter";
import { changeLabView } from "@/components/shell/use-lab-view";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { countSources } from "./count-sources";

/** Why the list is empty: the filter, a lab without containers, or nothing that could report any. */
export function NothingShown() {
  const filter = useFilter();
  const hasCluster = useHasCluster();
  const engines = useLab((lab) => countSources(lab, "engine"));
  const mayEngines = useMay("engines:manage");
  const mayClusters = useMay("clusters:manage");
  if (filter) {
    return (
      <Empty
        title={hasCluster ? "No container or workload fits this filter" : "No container fits this filter"}
        action={<Button onClick={() => changeLabView({ q: "" })}>Clear the filter</Button>}
      >
        The lab has others. The map shows them faded.
      </Empty>
    );
  }
  if (hasCluster)
    return (
      <Empty title="Nothing runs yet">Each container and each workload of a cluster appears here by itself.</Empty>
    );
  if (engines > 0) return <Empty title="No containers yet">Each one that an engine runs appears here by itself.</Empty>;
  return (
    <Empty
      title="Nothing connected yet"
      action={
        <>
          {mayEngines ? (
            <Button asChild variant="primary">
              <Link href="/settings/engines">Connect an engine</Link>
            </Button>
          ) : null}
          {mayClusters ? (
            <Button asChild>
              <Link href="/settings/clusters">Connect a cluster</Link>
            </Button>
          ) : null}
        </>
      }
    >
      {mayEngines || mayClusters
        ? "The list fills with what an engine or a cluster reports."
        : "Somebody with the role of an admin connects the first engine or cluster."}
    </Empty>
  );
}
