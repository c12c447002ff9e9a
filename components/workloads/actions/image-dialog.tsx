"use client";

import { Package } from "lucide-react";
import { useState } from "react";
import { DialogPart } from "@/components/containers/actions/dialog-part";
import { HowLong } from "@/components/containers/actions/how-long";
import { useAnswer } from "@/components/containers/actions/use-answer";
import { useWords } from "@/components/health/use-words";
import { Alert } from "@/components/ui/alert";
import { DialogForm } from "@/components/ui/dialog-form";
import { Field, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { mostAsked } from "@/lib/domain/registry/answer";
import type { WorkloadActs } from "@/lib/domain/rollout/acts";
import { isImageReference, longestImage } from "@/lib/domain/rollout/image-reference";
import type { WorkloadNode } from "@/lib/domain/topology/cluster-nodes";
import { AskRegistry } from "./ask-registry";
import { sendImages } from "./send";
import { takesDown } from "./takes-down";
import { UndoIfFails } from "./undo-if-fails";

/** Which image each of its containers is to run. */
export function ImageDialog({ node, acts, onDone }: { node: WorkloadNode; acts: WorkloadActs; onDone: () => void }) {
  const words = useWords();
  // As they were when it was asked: what the cluster reports meanwhile does not change what is being typed.
  const [containers] = useState(acts.containers);
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const [undoIfFails, setUndoIfFails] = useState(false);
  const refusal = acts.acts.find(({ kind }) => kind === "set-image")?.refusal ?? null;
  const images = containers.flatMap(({ container, image }) => {
    const wanted = (typed.get(container) ?? image).trim();
    return wanted === image ? [] : [{ container, image: wanted }];
  });
  const isMeant = images.length > 0 && images.every(({ image }) => isImageReference(image));
  const asked = isMeant ? [...new Set(images.map(({ image }) => image))].slice(0, mostAsked) : [];
  const answer = useAnswer(
    { name: node.name, what: node.workloadKind, protectedZone: refusal ? null : acts.protectedZone },
    (typedName) => sendImages(node.id, { images, undoIfFails, typedName }),
    onDone,
  );
  return (
    <DialogForm
      {...answer}
      className="w-[min(560px,calc(100vw-24px))]"
      bodyClassName="gap-0 py-0"
      icon={<Package aria-hidden />}
      title={`New image for ${node.name}`}
      lead={
        refusal ? "It can't have another image now." : "New pods are made, one after another, from the images below."
      }
      save={refusal ? null : "Change the image"}
      isReady={answer.isReady && isMeant}
      hasFocus={false}
    >
      {refusal ? (
        <Alert tone="warning" className="my-3.5">
          {words.say(refusal)}
        </Alert>
      ) : (
        <>
          <DialogPart title="Images">
            <div className="flex flex-col gap-2.5">
              {containers.map(({ container, image, init }, index) => {
                const value = typed.get(container) ?? image;
                const isWrong = value.trim() !== image && !isImageReference(value.trim());
                return (
                  <Field
                    key={container}
                    error={isWrong ? "An image as a node pulls it: registry/name:tag, or with @sha256:…" : undefined}
                  >
                    <FieldLabel>{init ? `${container}, init container` : container}</FieldLabel>
                    <Input
                      className="font-mono"
                      value={value}
                      maxLength={longestImage}
                      autoFocus={index === 0}
                      spellCheck={false}
                      autoComplete="off"
                      onChange={({ target }) => setTyped((before) => new Map(before).set(container, target.value))}
                    />
                  </Field>
                );
              })}
              <AskRegistry key={asked.join(" ")} nodeId={node.id} images={asked} />
            </div>
          </DialogPart>
          <DialogPart title="What it takes down">
            <p className="text-label">{takesDown[acts.replaces]}</p>
          </DialogPart>
          <HowLong past={acts.past} />
          <DialogPart title="How it is undone">
            <UndoIfFails checked={undoIfFails} onChange={setUndoIfFails} />
          </DialogPart>
        </>
      )}
    </DialogForm>
  );
}
