"use client";

import { ClusterDialog } from "@/components/settings/clusters/cluster-dialog";
import { EngineDialog } from "@/components/settings/engines/engine-dialog";
import { ClusterOption, EngineOption } from "@/components/settings/source-options";
import { useMay } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { OptionList } from "@/components/ui/option-list";

/** What was not found by itself is connected here, so that the next steps know of it. */
export function ConnectSources({ isFirst }: { isFirst: boolean }) {
  const mayEngines = useMay("engines:manage");
  const mayClusters = useMay("clusters:manage");
  if (!mayEngines && !mayClusters)
    return isFirst ? (
      <p className="text-text-muted">Somebody with the role of an admin connects the first engine or cluster.</p>
    ) : null;
  return (
    <OptionList>
      {mayEngines ? (
        <EngineOption
          action={
            <EngineDialog
              engine={null}
              trigger={<Button variant={isFirst ? "primary" : "default"}>Connect an engine</Button>}
            />
          }
        />
      ) : null}
      {mayClusters ? (
        <ClusterOption action={<ClusterDialog cluster={null} trigger={<Button>Connect a cluster</Button>} />} />
      ) : null}
    </OptionList>
  );
}
