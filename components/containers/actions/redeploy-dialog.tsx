"use client";

import { RefreshCw } from "lucide-react";
import { useState } from "react";
import { useWords } from "@/components/health/use-words";
import { Alert } from "@/components/ui/alert";
import { Dialog } from "@/components/ui/dialog";
import { DialogForm } from "@/components/ui/dialog-form";
import { Kbd } from "@/components/ui/kbd";
import { Refused } from "@/components/ui/refused";
import { Spinner } from "@/components/ui/spinner";
import { redeployContainer } from "@/lib/actions/containers";
import type { RedeployPreview } from "@/lib/domain/redeploy/preview";
import type { ContainerNode } from "@/lib/domain/topology/model";
import { Choice } from "./choice";
import { HowLong } from "./how-long";
import { HowUndone } from "./how-undone";
import { RedeployLead } from "./redeploy-lead";
import { begun, clickKey } from "./send";
import { TakesDown } from "./takes-down";
import { useAnswer } from "./use-answer";
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
      {open ? <Asked node={node} onDone={() => onOpenChange(false)} /> : null}
    </Dialog>
  );
}

function Asked({ node, onDone }: { node: ContainerNode; onDone: () => void }) {
  const told = useRedeployPreview(node.id);
  const preview = told?.ok ? told.data : null;
  const [how, setHow] = useState<Partial<How>>({});
  const canPull = preview?.image.kind !== "id";
  const { pull = canPull, force = false } = how;
  const protectedZone = preview?.refusal === null ? preview.protectedZone : null;
  const answer = useAnswer(
    { name: node.name, what: "container", protectedZone },
    (typedName) => begun(redeployContainer({ nodeId: node.id, key: clickKey(), pull, force, typedName })),
    onDone,
  );
  return (
    <DialogForm
      {...answer}
      className="w-[min(952px,calc(100vw-24px))]"
      {...(preview ? { bodyClassName: "p-0" } : {})}
      icon={<RefreshCw aria-hidden />}
      title={`Redeploy ${node.name}`}
      lead={
        preview ? (
          <RedeployLead preview={preview} />
        ) : told ? (
          "It can't be redeployed now."
        ) : (
          "Looking at what would change…"
        )
      }
      save={
        preview && preview.refusal === null ? (
          <>
            Redeploy {preview.name}
            <Kbd>Enter</Kbd>
          </>
        ) : null
      }
    >
      {preview ? (
        <Question preview={preview} canPull={canPull} how={{ pull, force }} onChange={setHow} />
      ) : told?.ok === false ? (
        <Refused>{told.error.message}</Refused>
      ) : (
        <Spinner label="Asking the engine" />
      )}
    </DialogForm>
  );
}

interface How {
  readonly pull: boolean;
  readonly force: boolean;
}

function Question({
  preview,
  canPull,
  how,
  onChange,
}: {
  preview: RedeployPreview;
  canPull: boolean;
  how: How;
  onChange: (how: How) => void;
}) {
  const words = useWords();
  const { refusal } = preview;
  return (
    <div className="grid flex-1 grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)] max-sm:grid-cols-1">
      <div className="px-6">
        {refusal ? (
          <Alert tone="warning" className="mt-3.5">
            {words.say(refusal)}
          </Alert>
        ) : null}
        <WhatChanges preview={preview} pull={how.pull} />
        {refusal ? null : (
          <fieldset className="flex flex-col gap-2 border-b py-3.5">
            <legend className="sr-only">How</legend>
            {canPull ? (
              <Choice checked={how.pull} onChange={(pull) => onChange({ ...how, pull })} label="Pull the image first" />
            ) : null}
            <Choice
              checked={how.force}
              onChange={(force) => onChange({ ...how, force })}
              label="Also when the image is the one that runs already"
            />
          </fieldset>
        )}
        <HowLong past={preview.past} />
        <HowUndone preview={preview} />
      </div>
      <TakesDown preview={preview} />
    </div>
  );
}
