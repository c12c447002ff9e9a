import { doneWords } from "@/lib/domain/words/progress-words";
import type { ItemState, Run } from "./runs-store";

const count = (run: Run, ...states: readonly ItemState[]): number =>
  run.items.filter((item) => states.includes(item.state)).length;

/** "Restarting, 3 of 5": how many have ended. Ended: "Restarted 4 of 5, 1 failed". */
export function runWords(run: Run): string {
  const all = run.items.length;
  const open = count(run, "waiting", "running");
  if (!run.ended) return `${doing[run.kind]}, ${all - open} of ${all}${run.halted ? ", no more are begun" : ""}`;
  const parts = [
    `${doneWords[run.kind]} ${count(run, "succeeded")} of ${all}`,
    ...said(count(run, "unchanged"), "already current"),
    ...said(count(run, "rolled-back"), "rolled back"),
    ...said(count(run, "failed"), "failed"),
    ...said(count(run, "refused"), "refused"),
    ...said(count(run, "left"), "not begun"),
    ...said(count(run, "unknown"), "not known how it ended"),
  ];
  return parts.join(", ");
}

const said = (many: number, word: string): readonly string[] => (many > 0 ? [`${many} ${word}`] : []);

const doing: Readonly<Record<Run["kind"], string>> = {
  start: "Starting",
  stop: "Stopping",
  restart: "Restarting",
  pause: "Pausing",
  unpause: "Resuming",
  redeploy: "Redeploying",
};
