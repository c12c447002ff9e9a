"use client";

import { useWords } from "@/components/health/use-words";
import { cn } from "@/components/ui/cn";
import type { Result } from "@/lib/domain/failure";
import type { Reason } from "@/lib/domain/reason";
import { expectedDownMs } from "@/lib/domain/redeploy/past-redeploys";
import type { RedeployPreview } from "@/lib/domain/redeploy/preview";
import type { ContainerNode } from "@/lib/domain/topology/model";
import { durationWords } from "@/lib/domain/words/duration-words";

/** Not begun with the others: it can't be, nobody could look at it, or its name has to be typed. */
export const isRefused = (answer: Result<RedeployPreview>): boolean =>
  !answer.ok || answer.data.refusal !== null || answer.data.protectedZone !== null;

/** One of many: from which image, how long it is down, who needs it; or why it is left out. */
export function EachChange({
  node,
  loaded,
  pull,
}: {
  node: ContainerNode;
  loaded: Result<RedeployPreview> | undefined;
  pull: boolean;
}) {
  const words = useWords();
  const preview = loaded?.ok ? loaded.data : null;
  const refused = loaded !== undefined && isRefused(loaded);
  const why = refused ? whyNot(loaded, (reason) => words.say(reason)) : null;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.6fr)] gap-x-4 border-b px-3 py-1.5 text-label last:border-b-0 max-sm:grid-cols-1">
      <span className={cn("text-body wrap-anywhere", refused ? "text-text-muted" : "font-medium")}>{node.name}</span>
      <span className="min-w-0">
        {why ? <span className="block text-health-warning wrap-anywhere">Left out: {why}</span> : null}
        {preview && !refused ? (
          <>
            <span className="block font-mono wrap-anywhere">{preview.image.ref}</span>
            <span className="block text-text-muted">{consequences(preview, pull)}</span>
          </>
        ) : null}
        {loaded ? null : <span className="text-text-faint">Not looked at yet</span>}
      </span>
    </li>
  );
}

function whyNot(answer: Result<RedeployPreview>, say: (reason: Reason) => string): string {
  if (!answer.ok) return answer.error.message;
  const { refusal, protectedZone } = answer.data;
  return refusal ? say(refusal) : `${protectedZone} is protected, so its name has to be typed.`;
}

function consequences({ wasRunning, image, past, takesDown, difference }: RedeployPreview, pull: boolean): string {
  const brings =
    pull && image.kind !== "id"
      ? "As the registry has it now"
      : image.hereId === image.fromId
        ? "The image that runs already"
        : "The image that is on the engine";
  const changed = difference.length > 0 ? `, ${difference.length} of its settings change` : "";
  const down = expectedDownMs(past);
  const length = !wasRunning ? "Stays stopped." : down === null ? "" : `Down for about ${durationWords(down)}.`;
  const others = new Set(takesDown.map(({ nodeId }) => nodeId)).size;
  const needed = others === 0 ? "" : others === 1 ? "One other needs it." : `${others} others need it.`;
  return [`${brings}${changed}.`, length, needed].filter(Boolean).join(" ");
}
