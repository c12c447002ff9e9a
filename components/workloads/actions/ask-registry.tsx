"use client";

import { useState, useTransition } from "react";
import { useWords } from "@/components/health/use-words";
import { reached } from "@/components/shell/reached";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Refused } from "@/components/ui/refused";
import * as actions from "@/lib/actions/workloads";
import type { Result } from "@/lib/domain/failure";
import type { RegistryAnswer } from "@/lib/domain/registry/answer";

/**
 * What these images are at this moment, asked for by a press: nothing leaves the house because somebody types. Give it
 * another `key` for other images, since an answer is about those that were asked for.
 *
 * @param images - Each once; empty while there is none that could be asked about.
 */
export function AskRegistry({ nodeId, images }: { nodeId: string; images: readonly string[] }) {
  const words = useWords();
  const [told, setTold] = useState<Result<readonly RegistryAnswer[]> | null>(null);
  const [isAsking, start] = useTransition();
  const ask = () =>
    start(async () => {
      setTold(await reached(actions.askRegistry({ nodeId, images })));
    });
  return (
    <div className="flex flex-col items-start gap-2.5">
      <Button size="small" disabled={images.length === 0} aria-disabled={isAsking} onClick={isAsking ? undefined : ask}>
        {isAsking ? "Asking the registry…" : "Ask the registry"}
      </Button>
      {/* Always there: what is told by a region that appears together with its words is not read out. */}
      <div role="status" className="-mt-2.5 flex flex-col gap-2 self-stretch not-empty:mt-0">
        {told?.ok
          ? told.data.map(({ image, state, said }) =>
              state === "absent" ? (
                <Alert key={image} tone="warning" className="text-label wrap-anywhere">
                  {words.say(said)}
                </Alert>
              ) : (
                <p key={image} className="text-label wrap-anywhere">
                  {words.say(said)}
                </p>
              ),
            )
          : null}
      </div>
      {told && !told.ok ? <Refused>{told.error.message}</Refused> : null}
      <p className="text-label text-text-muted">
        A tag can be moved. The panel asks its registry what it means when you press this, and again when the change
        begins; that digest is kept with it. Nothing depends on the answer: the nodes pull with their own rights.
      </p>
    </div>
  );
}
