"use client";

import { Layers, RefreshCw, RotateCw } from "lucide-react";
import { useState } from "react";
import { DialogPart } from "@/components/containers/actions/dialog-part";
import { HowLong } from "@/components/containers/actions/how-long";
import { useAnswer } from "@/components/containers/actions/use-answer";
import { CodeList } from "@/components/containers/inspector/code-list";
import { useWords } from "@/components/health/use-words";
import { Alert } from "@/components/ui/alert";
import { DialogForm } from "@/components/ui/dialog-form";
import { Kbd } from "@/components/ui/kbd";
import type { WorkloadActs } from "@/lib/domain/rollout/acts";
import type { WorkloadNode } from "@/lib/domain/topology/cluster-nodes";
import { plural } from "@/lib/domain/words/wording";
import { sendRestart } from "./send";
import { takesDown } from "./takes-down";
import { UndoIfFails } from "./undo-if-fails";

/** The question before a rollout restart, as before the redeploy of a container. */
export function RedeployDialog({ node, acts, onDone }: { node: WorkloadNode; acts: WorkloadActs; onDone: () => void }) {
  const words = useWords();
  const [undoIfFails, setUndoIfFails] = useState(false);
  const refusal = acts.acts.find(({ kind }) => kind === "rollout-restart")?.refusal ?? null;
  const answer = useAnswer(
    { name: node.name, what: node.workloadKind, protectedZone: refusal ? null : acts.protectedZone },
    (typedName) => sendRestart(node.id, { undoIfFails, typedName }),
    onDone,
  );
  return (
    <DialogForm
      {...answer}
      className="w-[min(560px,calc(100vw-24px))]"
      bodyClassName="gap-0 py-0"
      icon={<RefreshCw aria-hidden />}
      title={`Redeploy ${node.name}`}
      lead={
        refusal ? (
          "It can't be redeployed now."
        ) : (
          <b className="font-medium text-text">Restarts its pods one after another with the same image.</b>
        )
      }
      save={
        refusal ? null : (
          <>
            Redeploy {node.name}
            <Kbd>Enter</Kbd>
          </>
        )
      }
    >
      {refusal ? (
        <Alert tone="warning" className="mt-3.5">
          {words.say(refusal)}
        </Alert>
      ) : null}
      <DialogPart title="What changes" aside={plural(node.desired, "pod")}>
        <CodeList items={node.images} />
        <p className="mt-1.5 text-label text-text-muted">
          New pods from the template as it is. A tag is pulled again only where the pull policy says so.
        </p>
      </DialogPart>
      <DialogPart title="What it takes down">
        <p className="text-label">{takesDown[acts.replaces]}</p>
      </DialogPart>
      <HowLong past={acts.past} />
      <DialogPart title="How it is undone">
        {refusal ? null : <UndoIfFails checked={undoIfFails} onChange={setUndoIfFails} />}
        <ul className="mt-2.5 flex flex-col gap-1.5 [&_li]:flex [&_li]:gap-2.5 [&_svg]:mt-0.75 [&_svg]:size-3.5 [&_svg]:shrink-0 [&_svg]:text-text-muted">
          <li>
            <Layers aria-hidden />
            {acts.replaces === "together"
              ? "Old pods end only as new ones get ready: if they don't, the rest of the old ones stays."
              : "Its controller goes on with the next pod only when the new one is ready."}
          </li>
          <li>
            <RotateCw aria-hidden />
            The cluster does it and goes on also while the panel is stopped.
          </li>
        </ul>
      </DialogPart>
    </DialogForm>
  );
}
