"use client";

import { useLab } from "@/components/live/lab-store";
import { redeployContainer } from "@/lib/actions/containers";
import type { NodeId } from "@/lib/domain/ids";
import type { Operation } from "@/lib/domain/operation";
import type { ManyKind } from "@/lib/domain/redeploy/refuse-many";
import { begun, clickKey, sendQuietly } from "../send";
import { runQueue } from "./run-queue";
import { type Run, type RunItem, useRuns } from "./runs-store";

export interface RunOptions {
  readonly stopAtFailure?: boolean;
  readonly redeploy?: { readonly pull: boolean; readonly force: boolean };
}

/** So many at once: engines and disks are shared with what goes on running. */
const atOnce = 3;

let lastId = 0;

/** One operation per container, one after another. What each comes to is the journal's; this only begins them. */
export function beginRun(
  kind: ManyKind,
  targets: readonly { readonly id: NodeId; readonly name: string }[],
  options: RunOptions = {},
): void {
  lastId += 1;
  const id = lastId;
  const items = targets.map(
    (target): RunItem => ({
      nodeId: target.id,
      name: target.name,
      state: "waiting",
      operationId: null,
      refusal: null,
    }),
  );
  useRuns.setState(({ runs }) => ({ runs: [...runs, { id, kind, items, halted: false, ended: false }] }));
  window.addEventListener("beforeunload", stayOpen);
  const work = async ({ nodeId }: RunItem) => {
    const item = await workOn(kind, nodeId, options, (operationId) =>
      changeItem(id, nodeId, { state: "running", operationId }),
    );
    changeItem(id, nodeId, item);
    const isBad = item.state === "failed" || item.state === "rolled-back" || item.state === "refused";
    if (isBad && options.stopAtFailure) haltRun(id);
  };
  void runQueue(items, { atOnce, work, goOn: () => find(id)?.halted === false }).then(() => {
    const left = (item: RunItem): RunItem => (item.state === "waiting" ? { ...item, state: "left" } : item);
    change(id, (run) => ({ ...run, ended: true, items: run.items.map(left) }));
    if (useRuns.getState().runs.every((run) => run.ended)) window.removeEventListener("beforeunload", stayOpen);
  });
}

export const haltRun = (id: number): void => change(id, (run) => ({ ...run, halted: true }));

export const dropRun = (id: number): void =>
  useRuns.setState(({ runs }) => ({ runs: runs.filter((run) => run.id !== id) }));

async function workOn(
  kind: ManyKind,
  nodeId: NodeId,
  { redeploy }: RunOptions,
  onBegun: (operationId: string) => void,
): Promise<Partial<RunItem>> {
  const sent =
    kind === "redeploy"
      ? await begun(redeployContainer({ nodeId, key: clickKey(), ...redeploy }))
      : await sendQuietly(kind, nodeId);
  if (!sent.ok) return { state: "refused", refusal: sent.error.message };
  onBegun(sent.data.operationId);
  const operation = await endOf(sent.data.operationId);
  if (operation?.reason?.code === "redeploy.already-current") return { state: "unchanged" };
  return { state: operation?.state ?? "unknown" };
}

/** The operation when it has ended; null if the panel began anew meanwhile and doesn't tell of it any more. */
function endOf(id: string): Promise<Operation | null> {
  const { bootId } = useLab.getState();
  return new Promise((resolve) => {
    const look = () => {
      const lab = useLab.getState();
      const operation = lab.operations.get(id);
      const isLost = !operation && lab.bootId !== bootId;
      if (!isLost && (operation?.endedAt ?? null) === null) return;
      stop();
      resolve(operation ?? null);
    };
    const stop = useLab.subscribe(look);
    look();
  });
}

/** What was not begun is begun by this page alone. */
const stayOpen = (event: BeforeUnloadEvent): void => {
  const waits = useRuns.getState().runs.some((run) => !run.ended && run.items.some((item) => item.state === "waiting"));
  if (waits) event.preventDefault();
};

const find = (id: number): Run | undefined => useRuns.getState().runs.find((run) => run.id === id);

function change(id: number, to: (run: Run) => Run): void {
  useRuns.setState(({ runs }) => ({ runs: runs.map((run) => (run.id === id ? to(run) : run)) }));
}

const changeItem = (id: number, nodeId: NodeId, to: Partial<RunItem>): void =>
  change(id, (run) => ({
    ...run,
    items: run.items.map((item) => (item.nodeId === nodeId ? { ...item, ...to } : item)),
  }));
