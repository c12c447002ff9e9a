"use client";

import { RefreshCw } from "lucide-react";
import { type FormEvent, useState, useTransition } from "react";
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
import { Kbd } from "@/components/ui/kbd";
import { Spinner } from "@/components/ui/spinner";
import { TypedName } from "@/components/ui/typed-name";
import { redeployContainer } from "@/lib/actions/containers";
import type { Failure } from "@/lib/domain/failure";
import { expectedDownMs } from "@/lib/domain/redeploy/past-redeploys";
import type { RedeployPreview } from "@/lib/domain/redeploy/preview";
import type { ContainerNode } from "@/lib/domain/topology/model";
import { durationWords } from "@/lib/domain/words/duration-words";
import { Choice } from "./choice";
import { HowLong } from "./how-long";
import { HowUndone } from "./how-undone";
import { begun, clickKey } from "./send";
import { TakesDown } from "./takes-down";
import { useRedeployPreview } from "./use-redeploy-preview";
import { WhatChanges } from "./what-changes";

/** The question before the change: what, how long, what falls with it, how it is undone. */
export function RedeployDialog({
  node,
  open,
  onOpenChange,
}: {
  node: ContainerNode;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent className="w-[min(952px,calc(100vw-24px))]">
        <Asked node={node} onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

function Asked({ node, onDone }: { node: ContainerNode; onDone: () => void }) {
  const answer = useRedeployPreview(node.id);
  return (
    <>
      <DialogHeader>
        <DialogTitle className="flex items-center gap-2.5">
          <RefreshCw className="size-4.5" aria-hidden />
          Redeploy {node.name}
        </DialogTitle>
        <DialogDescription>
          {answer?.ok ? (
            <Lead preview={answer.data} />
          ) : answer ? (
            "It can't be redeployed now."
          ) : (
            "Looking what would change…"
          )}
        </DialogDescription>
      </DialogHeader>
      {answer?.ok ? (
        <Question preview={answer.data} onDone={onDone} />
      ) : (
        <DialogBody>{answer ? <Said failure={answer.error} /> : <Spinner label="Asking the engine" />}</DialogBody>
      )}
    </>
  );
}

function Lead({ preview }: { preview: RedeployPreview }) {
  const { gate, past, takesDown, wasRunning } = preview;
  if (!wasRunning) return <>It is stopped, and stays stopped: the new one is only made.</>;
  const down = expectedDownMs(past);
  const others = new Set(takesDown.map(({ nodeId }) => nodeId)).size;
  return (
    <>
      <b className="font-medium text-text">
        {down === null
          ? "Down while the old one stops and the new one starts."
          : `Down for about ${durationWords(down)}.`}
        {others > 0 ? ` ${others === 1 ? "One other needs" : `${others} others need`} it.` : ""}
      </b>{" "}
      {gate.kind === "check"
        ? `If the new one is not healthy within ${Math.round(gate.deadlineMs / 1000)} s, the old one comes back by itself.`
        : "If the new one does not run for 10 s without a restart, the old one comes back by itself."}
    </>
  );
}

function Question({ preview, onDone }: { preview: RedeployPreview; onDone: () => void }) {
  const words = useWords();
  const { name, nodeId, protectedZone, refusal, image } = preview;
  const [pull, setPull] = useState(image.kind !== "id");
  const [force, setForce] = useState(false);
  const [typedName, setTypedName] = useState("");
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSending, start] = useTransition();
  const isMeant = protectedZone === null || typedName === name;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isMeant || isSending || refusal) return;
    start(async () => {
      const sent = await begun(redeployContainer({ nodeId, key: clickKey(), pull, force, typedName }));
      if (sent.ok) onDone();
      else setFailure(sent.error);
    });
  };
  return (
    <form onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)] overflow-y-auto max-sm:grid-cols-1">
        <div className="px-6">
          {refusal ? (
            <Alert tone="warning" className="mt-3.5">
              {words.say(refusal)}
            </Alert>
          ) : null}
          <WhatChanges preview={preview} pull={pull} />
          {refusal ? null : (
            <fieldset className="flex flex-col gap-2 border-b py-3.5">
              <legend className="sr-only">How</legend>
              {image.kind === "id" ? null : <Choice checked={pull} onChange={setPull} label="Pull the image first" />}
              <Choice checked={force} onChange={setForce} label="Also when the image is the one that runs already" />
            </fieldset>
          )}
          <HowLong preview={preview} />
          <HowUndone preview={preview} />
        </div>
        <TakesDown preview={preview} />
      </div>
      {failure ? (
        <div className="px-6 pb-3">
          <Said failure={failure} />
        </div>
      ) : null}
      {protectedZone !== null && !refusal ? (
        <div className="flex flex-wrap items-center justify-between gap-4 border-t bg-surface-sunken px-6 py-3.5">
          <p>
            <b className="block font-semibold">{protectedZone} is protected</b>
            <span className="text-label text-text-muted">Say which container you mean.</span>
          </p>
          <TypedName
            label={`Type ${name}`}
            value={typedName}
            error={failure?.fields?.typedName}
            autoFocus
            onChange={setTypedName}
          />
        </div>
      ) : null}
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        {refusal ? null : (
          <Button type="submit" variant="primary" disabled={!isMeant || isSending} autoFocus={protectedZone === null}>
            <RefreshCw className="size-4" aria-hidden />
            Redeploy {name}
            <Kbd>Enter</Kbd>
          </Button>
        )}
      </DialogFooter>
    </form>
  );
}

const Said = ({ failure }: { failure: Failure }) => (
  <Alert tone="failed" role="alert">
    {failure.message}
  </Alert>
);
