"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState, useTransition } from "react";
import { reached } from "@/components/shell/reached";
import { Button } from "@/components/ui/button";
import { Dialog, DialogTrigger } from "@/components/ui/dialog";
import { DialogForm } from "@/components/ui/dialog-form";
import { Field, FieldHint, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { addCluster, testCluster, updateCluster } from "@/lib/actions/clusters";
import type { ClusterTest } from "@/lib/domain/cluster-connection";
import type { Failure, Result } from "@/lib/domain/failure";
import { AllowExec } from "./allow-exec";
import { type ClusterDraft, chosenOf, draftOf, toInput, withChange } from "./cluster-draft";
import { ConnectionFields } from "./connection-fields";
import { ContextChoice } from "./context-choice";
import type { ShownCluster } from "./shown-cluster";
import { SourceChoice } from "./source-choice";
import { TestResult } from "./test-result";
import { useContexts } from "./use-contexts";

/** Adds a cluster, perhaps by a file that the panel offers, or changes how `cluster` is reached. */
export function ClusterDialog({
  cluster,
  path = null,
  trigger,
}: {
  cluster: ShownCluster | null;
  path?: string | null;
  trigger: ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      {isOpen ? <ClusterForm cluster={cluster} path={path} onDone={() => setOpen(false)} /> : null}
    </Dialog>
  );
}

function ClusterForm({
  cluster,
  path,
  onDone,
}: {
  cluster: ShownCluster | null;
  path: string | null;
  onDone: () => void;
}) {
  const router = useRouter();
  const [draft, setDraft] = useState(() => draftOf(cluster, path));
  const [failure, setFailure] = useState<Failure | null>(null);
  const [found, setFound] = useState<ClusterTest | null>(null);
  const [isTesting, startTest] = useTransition();
  const [isSaving, startSave] = useTransition();
  const { contexts, refused, read, type } = useContexts(draft);
  const chosen = chosenOf(draft, contexts);
  const main = draft.source === "file" ? "connection.path" : "connection.text";
  const errors: Readonly<Record<string, string>> = { ...(refused ? { [main]: refused } : {}), ...failure?.fields };
  const hasFields = Object.keys(failure?.fields ?? {}).length > 0;

  const change = (changed: Partial<ClusterDraft>) => {
    const next = withChange(draft, changed);
    setDraft(next);
    setFound(null);
    setFailure(null);
    if ("source" in changed) void read(next);
    else if ("text" in changed || "path" in changed) type(next);
  };

  const settled = <T,>(result: Result<T>, then: (data: T) => void) => {
    setFailure(result.ok ? null : result.error);
    if (result.ok) then(result.data);
  };
  /** A cluster without a name is called like its context. */
  const named = () => toInput({ ...draft, name: draft.name.trim() || (chosen?.name.slice(0, 40) ?? "") });

  const test = () =>
    startTest(async () => {
      setFound(null);
      settled(await reached(testCluster({ ...named(), clusterId: cluster?.id ?? null })), setFound);
    });
  const save = () =>
    startSave(async () => {
      const input = named();
      const sending: Promise<Result<unknown>> = cluster
        ? updateCluster({ ...input, clusterId: cluster.id })
        : addCluster(input);
      settled(await reached(sending), () => {
        toast(cluster ? `${input.name} is connected to anew.` : `${input.name} was added.`, { tone: "ok" });
        onDone();
        router.refresh();
      });
    });

  return (
    <DialogForm
      title={cluster ? `Connection of ${cluster.name}` : "Add a cluster"}
      lead="A Kubernetes cluster. What runs in it appears on the map as soon as it answers."
      save={cluster ? "Save the connection" : "Add the cluster"}
      refused={hasFields ? null : failure?.message}
      isPending={isTesting || isSaving}
      onSubmit={save}
      besides={
        <Button disabled={isTesting || isSaving} onClick={test}>
          {isTesting ? "Testing …" : "Test the connection"}
        </Button>
      }
    >
      <Field error={errors.name}>
        <FieldLabel>Name</FieldLabel>
        <Input
          name="name"
          value={draft.name}
          autoComplete="off"
          spellCheck={false}
          placeholder={chosen?.name}
          onChange={({ target }) => change({ name: target.value })}
        />
        <FieldHint>As people call it: home, lab, k3s.</FieldHint>
      </Field>
      <SourceChoice value={draft.source} onChange={(next) => change({ source: next })} />
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
      <div aria-live="polite">{found ? <TestResult found={found} /> : null}</div>
    </DialogForm>
  );
}
