import "server-only";
import { BulkheadError } from "@/lib/domain/failure";
import { type Reason, reason } from "@/lib/domain/reason";
import { decide, type RedeployAct, type RedeployEnd } from "@/lib/domain/redeploy/decide";
import type { OperationChange } from "@/lib/server/db/operation-journal";
import type { EngineClient, RawContainer } from "@/lib/server/docker/types";
import { isSilent, pause, toStepFailure, untilAnswered } from "../engine-troubles";
import type { Journal } from "../journal";
import { type ActContext, acts, foresee } from "./acts";
import { createGate, type Gate } from "./gate";
import { createMemory, type Known, type Memory } from "./memory";
import { observe, type Seen } from "./observe";
import { placeOf } from "./places";
import type { RedeployPlan, RedeployTarget } from "./plan";

export interface RedeployRun {
  readonly client: EngineClient;
  readonly journal: Journal;
  readonly name: string;
  readonly snapshot: () => RawContainer;
  readonly noteStopAsked: (containerId: string) => void;
  /** Resolves once everybody is shown these containers as they are now. */
  readonly show: (containerIds: readonly string[]) => Promise<void>;
  readonly signal: AbortSignal;
}

/** An effect of these can be seen for itself, so an error says less than a look does. */
const judgedByLooking: ReadonlySet<RedeployAct> = new Set(["disarm", "stop", "rename-old", "rename-new", "start"]);
const patience = 4;
const gateLookMs = 1000;

/**
 * Looks, decides, does one thing, and looks again, until there is nothing left to do. A failure on the way forward turns
 * it back; on the way back it is tried again; where it can't be helped the operation ends loudly.
 */
export async function runRedeploy(run: RedeployRun, target: RedeployTarget): Promise<void> {
  const { journal, signal } = run;
  const verifyStep = journal.entry().steps.find(({ name }) => name === "verify");
  const gate = createGate(verifyStep?.intentAt ?? null);
  const failures = new Map<RedeployAct, number>();
  const memory = createMemory(run.client, target.oldImageId);
  const show = ({ fresh }: Seen) => run.show(fresh ? [target.oldId, fresh.Id] : [target.oldId]);
  let shown: Promise<void> | null = null;
  let failed: { act: RedeployAct; error: unknown } | null = null;

  for (;;) {
    signal.throwIfAborted();
    const seen = await look(run, target, gate, memory.known());
    memory.remember({ freshId: seen.fresh?.Id ?? null });
    const decision = decide(stateOf(journal, target), seen.facts);
    if ("end" in decision) {
      await (shown ?? show(seen));
      return finish(run, decision.end);
    }
    const { act } = decision;

    if (failed && plan(journal).direction === "forward" && journal.entry().state === "running") {
      const done = failed.act !== act && judgedByLooking.has(failed.act);
      if (!done) {
        await turnBack(journal, failed.act, failed.error);
        failed = null;
        continue;
      }
    }
    failed = null;
    if (act === "turn-back") {
      await turnBack(journal, act, causeOfTurn(seen, gate));
      continue;
    }
    // Dropping a tag changes no container: they may be shown meanwhile.
    shown = act === "release" ? show(seen) : null;
    try {
      await perform(run, target, act, seen, gate, memory);
    } catch (error) {
      memory.doubt();
      if (signal.aborted || isOvertaken(error)) throw error;
      failed = { act, error };
      // The gate's no is an answer, and a silent engine is waited for by looking.
      if (act === "verify" || isSilent(error)) continue;
      const count = (failures.get(act) ?? 0) + 1;
      failures.set(act, count);
      const onTheWay = plan(journal).direction === "forward" && journal.entry().state === "running";
      if (onTheWay) continue;
      if (count >= patience) {
        await show(seen);
        return giveUp(run, act, error);
      }
      await pause(count * 1000, signal);
    }
  }
}

const waiting = (error: unknown): Reason => reason("operation.waiting-for-engine", { cause: sentence(error) });

const plan = (journal: Journal): RedeployPlan => journal.entry().plan as RedeployPlan;

const stateOf = (journal: Journal, target: RedeployTarget) => ({
  committed: journal.entry().state === "committed",
  direction: plan(journal).direction,
  wasRunning: target.wasRunning,
  hadPolicy: target.restartPolicy.name !== "no",
});

function look(run: RedeployRun, target: RedeployTarget, gate: Gate, known: Known): Promise<Seen> {
  const { client, journal, name, signal } = run;
  const isCommitted = journal.entry().state === "committed";
  const input = { client, operationId: journal.id, name, target, gate, isCommitted };
  return untilAnswered(() => observe({ ...input, plan: plan(journal) }, known), {
    signal,
    onWait: (error) => journal.say(waiting(error)),
  });
}

async function perform(
  run: RedeployRun,
  target: RedeployTarget,
  act: Exclude<RedeployAct, "turn-back">,
  seen: Seen,
  gate: Gate,
  memory: Memory,
) {
  const { journal, client, name, signal } = run;
  const place = placeOf(act, journal.entry().state === "committed");
  if (act === "commit") return journal.declare(place, { state: "committed" });
  const foreseen = foresee(act, plan(journal), target);
  let learned: OperationChange | null = null;
  const context: ActContext = {
    client,
    journal,
    name,
    target,
    seen,
    memory,
    signal,
    plan: () => plan(journal),
    learn: (change) => {
      learned = { plan: { ...plan(journal), ...change } };
    },
    snapshot: run.snapshot,
    noteStopAsked: run.noteStopAsked,
    verify: () => verify(run, seen, gate),
  };
  await journal.step(place, () => acts[act](context), toStepFailure, {
    foreseen: foreseen && { plan: { ...plan(journal), ...foreseen } },
    learned: () => learned,
  });
}

/** Looks once a second until the gate has its answer; the answer itself is decided upon, not taken from here. */
async function verify({ client, journal, signal }: RedeployRun, seen: Seen, gate: Gate): Promise<Reason | null> {
  const onWait = (error: unknown) => journal.say(waiting(error));
  for (let fresh = seen.fresh; fresh !== null; ) {
    signal.throwIfAborted();
    const verdict = gate.look(fresh);
    if (verdict === "passed") return gate.detail();
    if (verdict === "failed") break;
    journal.say(gate.detail());
    await pause(gateLookMs, signal);
    const { Id } = fresh;
    fresh = await untilAnswered(() => client.inspectContainer(Id), { signal, onWait });
  }
  throw new BulkheadError("conflict", gateRefusal(seenState(gate)));
}

const seenState = (gate: Gate) => gate.detail()?.data ?? {};

function gateRefusal(data: Reason["data"]): string {
  if (data.state === "exited" || data.state === "dead") return "The new container ended right after its start.";
  if (typeof data.restarts === "number" && data.restarts >= 3) {
    return `The new container was restarted ${data.restarts} times and doesn't stay up.`;
  }
  if (data.health === "unhealthy" || data.health === "starting") {
    return "The new container's health check did not pass in time.";
  }
  return "The new container did not stay up.";
}

/** A look alone made it turn back: the reason is in what was seen. */
function causeOfTurn({ facts }: Seen, gate: Gate): BulkheadError {
  if (facts.nameTaken) return new BulkheadError("conflict", "Another container took the name meanwhile.");
  if (facts.fresh?.verdict === "failed") return new BulkheadError("conflict", gateRefusal(seenState(gate)));
  return new BulkheadError("conflict", "Somebody changed the container while it was being redeployed.");
}

async function turnBack(journal: Journal, act: RedeployAct, error: unknown): Promise<void> {
  const cause = reason("redeploy.turned-back", {
    step: act === "turn-back" ? "verify" : placeOf(act, false).name,
    cause: sentence(error),
  });
  await journal.update({ plan: { ...plan(journal), direction: "back", cause } });
}

async function finish({ journal }: RedeployRun, end: RedeployEnd): Promise<void> {
  const { cause, recreated, current } = plan(journal);
  const id = journal.id;
  if (recreated) return journal.end("failed", reason("redeploy.was-recreated", { operation: id }));
  if (current) return journal.end("succeeded", cause as Reason);
  if (end === "succeeded") return journal.end("succeeded", null);
  if (end === "rolled-back")
    return journal.end("rolled-back", (cause as Reason | null) ?? reason("redeploy.interrupted"));
  await journal.end("failed", reason(`redeploy.${end}`, { operation: id, name: journal.entry().name }));
}

/** The change itself holds or is undone; only what can't be repeated for ever is told and left. */
async function giveUp({ journal, name }: RedeployRun, act: RedeployAct, error: unknown): Promise<void> {
  const left = reason("redeploy.left-behind", { act, name, operation: journal.id, cause: sentence(error) });
  if (journal.entry().state === "committed") return journal.end("succeeded", left);
  const harmless = act === "remove-new" || act === "retag" || act === "release";
  await journal.end(harmless ? "rolled-back" : "failed", left);
}

const isOvertaken = (error: unknown): boolean =>
  error instanceof Error && "kind" in error && error.kind === "cancelled";

const sentence = (error: unknown): string => String(toStepFailure(error).data.message);
