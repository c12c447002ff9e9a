"use client";

import { RefreshCw } from "lucide-react";
import { useState } from "react";
import { useWords } from "@/components/health/use-words";
import { Alert } from "@/components/ui/alert";
import { Dialog } from "@/components/ui/dialog";
import { DialogForm } from "@/components/ui/dialog-form";
import { Spinner } from "@/components/ui/spinner";
import type { Result } from "@/lib/domain/failure";
import type { RedeployPreview } from "@/lib/domain/redeploy/preview";
import type { ContainerNode } from "@/lib/domain/topology/model";
import { Choice } from "../choice";
import { EachChange, isRefused } from "./each-change";
import { beginRun } from "./runs";
import { reasonKey, type Split, someNames } from "./split-many";
import { usePreviews } from "./use-previews";

/** Each is looked at before it is asked for, and engines are not to be kept busy with questions. */
const most = 50;

/** The question before many changes: what happens to each, and who is left out and why. */
export function RedeployManyDialog({ split, onClose }: { split: Split; onClose: () => void }) {
  // As it was when it was opened: who becomes busy by it does not leave the list that is being read.
  const [{ can, leftOut }] = useState(split);
  const words = useWords();
  const asked = can.slice(0, most);
  const loaded = usePreviews(asked);
  const [pull, setPull] = useState(true);
  const [force, setForce] = useState(false);
  const [stopAtFailure, setStopAtFailure] = useState(false);
  const looking = asked.filter((node) => !loaded.has(node.id)).length;
  const targets = asked.filter((node) => isReady(loaded.get(node.id)));
  const submit = () => {
    beginRun("redeploy", targets, { stopAtFailure, redeploy: { pull, force } });
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogForm
        className="w-[min(760px,calc(100vw-24px))]"
        bodyClassName="gap-3.5"
        icon={<RefreshCw aria-hidden />}
        title={`Redeploy ${asked.length} containers`}
        lead="At most three at a time, each with its own health gate: one that does not hold is rolled back by itself, and the others go on."
        save={looking === 0 && targets.length === 0 ? null : `Redeploy ${looking > 0 ? asked.length : names(targets)}`}
        isReady={looking === 0}
        hasFocus
        onSubmit={submit}
        besides={
          looking > 0 ? (
            <span className="-order-1 mr-auto self-center">
              <Spinner label={`Looking at ${looking} more`} />
            </span>
          ) : null
        }
      >
        {leftOut.length > 0 || can.length > most ? (
          <Alert tone="warning">
            {leftOut.map(({ why, nodes }) => (
              <span key={reasonKey(why)} className="block wrap-anywhere">
                <b className="font-medium">{someNames(nodes)}</b>: {words.say(why)}
              </span>
            ))}
            {can.length > most ? (
              <span className="block">
                Only the first {most} are asked for, {can.length - most} are left for the next time.
              </span>
            ) : null}
          </Alert>
        ) : null}
        <ul aria-label="What happens to each" className="rounded-2 border">
          {asked.map((node) => (
            <EachChange key={node.id} node={node} loaded={loaded.get(node.id)} pull={pull} />
          ))}
        </ul>
        <fieldset className="flex flex-col gap-2">
          <legend className="sr-only">How</legend>
          <Choice checked={pull} onChange={setPull} label="Pull the images first" />
          <Choice checked={force} onChange={setForce} label="Also when the image is the one that runs already" />
          <Choice checked={stopAtFailure} onChange={setStopAtFailure} label="Begin no more when one fails" />
        </fieldset>
      </DialogForm>
    </Dialog>
  );
}

const isReady = (loaded: Result<RedeployPreview> | undefined): boolean => loaded !== undefined && !isRefused(loaded);
const names = (targets: readonly ContainerNode[]): string =>
  targets.length === 1 ? (targets[0]?.name ?? "") : `${targets.length} containers`;
