"use client";

import { Scaling } from "lucide-react";
import { useState } from "react";
import { useAnswer } from "@/components/containers/actions/use-answer";
import { useWords } from "@/components/health/use-words";
import { Alert } from "@/components/ui/alert";
import { DialogForm } from "@/components/ui/dialog-form";
import { Field, FieldLabel } from "@/components/ui/field";
import type { WorkloadActs } from "@/lib/domain/rollout/acts";
import type { WorkloadNode } from "@/lib/domain/topology/cluster-nodes";
import { plural } from "@/lib/domain/words/wording";
import { podsIn, wrongPods } from "./pods-in";
import { PodsInput } from "./pods-input";
import { sendAutoscaler } from "./send";

/** The fewest that an autoscaler may be told to keep. */
const least = 1;

/** In place of a number of pods: between which the autoscaler that decides it may choose. */
export function AutoscalerDialog({
  node,
  acts,
  scaler,
  onDone,
}: {
  node: WorkloadNode;
  acts: WorkloadActs;
  scaler: NonNullable<WorkloadActs["autoscaler"]>;
  onDone: () => void;
}) {
  const words = useWords();
  const [typed, setTyped] = useState({ min: String(scaler.min), max: String(scaler.max) });
  const [min, max] = [podsIn(typed.min, least), podsIn(typed.max, least)];
  const isOther = min !== scaler.min || max !== scaler.max;
  const wrongMax =
    max === null ? wrongPods(least) : min !== null && max < min ? "The most can't be less than the least." : undefined;
  const answer = useAnswer(
    { name: node.name, what: node.workloadKind, protectedZone: acts.protectedZone },
    (typedName) => sendAutoscaler(node.id, { min: min ?? scaler.min, max: max ?? scaler.max }, typedName),
    onDone,
  );
  const why = acts.acts.find(({ kind }) => kind === "scale")?.refusal;
  return (
    <DialogForm
      {...answer}
      className="w-[min(440px,calc(100vw-24px))]"
      icon={<Scaling aria-hidden />}
      title={`Scale ${node.name}`}
      lead={`It is asked to have ${plural(acts.replicas ?? node.desired, "pod")} and has ${node.ready} ready.`}
      save={`Change ${scaler.name}`}
      isReady={answer.isReady && min !== null && wrongMax === undefined && isOther}
      hasFocus={false}
    >
      {why ? <Alert>{words.say(why)}</Alert> : null}
      <div className="grid grid-cols-2 gap-3">
        <Field error={min === null ? wrongPods(least) : undefined}>
          <FieldLabel>Least pods</FieldLabel>
          <PodsInput
            least={least}
            value={typed.min}
            autoFocus
            onChange={(value) => setTyped({ ...typed, min: value })}
          />
        </Field>
        <Field error={wrongMax}>
          <FieldLabel>Most pods</FieldLabel>
          <PodsInput least={least} value={typed.max} onChange={(value) => setTyped({ ...typed, max: value })} />
        </Field>
      </div>
    </DialogForm>
  );
}
