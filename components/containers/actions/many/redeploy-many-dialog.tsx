"use client";

import { RefreshCw } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useWords } from "@/components/health/use-words";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (looking > 0 || targets.length === 0) return;
    beginRun("redeploy", targets, { stopAtFailure, redeploy: { pull, force } });
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent className="w-[min(760px,calc(100vw-24px))]">
        <DialogHeader>
          <DialogTitle className="flex items-center gap-2.5">
            <RefreshCw className="size-4.5" aria-hidden />
            Redeploy {asked.length} containers
          </DialogTitle>
          <DialogDescription>
            At most three at a time, each with its own health gate: one that does not hold is rolled back by itself, and
            the others go on.
          </DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
          <DialogBody className="flex flex-col gap-3.5">
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
          </DialogBody>
          <DialogFooter>
            {looking > 0 ? (
              <span className="mr-auto self-center text-label text-text-muted">
                <Spinner label={`Looking at ${looking} more`} />
              </span>
            ) : null}
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            {looking === 0 && targets.length === 0 ? null : (
              <Button type="submit" variant="primary" disabled={looking > 0} autoFocus>
                <RefreshCw className="size-4" aria-hidden />
                Redeploy {looking > 0 ? asked.length : names(targets)}
              </Button>
            )}
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

const isReady = (loaded: Result<RedeployPreview> | undefined): boolean => loaded !== undefined && !isRefused(loaded);
const names = (targets: readonly ContainerNode[]): string =>
  targets.length === 1 ? (targets[0]?.name ?? "") : `${targets.length} containers`;
