"use client";

import { Play, RefreshCw, RotateCw, Scaling, ScrollText } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import { ActionBar, MoreActions } from "@/components/containers/actions/action-bar";
import { ArmedButton } from "@/components/containers/actions/armed-button";
import { useArmed } from "@/components/containers/actions/use-armed";
import { useLab } from "@/components/live/lab-store";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { MenuItem } from "@/components/ui/menu";
import { isOnlyFollowed, type WorkloadOperationKind } from "@/lib/domain/operation";
import type { WorkloadActs } from "@/lib/domain/rollout/acts";
import type { WorkloadNode } from "@/lib/domain/topology/cluster-nodes";
import { ImageDialog } from "./image-dialog";
import { RedeployDialog } from "./redeploy-dialog";
import { RunActions, runActsOf } from "./run-actions";
import { RunDialog } from "./run-dialog";
import { ScaleDialog } from "./scale-dialog";
import { type PlainChange, sendChange } from "./send";
import { UndoDialog } from "./undo-dialog";
import { useWantedDialog, type WorkloadDialog } from "./wanted-dialog";

/** What can be done with this workload as it is now. What the cluster's account or the person may not do is not there. */
export function WorkloadActions({
  node,
  acts,
  onLogs,
}: {
  node: WorkloadNode;
  acts: WorkloadActs;
  onLogs: () => void;
}) {
  const [dialog, setDialog] = useState<WorkloadDialog | null>(null);
  const [more, setMore] = useState(false);
  const isBusy = useLab((lab) => {
    const operation = node.operationId === null ? null : lab.operations.get(node.operationId);
    return node.operationId !== null && !(operation && isOnlyFollowed(operation));
  });
  useWantedDialog(node.id, setDialog);

  const has = (kind: WorkloadOperationKind) => acts.acts.some((act) => act.kind === kind);
  const can = (kind: WorkloadOperationKind) => acts.acts.some((act) => act.kind === kind && act.refusal === null);
  const [restarts, restartsNow, scales] = [has("rollout-restart"), can("rollout-restart"), has("scale")];
  const [undoes, setsImage] = [has("rollout-undo"), has("set-image")];
  const [pauses, resumes] = [can("rollout-pause"), can("rollout-resume")];
  const [runsNow, retries] = [can("run-now"), can("retry-job")];
  const hasMore = pauses || setsImage || undoes;
  const isProtected = acts.protectedZone !== null;

  const send = useCallback(
    (kind: PlainChange) => {
      if (isProtected && kind === "rollout-restart") setDialog("redeploy");
      else void sendChange(kind, node.id);
    },
    [node.id, isProtected],
  );
  const { armed, press, type, disarm } = useArmed(send, node.id);

  const commands = useMemo<readonly PanelCommand[]>(() => {
    if (isBusy) return [];
    const group = "Workload";
    const all: PanelCommand[] = [];
    const add = (command: Omit<PanelCommand, "group">) => all.push({ group, ...command });
    if (restarts) add({ id: "redeploy", label: `Redeploy ${node.name}`, keys: "d", run: () => setDialog("redeploy") });
    if (restartsNow)
      add({ id: "restart", label: `Restart ${node.name}`, keys: "r", once: true, run: () => type("rollout-restart") });
    if (scales) add({ id: "scale", label: `Scale ${node.name}`, run: () => setDialog("scale") });
    if (setsImage) add({ id: "image", label: `New image for ${node.name}`, run: () => setDialog("image") });
    if (undoes) add({ id: "undo", label: `Undo a rollout of ${node.name}`, run: () => setDialog("undo") });
    if (runsNow) add({ id: "run", label: `Run ${node.name} now`, keys: "d", run: () => setDialog("run-now") });
    if (retries) add({ id: "retry", label: `Retry ${node.name}`, keys: "d", run: () => setDialog("retry-job") });
    if (hasMore) add({ id: "more", label: `More for ${node.name}`, keys: ".", run: () => setMore(true) });
    return all;
  }, [isBusy, restarts, restartsNow, scales, setsImage, undoes, hasMore, runsNow, retries, node.name, type]);
  useCommands(commands);

  const runs = runActsOf(acts);
  if (!restarts && !scales && !hasMore && !resumes && runs.length === 0) return null;
  return (
    <ActionBar name={node.name}>
      <RunActions runs={runs} disabled={isBusy} onAsk={setDialog} onSend={send} />
      {restarts ? (
        <Button variant="primary" disabled={isBusy} onClick={() => setDialog("redeploy")}>
          <RefreshCw className="size-3.5" aria-hidden />
          Redeploy
          <Kbd>d</Kbd>
        </Button>
      ) : null}
      {restartsNow ? (
        <ArmedButton
          icon={<RotateCw />}
          disabled={isBusy}
          label="Restart"
          keys="r"
          armed={armed === "rollout-restart"}
          onPress={() => press("rollout-restart")}
          onDisarm={disarm}
        />
      ) : null}
      {resumes ? (
        <Button disabled={isBusy} onClick={() => send("rollout-resume")}>
          <Play className="size-3.5" aria-hidden />
          Resume rollout
        </Button>
      ) : null}
      {scales ? (
        <Button disabled={isBusy} onClick={() => setDialog("scale")}>
          <Scaling className="size-3.5" aria-hidden />
          Scale…
        </Button>
      ) : null}
      <Button onClick={onLogs}>
        <ScrollText className="size-3.5" aria-hidden />
        Logs
        <Kbd>l</Kbd>
      </Button>
      {hasMore ? (
        <MoreActions open={more} disabled={isBusy} onOpenChange={setMore}>
          {setsImage ? <MenuItem onSelect={() => setDialog("image")}>New image…</MenuItem> : null}
          {undoes ? <MenuItem onSelect={() => setDialog("undo")}>Undo a rollout…</MenuItem> : null}
          {pauses ? <MenuItem onSelect={() => send("rollout-pause")}>Pause rollout</MenuItem> : null}
        </MoreActions>
      ) : null}
      <Dialog open={dialog !== null} onOpenChange={(open) => open || setDialog(null)}>
        {dialog === "redeploy" ? <RedeployDialog node={node} acts={acts} onDone={() => setDialog(null)} /> : null}
        {dialog === "run-now" || dialog === "retry-job" ? (
          <RunDialog node={node} kind={dialog} acts={acts} onDone={() => setDialog(null)} />
        ) : null}
        {dialog === "image" ? <ImageDialog node={node} acts={acts} onDone={() => setDialog(null)} /> : null}
        {dialog === "undo" ? <UndoDialog node={node} acts={acts} onDone={() => setDialog(null)} /> : null}
        {dialog === "scale" ? <ScaleDialog node={node} acts={acts} onDone={() => setDialog(null)} /> : null}
      </Dialog>
    </ActionBar>
  );
}
