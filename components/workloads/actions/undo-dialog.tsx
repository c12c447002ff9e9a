"use client";

import { Undo2 } from "lucide-react";
import { useState } from "react";
import { DialogPart } from "@/components/containers/actions/dialog-part";
import { useAnswer } from "@/components/containers/actions/use-answer";
import { useWords } from "@/components/health/use-words";
import { Alert } from "@/components/ui/alert";
import { DialogForm } from "@/components/ui/dialog-form";
import { Refused } from "@/components/ui/refused";
import { Spinner } from "@/components/ui/spinner";
import { DifferenceList } from "@/components/workloads/revisions/difference-list";
import { useRevisions } from "@/components/workloads/revisions/use-revisions";
import type { WorkloadActs } from "@/lib/domain/rollout/acts";
import type { Revision } from "@/lib/domain/rollout/revision";
import type { WorkloadNode } from "@/lib/domain/topology/cluster-nodes";
import { sendUndo } from "./send";
import { takesDown } from "./takes-down";

/** Which revision it goes back to, and what that changes. The one before is meant unless somebody says another. */
export function UndoDialog({ node, acts, onDone }: { node: WorkloadNode; acts: WorkloadActs; onDone: () => void }) {
  const words = useWords();
  const { data, failure } = useRevisions(node);
  const [wanted, setWanted] = useState<string | null>(null);
  const refusal = acts.acts.find(({ kind }) => kind === "rollout-undo")?.refusal ?? null;
  const others = data?.filter(({ isCurrent }) => !isCurrent) ?? [];
  // As it was when it was asked: a rollout that somebody begins meanwhile does not change what is meant.
  if (wanted === null && others[0]) setWanted(others[0].name);
  const chosen = others.find(({ name }) => name === wanted);
  const can = refusal === null && chosen !== undefined;
  const answer = useAnswer(
    { name: node.name, what: node.workloadKind, protectedZone: can ? acts.protectedZone : null },
    (typedName) => sendUndo(node.id, chosen?.name ?? "", typedName),
    onDone,
  );
  return (
    <DialogForm
      {...answer}
      className="w-[min(560px,calc(100vw-24px))]"
      bodyClassName="gap-0 py-0"
      icon={<Undo2 aria-hidden />}
      title={`Undo a rollout of ${node.name}`}
      lead="Its pods are made from an earlier revision again. Their number stays."
      save={can ? `Go back to revision ${chosen.number}` : null}
    >
      {refusal ? (
        <Alert tone="warning" className="my-3.5">
          {words.say(refusal)}
        </Alert>
      ) : failure && !data ? (
        <div className="py-3.5">
          <Refused>{failure.message}</Refused>
        </div>
      ) : !data ? (
        <div className="py-3.5">
          <Spinner label="Reading the revisions" />
        </div>
      ) : others.length === 0 ? (
        <p className="py-3.5 text-label">No earlier revision is kept, so there is none to go back to.</p>
      ) : (
        <>
          <DialogPart title="Revision">
            <Choices revisions={others} chosen={chosen} onChoose={setWanted} />
          </DialogPart>
          <DialogPart title="What changes">
            {!chosen ? (
              <p className="text-label">The revision that was chosen is not kept any more. Choose another.</p>
            ) : chosen.wayThere ? (
              <DifferenceList differences={chosen.wayThere} />
            ) : (
              <p className="text-label text-text-muted">Not known: its controller has not kept yet what it runs now.</p>
            )}
          </DialogPart>
          <DialogPart title="What it takes down">
            <p className="text-label">{takesDown[acts.replaces]}</p>
            {node.workloadKind === "StatefulSet" ? (
              <p className="mt-1.5 text-label text-text-muted">
                Its controller waits for a pod that doesn't get ready before it goes on: delete that one by hand.
              </p>
            ) : null}
          </DialogPart>
        </>
      )}
    </DialogForm>
  );
}

function Choices({
  revisions,
  chosen,
  onChoose,
}: {
  revisions: readonly Revision[];
  chosen: Revision | undefined;
  onChoose: (name: string) => void;
}) {
  const words = useWords();
  return (
    <fieldset className="flex max-h-48 flex-col gap-1.5 overflow-y-auto">
      <legend className="sr-only">Revision to go back to</legend>
      {revisions.map(({ name, number, createdAt, cause }) => (
        <label key={name} className="flex items-center gap-2 text-label">
          <input
            type="radio"
            name="revision"
            className="accent-accent"
            checked={name === chosen?.name}
            onChange={() => onChoose(name)}
          />
          <span>
            Revision {number}
            {createdAt === null ? "" : `, first used ${words.moment(createdAt)}`}
            {cause ? `: ${cause}` : ""}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
