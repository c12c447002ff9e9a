"use client";

import { type ReactNode, useState } from "react";
import { addCluster, testCluster, updateCluster } from "@/lib/actions/clusters";
import type { ClusterTest } from "@/lib/domain/cluster-connection";
import type { ShownCluster } from "@/lib/domain/shown-cluster";
import { ConnectionForm } from "../connection-form";
import { DialogButton } from "../dialog-button";
import { useConnection } from "../use-connection";
import { WayChoice } from "../way-choice";
import { AllowExec } from "./allow-exec";
import { type ClusterDraft, chosenOf, draftOf, toInput, withChange } from "./cluster-draft";
import { clusterWays } from "./cluster-ways";
import { ConnectionFields } from "./connection-fields";
import { ContextChoice } from "./context-choice";
import { TestResult } from "./test-result";
import { useContexts } from "./use-contexts";

/** Adds a cluster, perhaps by a file that the panel offers, or changes how `cluster` is reached. */
export const ClusterDialog = ({
  cluster,
  path = null,
  trigger,
}: {
  cluster: ShownCluster | null;
  path?: string | null;
  trigger: ReactNode;
}) => (
  <DialogButton trigger={trigger}>
    {(close) => <ClusterForm cluster={cluster} path={path} onDone={close} />}
  </DialogButton>
);

function ClusterForm({
  cluster,
  path,
  onDone,
}: {
  cluster: ShownCluster | null;
  path: string | null;
  onDone: () => void;
}) {
  const [draft, setDraft] = useState(() => draftOf(cluster, path));
  const connection = useConnection<ClusterTest>(onDone);
  const { contexts, refused, read, type } = useContexts(draft);
  const chosen = chosenOf(draft, contexts);
  const main = draft.source === "file" ? "connection.path" : "connection.text";
  const errors: Readonly<Record<string, string>> = { ...(refused ? { [main]: refused } : {}), ...connection.errors };
  /** A cluster without a name is called like its context. */
  const input = toInput({ ...draft, name: draft.name.trim() || (chosen?.name.slice(0, 40) ?? "") });

  const change = (changed: Partial<ClusterDraft>) => {
    const next = withChange(draft, changed);
    setDraft(next);
    connection.forgetFound();
    connection.forgetFailure();
    if ("source" in changed) void read(next);
    else if ("text" in changed || "path" in changed) type(next);
  };

  return (
    <ConnectionForm
      title={cluster ? `Connection of ${cluster.name}` : "Add a cluster"}
      lead="A Kubernetes cluster. What runs in it appears on the map as soon as it answers."
      save={cluster ? "Save the connection" : "Add the cluster"}
      connection={connection}
      name={draft.name}
      nameHint="As people call it: home, lab, k3s."
      namePlaceholder={chosen?.name}
      onName={(name) => change({ name })}
      onTest={() => connection.test(() => testCluster({ ...input, clusterId: cluster?.id ?? null }))}
      onSave={() =>
        cluster
          ? connection.save(
              () => updateCluster({ ...input, clusterId: cluster.id }),
              `${input.name} is connected to anew.`,
            )
          : connection.save(() => addCluster(input), `${input.name} was added.`)
      }
    >
      <WayChoice value={draft.source} ways={clusterWays} onChange={(source) => change({ source })} />
      <ConnectionFields
        draft={draft}
        errors={errors}
        hasKept={cluster?.source === draft.source}
        onChange={change}
        onPath={() => void (contexts.length === 0 && read(draft))}
      />
      {contexts.length > 0 ? (
        <ContextChoice
          contexts={contexts}
          chosen={chosen}
          isPasted={draft.source === "kubeconfig"}
          onChoose={(context) => change({ context })}
        />
      ) : null}
      {chosen?.exec ? (
        <AllowExec
          exec={chosen.exec}
          isAllowed={draft.allowedExec !== null}
          error={errors["connection.allowedExec"]}
          onAllow={(isAllowed) => change({ allowedExec: isAllowed ? chosen.exec : null })}
        />
      ) : null}
      <div aria-live="polite">{connection.found ? <TestResult found={connection.found} /> : null}</div>
    </ConnectionForm>
  );
}
