import type { ContainerReport } from "../engine-report";
import { reason } from "../reason";
import { assessRunning } from "./assess-running";
import { assessStopped } from "./assess-stopped";
import type { AssessContext, Assessment, Facts, Verdict } from "./model";
import { recentExits } from "./recent-exits";
import { toPanelClock } from "./to-panel-clock";

/**
 * A container's health by the loudest rule that holds. It looks at what the engine says
 * now and at the remembered exits, never at what it answered before: so the answer is the same after a restart of the
 * panel. Times in `reason.data` (keys that end in `At`), `since` and `nextChangeAt` are on the panel's clock.
 */
export function assessContainer(container: ContainerReport, context: AssessContext): Assessment {
  const { operation, clockSkewMs: skew } = context;
  if (operation) {
    const data = { kind: operation.kind, startedAt: operation.startedAt };
    return {
      tier: "progressing",
      reason: reason("health.operation", data),
      since: operation.startedAt,
      nextChangeAt: null,
    };
  }
  const facts: Facts = {
    container,
    history: context.history,
    now: context.now + skew,
    connectedAt: context.connectedAt === null ? null : context.connectedAt + skew,
  };
  return toPanelClock(judge(facts), skew);
}

function judge(facts: Facts): Verdict {
  const { container } = facts;
  switch (container.state) {
    case "dead":
      return { tier: "failed", reason: reason("health.dead"), since: container.finishedAt };
    case "removing":
      return { tier: "progressing", reason: reason("health.removing"), since: null };
    case "paused":
      return { tier: "neutral", reason: reason("health.paused"), since: null };
    case "created":
      if (container.startError)
        return { tier: "failed", reason: reason("health.start-failed", { error: container.startError }), since: null };
      return { tier: "progressing", reason: reason("health.created"), since: container.createdAt };
    case "exited":
      return assessStopped(facts);
    case "running":
    case "restarting":
      return assessRunning(facts, recentExits(facts));
  }
}
