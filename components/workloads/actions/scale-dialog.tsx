"use client";

import { Scaling } from "lucide-react";
import { useState } from "react";
import { useAnswer } from "@/components/containers/actions/use-answer";
import { useWords } from "@/components/health/use-words";
import { Alert } from "@/components/ui/alert";
import { DialogForm } from "@/components/ui/dialog-form";
import { Field, FieldHint, FieldLabel } from "@/components/ui/field";
import type { WorkloadActs } from "@/lib/domain/rollout/acts";
import type { WorkloadNode } from "@/lib/domain/topology/cluster-nodes";
import { plural } from "@/lib/domain/words/wording";
import { AutoscalerDialog } from "./autoscaler-dialog";
import { podsIn, wrongPods } from "./pods-in";
import { PodsInput } from "./pods-input";
import { sendScale } from "./send";

/** How many pods it shall have; where an autoscaler decides, its limits, or that it does. */
export function ScaleDialog(props: { node: WorkloadNode; acts: WorkloadActs; onDone: () => void }) {
  const { acts, autoscaler } = props.acts;
  // As it was when it was asked, whatever is reported meanwhile.
  const [scaler] = useState(
    acts.some(({ kind, refusal }) => kind === "set-autoscaler" && !refusal) ? autoscaler : null,
  );
  return scaler ? <AutoscalerDialog {...props} scaler={scaler} /> : <PodsDialog {...props} />;
}

function PodsDialog({ node, acts, onDone }: { node: WorkloadNode; acts: WorkloadActs; onDone: () => void }) {
  const words = useWords();
  // As it was when it was asked: what the cluster reports meanwhile does not change what is being typed.
  const [current] = useState(acts.replicas ?? node.desired);
  const [typed, setTyped] = useState(String(current));
  const refusal = acts.acts.find(({ kind }) => kind === "scale")?.refusal ?? null;
  const replicas = podsIn(typed, 0);
  const answer = useAnswer(
    { name: node.name, what: node.workloadKind, protectedZone: refusal ? null : acts.protectedZone },
    (typedName) => sendScale(node.id, replicas ?? current, typedName),
    onDone,
  );
  return (
    <DialogForm
      {...answer}
      className="w-[min(440px,calc(100vw-24px))]"
      icon={<Scaling aria-hidden />}
      title={`Scale ${node.name}`}
      lead={`It is asked to have ${plural(current, "pod")} and has ${node.ready} ready.`}
      save={refusal ? null : replicas === null ? "Scale" : `Scale to ${replicas}`}
      isReady={answer.isReady && replicas !== null && replicas !== current}
      hasFocus={false}
    >
      {refusal ? (
        <Alert tone="warning">{words.say(refusal)}</Alert>
      ) : (
        <Field error={replicas === null ? wrongPods(0) : undefined}>
          <FieldLabel>Pods</FieldLabel>
          <PodsInput least={0} value={typed} autoFocus onChange={setTyped} />
          <FieldHint>
            {replicas === 0
              ? "With 0 it is stopped: nothing of it runs, and everything else of it stays."
              : acts.autoscalersKnown
                ? "No autoscaler decides it."
                : "Whether an autoscaler decides it is not known: the account may not see them."}
          </FieldHint>
        </Field>
      )}
    </DialogForm>
  );
}
