"use client";

import { Play, RefreshCw, RotateCw, ScrollText, Square } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import { useLab } from "@/components/live/lab-store";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { useMay } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { ContainerNode } from "@/lib/domain/topology/model";
import { ActionBar, MoreActions } from "./action-bar";
import { ArmedButton } from "./armed-button";
import { RedeployDialog } from "./redeploy-dialog";
import { RemoveDialog } from "./remove-dialog";
import { type PlainKind, sendPlain } from "./send";
import { useArmed } from "./use-armed";

type Dialog = "redeploy" | "remove" | null;

/** Asks once more, as Stop does: what is killed gets no chance to end well. */
function KillItem({ onKill }: { onKill: () => void }) {
  const [isArmed, setArmed] = useState(false);
  return (
    <MenuItem danger staysOpen={!isArmed} onSelect={isArmed ? onKill : () => setArmed(true)}>
      <span aria-live="polite">{isArmed ? "Kill? Again" : "Kill"}</span>
    </MenuItem>
  );
}

/** What can be done with this container as it is now. Absent for whoever may not, and while its engine is silent. */
export function ContainerActions({ node, onLogs }: { node: ContainerNode; onLogs: () => void }) {
  const may = useMay("containers:control");
  const mayRemove = useMay("containers:remove");
  const isAnswering = useLab((lab) => lab.sources.get(node.sourceId)?.state === "live");
  const [dialog, setDialog] = useState<Dialog>(null);
  const [more, setMore] = useState(false);
  const isBusy = node.operationId !== null;
  const can = may && isAnswering && !isBusy;
  const isUp = node.state === "running" || node.state === "restarting";
  const isPaused = node.state === "paused";
  const hasMore = isUp || isPaused || mayRemove;

  const send = useCallback((kind: PlainKind) => void sendPlain(kind, node.id), [node.id]);
  const { armed, press, type, disarm } = useArmed(send, node.id);

  const commands = useMemo<readonly PanelCommand[]>(() => {
    if (!can) return [];
    const group = "Container";
    const all: PanelCommand[] = [
      { id: "redeploy", label: `Redeploy ${node.name}`, group, keys: "d", run: () => setDialog("redeploy") },
    ];
    if (isUp) {
      const run = (kind: PlainKind) => () => type(kind);
      all.push({ id: "restart", label: `Restart ${node.name}`, group, keys: "r", once: true, run: run("restart") });
      all.push({ id: "stop", label: `Stop ${node.name}`, group, keys: "s", once: true, run: run("stop") });
    }
    if (hasMore) {
      all.push({ id: "more", label: `More for ${node.name}`, group, keys: ".", run: () => setMore(true) });
    }
    return all;
  }, [can, isUp, hasMore, node.name, type]);
  useCommands(commands);

  if (!may || !isAnswering) return null;
  return (
    <ActionBar name={node.name}>
      <Button variant="primary" disabled={isBusy} onClick={() => setDialog("redeploy")}>
        <RefreshCw className="size-3.5" aria-hidden />
        Redeploy
        <Kbd>d</Kbd>
      </Button>
      {isUp ? (
        (["restart", "stop"] as const).map((kind) => (
          <ArmedButton
            key={kind}
            icon={kind === "stop" ? <Square /> : <RotateCw />}
            disabled={isBusy}
            label={kind === "stop" ? "Stop" : "Restart"}
            keys={kind === "stop" ? "s" : "r"}
            armed={armed === kind}
            onPress={() => press(kind)}
            onDisarm={disarm}
          />
        ))
      ) : (
        <Button disabled={isBusy} onClick={() => send(isPaused ? "unpause" : "start")}>
          <Play className="size-3.5" aria-hidden />
          {isPaused ? "Resume" : "Start"}
        </Button>
      )}
      <Button onClick={onLogs}>
        <ScrollText className="size-3.5" aria-hidden />
        Logs
        <Kbd>l</Kbd>
      </Button>
      {hasMore ? (
        <MoreActions open={more} disabled={isBusy} onOpenChange={setMore}>
          {isUp ? <MenuItem onSelect={() => send("pause")}>Pause</MenuItem> : null}
          {isPaused ? <MenuItem onSelect={() => send("stop")}>Stop</MenuItem> : null}
          {isUp || isPaused ? <KillItem onKill={() => send("kill")} /> : null}
          {mayRemove ? (
            <>
              {isUp || isPaused ? <MenuSeparator /> : null}
              <MenuItem danger onSelect={() => setDialog("remove")}>
                Remove…
              </MenuItem>
            </>
          ) : null}
        </MoreActions>
      ) : null}
      <RedeployDialog
        node={node}
        open={dialog === "redeploy"}
        onOpenChange={(open) => setDialog(open ? "redeploy" : null)}
      />
      {mayRemove ? (
        <RemoveDialog
          node={node}
          open={dialog === "remove"}
          onOpenChange={(open) => setDialog(open ? "remove" : null)}
        />
      ) : null}
    </ActionBar>
  );
}
