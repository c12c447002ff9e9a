"use client";

import { ChevronUp, Link2, Play, RefreshCw, RotateCw, Square, X } from "lucide-react";
import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { copyLink } from "@/components/containers/select/copy-link";
import { answered, clearMany, useSelection } from "@/components/containers/select/selection";
import { TierCounts } from "@/components/health/tier-counts";
import { useLab } from "@/components/live/lab-store";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { useMay } from "@/components/shell/session";
import { useLazyPart } from "@/components/shell/use-lazy-part";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { ManyKind } from "@/lib/domain/redeploy/refuse-many";
import { operationNames } from "@/lib/domain/words/operation-words";
import { ArmedButton } from "../armed-button";
import { sendPlain } from "../send";
import { useArmed } from "../use-armed";
import { LeftOut } from "./left-out";
import { beginRun } from "./runs";
import { type Split, splitMany } from "./split-many";
import { countTiers, useChosen, useSettled } from "./use-chosen";

const loadOne = () => import("../redeploy-dialog").then((file) => file.RedeployDialog);
const loadMany = () => import("./redeploy-many-dialog").then((file) => file.RedeployManyDialog);

/** Long enough to read who is left out. */
const armedMs = 10_000;
type Splits = Readonly<Record<ManyKind, Split>>;

/** What is selected, how it is, and what can be done to it; who is left out is told before the click. */
export function ChosenRow() {
  const chosen = useChosen();
  // Nothing can be done from here to a workload of a cluster yet.
  const containers = useMemo(() => chosen.filter((node) => node.kind === "container"), [chosen]);
  const settled = useSettled(containers);
  const may = useMay("containers:control");
  const asked = useSelection((selection) => selection.asked);
  const ids = useSelection((selection) => selection.ids);
  const sources = useLab((lab) => lab.sources);
  const [redeploying, setRedeploying] = useState(false);
  const [open, setOpen] = useState(false);
  const { Part: RedeployDialog, ask: wantOne } = useLazyPart(loadOne);
  const { Part: RedeployManyDialog, ask: wantMany } = useLazyPart(loadMany);

  const splits = useMemo(() => {
    const lab = { nodes: useLab.getState().nodes, sources };
    return Object.fromEntries(kinds.map((kind) => [kind, splitMany(kind, settled, lab)])) as unknown as Splits;
  }, [settled, sources]);
  const go = useCallback(
    (kind: ManyKind) => {
      // As it is at this moment: a zone may have become protected since.
      const { can } = splitMany(kind, containers, useLab.getState());
      const [only] = can;
      if (!only) return;
      // One alone says on its own card what becomes of it, and its selection was only for the question.
      if (chosen.length === 1) {
        if (kind !== "redeploy") void sendPlain(kind, only.id);
        clearMany();
      } else beginRun(kind, can);
    },
    [chosen.length, containers],
  );
  const { armed, arm, press, type, disarm } = useArmed(go, ids);
  /** `again` asks once more where that is due: by hand, or by key. */
  const ask = useCallback(
    (kind: ManyKind, again = press) => {
      if (splits[kind].can.length === 0) return setOpen(true);
      if (kind === "redeploy") {
        if (chosen.length === 1) wantOne();
        else wantMany();
        return setRedeploying(true);
      }
      if (asksAgain.has(kind)) again(kind);
      else go(kind);
    },
    [splits, press, go, chosen.length, wantOne, wantMany],
  );
  // A key or a menu asked: it only begins the question, even where the same one stands already.
  useEffect(() => {
    if (!asked) return;
    answered();
    ask(asked.kind, arm);
  }, [asked, ask, arm]);

  const name = chosen.length === 1 ? (chosen[0]?.name ?? "") : `the ${chosen.length} selected`;
  const commands = useMemo<readonly PanelCommand[]>(() => {
    const clear = { id: "clear-selection", label: "Clear the selection", group: "Selection", keys: "Escape" };
    const offered = may ? kinds.filter((kind) => keys[kind] && splits[kind].can.length > 0) : [];
    return [
      ...offered.map((kind) => ({
        id: `many-${kind}`,
        label: `${operationNames[kind]} ${name}`,
        group: "Selection",
        keys: keys[kind] ?? "",
        once: true,
        run: () => ask(kind, type),
      })),
      { ...clear, run: clearMany },
    ];
  }, [may, splits, name, ask, type]);
  useCommands(commands);

  const shownKinds = may ? kinds.filter((kind) => splits[kind].can.length > 0) : [];
  const told = armed ?? (open ? "all" : null);
  const leftOut = may
    ? new Set(expected.flatMap((kind) => splits[kind].leftOut.flatMap(({ nodes }) => nodes))).size
    : 0;
  return (
    <>
      {told ? <LeftOut splits={told === "all" ? splits : { [told]: splits[told] }} /> : null}
      <div
        role="toolbar"
        aria-label={`Actions for ${name}`}
        className="flex min-h-11 flex-wrap items-center gap-2 px-3.5 py-1.5"
      >
        <p role="status" className="mr-2 flex items-center gap-3 whitespace-nowrap">
          <b className="font-semibold">{chosen.length} selected</b>
          <TierCounts counts={countTiers(chosen)} className="max-sm:hidden" />
        </p>
        {shownKinds.map((kind) => {
          const { can } = splits[kind];
          const label = `${operationNames[kind]}${can.length === chosen.length ? "" : ` ${can.length}`}`;
          const key = keys[kind];
          return asksAgain.has(kind) ? (
            <ArmedButton
              key={kind}
              size="small"
              label={armed === kind && chosen.length > 1 ? `${operationNames[kind]} ${can.length}` : label}
              {...(key ? { keys: key } : {})}
              icon={icons[kind]}
              armed={armed === kind}
              armedMs={armedMs}
              onPress={() => ask(kind)}
              onDisarm={disarm}
            />
          ) : (
            <Button
              key={kind}
              size="small"
              variant={kind === "redeploy" ? "primary" : "default"}
              className="[&>svg]:size-3.5"
              onClick={() => ask(kind)}
            >
              {icons[kind]}
              {kind === "redeploy" && chosen.length > 1 ? `${label}…` : label}
              {key ? <Kbd>{key}</Kbd> : null}
            </Button>
          );
        })}
        <Button size="small" variant="ghost" onClick={() => void copyLink(chosen.map((node) => node.id))}>
          <Link2 className="size-3.5" aria-hidden />
          Copy link
        </Button>
        <Button size="small" variant="ghost" onClick={clearMany}>
          <X className="size-3.5" aria-hidden />
          Clear
          <Kbd>Esc</Kbd>
        </Button>
        <span className="flex-1" />
        {leftOut > 0 ? (
          <Button size="small" variant="ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
            What can't be done to {leftOut}
            <ChevronUp className={open ? "size-3.5 rotate-180" : "size-3.5"} aria-hidden />
          </Button>
        ) : null}
      </div>
      {redeploying && RedeployDialog && chosen.length === 1 && containers[0] ? (
        <RedeployDialog node={containers[0]} open onOpenChange={setRedeploying} />
      ) : null}
      {redeploying && RedeployManyDialog && chosen.length > 1 ? (
        <RedeployManyDialog split={splits.redeploy} onClose={() => setRedeploying(false)} />
      ) : null}
    </>
  );
}

const kinds = ["redeploy", "restart", "stop", "start", "unpause"] as const satisfies readonly ManyKind[];
/** What everybody expects of a selection; that the running can't be started needs no telling. */
const expected = ["redeploy", "restart", "stop"] as const satisfies readonly ManyKind[];
const asksAgain: ReadonlySet<ManyKind> = new Set(["restart", "stop"]);
const keys: Readonly<Partial<Record<ManyKind, string>>> = { redeploy: "d", restart: "r", stop: "s" };
const icons: Readonly<Partial<Record<ManyKind, ReactNode>>> = {
  redeploy: <RefreshCw aria-hidden />,
  restart: <RotateCw aria-hidden />,
  stop: <Square aria-hidden />,
  start: <Play aria-hidden />,
  unpause: <Play aria-hidden />,
};
