import "server-only";
import { BulkheadError } from "@/lib/domain/failure";
import type { ContainerOperationKind } from "@/lib/domain/operation";
import { type Reason, reason } from "@/lib/domain/reason";
import { refuseRedeploy } from "@/lib/domain/redeploy/refuse";
import { operationSentence } from "@/lib/domain/words/operation-words";
import type { OperationChange } from "@/lib/server/db/operation-journal";
import type { RawContainer } from "@/lib/server/docker/types";
import type { Secrets } from "@/lib/server/secrets/create-secrets";
import type { OperationSource } from "./create-operations";
import { pause, toStepFailure, untilAnswered } from "./engine-troubles";
import type { Journal } from "./journal";
import type { RedeployPlan, RedeployTarget } from "./redeploy/plan";
import { planned, refusalOf, sharersOf, toTarget } from "./redeploy/prepare-redeploy";
import { runRedeploy } from "./redeploy/run-redeploy";
import { resumeSimple, runSimple, startedAt } from "./simple-operation";
import { waitForSource } from "./wait-for-source";

/** Of what is done with one container. */
export interface Executor {
  /** Throws, by the last report alone, what would be refused in any case: the answer must not wait for an engine. */
  refuseAtOnce(kind: ContainerOperationKind, name: string, source: OperationSource): void;
  refusal(kind: ContainerOperationKind, container: RawContainer, source: OperationSource): Reason | null;
  run(journal: Journal): Promise<void>;
  resume(journal: Journal): Promise<void>;
}

export interface ExecutorOptions {
  readonly sources: { engine(id: string): OperationSource | null };
  readonly secrets: Pick<Secrets, "seal" | "open">;
  readonly panelId: string | null;
  readonly signal: AbortSignal;
}

export function createExecutor({ sources, secrets, panelId, signal }: ExecutorOptions): Executor {
  const place = (journal: Journal) => `Operation.snapshot/${journal.id}`;
  const context = (journal: Journal, source: OperationSource) => ({
    client: source.client,
    journal,
    name: journal.entry().name,
    noteStopAsked: (id: string) => source.noteStopAsked(id),
    show: (ids: readonly string[]) => show(source, ids, signal),
    signal,
    snapshot: (): RawContainer => {
      const sealed = journal.entry().snapshot;
      if (sealed === null)
        throw new BulkheadError("not-found", "The record of this container is missing from the journal.");
      return JSON.parse(secrets.open("operation-snapshot", sealed, place(journal))) as RawContainer;
    },
  });

  /** Step 0. Null when it ended there: the container is gone, or must not be touched. Nothing has changed then. */
  async function prepare(journal: Journal, source: OperationSource): Promise<RawContainer | null> {
    const { name } = journal.entry();
    const kind = kindOf(journal);
    let found: RawContainer | null = null;
    let learned: OperationChange | null = null;
    const look = async (): Promise<Reason | null> => {
      const raw = await untilAnswered(() => source.client.inspectContainer(name), {
        signal: AbortSignal.any([signal, AbortSignal.timeout(planMs)]),
        onWait: () => undefined,
      });
      if (!raw)
        throw new BulkheadError("not-found", `${source.client.engineName} has no container "${name}" any more.`);
      const refusal = refusalFor(kind, raw, source);
      if (refusal) throw new BulkheadError("forbidden", operationSentence(refusal));
      const target = kind === "redeploy" ? toTarget(raw) : null;
      if (kind === "redeploy" && !target)
        throw new BulkheadError("invalid-response", "The engine doesn't say which image the container runs.");
      const before = journal.entry().plan as object;
      learned = {
        incarnation: raw.Id,
        plan: kind === "redeploy" ? { ...before, target } : { startedAt: startedAt(raw) },
        ...(target && { snapshot: secrets.seal("operation-snapshot", JSON.stringify(raw), place(journal)) }),
      };
      found = raw;
      return target && planned(target);
    };
    try {
      await journal.step({ position: 0, name: "plan", act: "plan", begun: true }, look, toStepFailure, {
        learned: () => learned,
      });
    } catch (error) {
      signal.throwIfAborted();
      await journal.end("failed", toStepFailure(error));
      return null;
    }
    return found;
  }

  function refusalFor(kind: ContainerOperationKind, raw: RawContainer, source: OperationSource): Reason | null {
    if (kind === "redeploy") return refusalOf(raw, panelId, source.report()?.containers.values() ?? []);
    return raw.Id === panelId ? reason("operation.refused.panel", { kind }) : null;
  }

  const sourceOf = (journal: Journal) => waitForSource(() => sources.engine(journal.entry().sourceId), signal);

  return {
    refuseAtOnce(kind, name, source) {
      const reports = source.report()?.containers;
      const report = [...(reports?.values() ?? [])].find((container) => container.name === name);
      if (!report) return;
      const around = { panelContainerId: panelId, sharers: sharersOf(report.id, reports?.values() ?? []) };
      const refusal =
        kind === "redeploy"
          ? refuseRedeploy(report, around)
          : report.id === panelId
            ? reason("operation.refused.panel", { kind })
            : null;
      if (refusal) throw new BulkheadError("forbidden", operationSentence(refusal));
    },

    refusal: refusalFor,

    async run(journal) {
      const source = await sourceOf(journal);
      if (!source) return journal.end("failed", reason("operation.engine-gone"));
      const raw = await prepare(journal, source);
      if (!raw) return;
      const { plan } = journal.entry();
      const kind = kindOf(journal);
      if (kind !== "redeploy") return runSimple({ ...context(journal, source), kind }, raw);
      await runRedeploy(context(journal, source), (plan as RedeployPlan).target as RedeployTarget);
    },

    async resume(journal) {
      const source = await sourceOf(journal);
      if (!source) return journal.end("failed", reason("operation.engine-gone"));
      const { incarnation, state } = journal.entry();
      const kind = kindOf(journal);
      if (incarnation === "") return journal.end("failed", reason("operation.interrupted-early", { kind }));
      if (kind !== "redeploy") {
        const { startedAt: before } = journal.entry().plan as { startedAt: string };
        return resumeSimple({ ...context(journal, source), kind }, incarnation, before);
      }
      const plan = journal.entry().plan as RedeployPlan;
      if (state === "running" && plan.direction === "forward") {
        await journal.update({ plan: { ...plan, direction: "back", cause: reason("redeploy.interrupted") } });
      }
      await runRedeploy(context(journal, source), plan.target as RedeployTarget);
    },
  };
}

/** Changes of workloads have an executor of their own. */
const kindOf = (journal: Journal) => journal.entry().kind as ContainerOperationKind;

/**
 * Waits until everybody is shown these containers as they are now: an operation that ended before would offer again what
 * it has just done. An engine that is slow to tell does not hold it for long.
 */
async function show(source: OperationSource, ids: readonly string[], signal: AbortSignal): Promise<void> {
  const told = new AbortController();
  const patience = pause(showMs, AbortSignal.any([signal, told.signal]));
  await Promise.race([source.refresh(ids), patience]);
  told.abort();
}

const showMs = 3_000;

/** An engine that says nothing for this long at the very beginning is left alone: nothing has changed yet. */
const planMs = 15_000;
