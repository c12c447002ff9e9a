import { expectedDownMs } from "@/lib/domain/redeploy/past-redeploys";
import type { RedeployPreview } from "@/lib/domain/redeploy/preview";
import { durationWords } from "@/lib/domain/words/duration-words";

/** The question's first sentences: how long it is down, who is without it, and when the old one comes back. */
export function RedeployLead({ preview }: { preview: RedeployPreview }) {
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
