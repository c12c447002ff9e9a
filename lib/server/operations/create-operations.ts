import "server-only";
import { randomBytes } from "node:crypto";
import { BulkheadError, isBulkheadError } from "@/lib/domain/failure";
import { parseContainerNodeId } from "@/lib/domain/ids";
import { type ContainerOperationKind, isWorkloadOperation, type Operation } from "@/lib/domain/operation";
import type { Reason } from "@/lib/domain/reason";
import { redeploySteps } from "@/lib/domain/redeploy/steps";
import type { WorkloadChange } from "@/lib/domain/rollout/change";
import { operationNames } from "@/lib/domain/words/operation-words";
import type { Database } from "@/lib/server/db/client";
import { beginOperation, type NewOperation, raiseEpoch } from "@/lib/server/db/operation-journal";
import {
  forgetOperations,
  getOperation,
  type JournalEntry,
  listOperations,
  listUnfinishedOperations,
  listUnseenOperations,
  markOperationSeen,
} from "@/lib/server/db/operations";
import type { EngineSource, RawContainer } from "@/lib/server/docker/types";
import type { Registries } from "@/lib/server/registry/create-registries";
import type { Secrets } from "@/lib/server/secrets/create-secrets";
import { createExecutor } from "./executor";
import { createFailPoint } from "./fail-point";
import { createJournal } from "./journal";
import { panelContainerId } from "./panel-container";
import { freshPlan, type RedeployOptions } from "./redeploy/plan";
import { simpleSteps } from "./simple-operation";
import { toOperation } from "./to-operation";
import { isSameWish, type WorkloadPlan } from "./workload/plan";
import { createWorkloadExecutor } from "./workload/workload-executor";
import type { WorkloadSource } from "./workload/workload-run";

interface Asked {
  readonly nodeId: string;
  readonly actor: { readonly id: string; readonly name: string };
  /** The same key twice is the same call twice: it returns the first one's operation. */
  readonly idempotencyKey: string;
}

export interface StartOperation extends Asked {
  readonly kind: ContainerOperationKind;
  readonly options?: RedeployOptions;
}

export interface StartChange extends Asked {
  readonly change: WorkloadChange;
}

/** The one executor of changes on engines and clusters. Every change is an operation in the journal before anything is done. */
export interface Operations {
  /** Journals and returns; the work goes on by itself. A second click on one container gets the running operation. */
  start(request: StartOperation): Promise<{ readonly operationId: string }>;
  /**
   * The same for a workload. Once its change is in the cluster and only followed, an operation gives way to another wish:
   * who waits for pods that will never be ready must be able to do something about it.
   */
  startChange(request: StartChange): Promise<{ readonly operationId: string }>;
  /** Ends what an earlier life of the panel left in the middle, by what is there. Returns without waiting for it. */
  recover(): Promise<void>;
  /** Running ones, and ended ones whose result nobody has looked at, the newest first. */
  current(): readonly Operation[];
  subscribe(listener: (operation: Operation) => void): () => void;
  history(options: { nodeId?: string; limit: number }): Promise<readonly Operation[]>;
  find(id: string): Promise<Operation | null>;
  /** Why this kind of change would be refused; null when it would be begun. */
  refusal(kind: ContainerOperationKind, container: RawContainer, source: OperationSource): Reason | null;
  markSeen(id: string): Promise<void>;
  /** Resolves when the operation has ended. */
  ended(id: string): Promise<void>;
  /** Begins no further step, and waits for those at work, at most `withinMs`. */
  close(withinMs?: number): Promise<void>;
}

export type OperationSource = Pick<EngineSource, "client" | "report" | "noteStopAsked" | "refresh">;

export interface OperationsOptions {
  readonly db: Database;
  readonly sources: {
    engine(id: string): OperationSource | null;
    cluster(id: string): WorkloadSource | null;
  };
  readonly secrets: Pick<Secrets, "seal" | "open">;
  readonly failAt?: string | null;
  readonly panelId?: string | null;
  /** How long a workload may stand still on its way before it is given up; 10 min, as a Deployment's own deadline is. */
  readonly stallMs?: number;
  /** Absent: no registry is asked which digest a new image is. */
  readonly registries?: Registries;
}

const shownEnds = 20;
const keptMs = 365 * 24 * 3600_000;
const keptAtLeast = 1_000;
const forgetEveryMs = 24 * 3600_000;

export async function createOperations(options: OperationsOptions): Promise<Operations> {
  const { db, sources, secrets } = options;
  const panelId = options.panelId === undefined ? panelContainerId() : options.panelId;
  const failPoint = createFailPoint(options.failAt ?? null);
  const epoch = await raiseEpoch(db);
  const closing = new AbortController();
  const listeners = new Set<(operation: Operation) => void>();
  const shown = new Map<string, Operation>();
  const working = new Map<string, Promise<void>>();
  const forget = () =>
    void forgetOperations(db, { at: Date.now() - keptMs, least: keptAtLeast }).catch(() => undefined);
  forget();
  const forgetting = setInterval(forget, forgetEveryMs);
  forgetting.unref();
  for (const entry of await listUnseenOperations(db, shownEnds)) shown.set(entry.id, toOperation(entry));

  const onChange = (operation: Operation) => {
    shown.set(operation.id, operation);
    for (const [id, { endedAt }] of shown) if (endedAt !== null && shown.size > shownEnds * 2) shown.delete(id);
    for (const listener of listeners) listener(operation);
  };
  const executor = createExecutor({ sources, secrets, panelId, signal: closing.signal });
  const { stallMs, registries } = options;
  const workloads = createWorkloadExecutor({ sources, signal: closing.signal, stallMs, registries });

  const work = (entry: JournalEntry, resume: boolean) => {
    const journal = createJournal(entry, { db, epoch, failPoint, onChange, now: Date.now });
    onChange(toOperation(entry));
    const doer = isWorkloadOperation(entry.kind) ? workloads : executor;
    const done = (resume ? doer.resume(journal) : doer.run(journal))
      .finally(() => journal.flush())
      .catch((error: unknown) => {
        if (closing.signal.aborted || (isBulkheadError(error) && error.kind === "cancelled")) return;
        // Whatever it was, the lock stays: a restart of the panel looks again and ends it.
        console.error(`Operation ${entry.id} (${entry.kind} ${entry.name}) stopped:`, error);
      });
    working.set(
      entry.id,
      done.finally(() => working.delete(entry.id)),
    );
  };

  const begin = (
    { nodeId, actor, idempotencyKey }: Asked,
    what: Pick<NewOperation, "kind" | "sourceId" | "name" | "plan" | "steps">,
  ) =>
    beginOperation(db, epoch, {
      id: randomBytes(5).toString("hex"),
      nodeId,
      ...what,
      ...{ actorId: actor.id, actorName: actor.name, idempotencyKey, at: Date.now() },
    });

  const find = async (id: string): Promise<Operation | null> => {
    const entry = shown.has(id) ? null : await getOperation(db, id);
    return shown.get(id) ?? (entry && toOperation(entry));
  };

  return {
    async start({ kind, options: redeploy, ...asked }) {
      const { nodeId } = asked;
      const place = parseContainerNodeId(nodeId);
      const source = place && sources.engine(place.engineId);
      if (!place || !source)
        throw new BulkheadError(
          "not-found",
          "This container's engine is not connected any more. Connect it again in Settings, Engines.",
        );
      executor.refuseAtOnce(kind, place.name, source);
      const { began, entry } = await begin(asked, {
        kind,
        sourceId: place.engineId,
        name: place.name,
        plan: kind === "redeploy" ? freshPlan(redeploy ?? { force: false, pull: true }) : {},
        steps: kind === "redeploy" ? redeploySteps : simpleSteps(kind),
      });
      if (began) work(entry, false);
      else if (entry.kind !== kind && entry.endedAt === null) throw busy(entry);
      return { operationId: entry.id };
    },
    async startChange({ change, ...asked }) {
      const what = workloads.prepare(asked.nodeId, change);
      let { began, entry } = await begin(asked, what);
      if (!began && workloads.giveWay(entry, change, asked.actor.name)) {
        await working.get(entry.id);
        ({ began, entry } = await begin(asked, what));
      }
      if (began) work(entry, false);
      else if (entry.endedAt === null && !isSameWish((entry.plan as WorkloadPlan).change, change)) throw busy(entry);
      return { operationId: entry.id };
    },
    async recover() {
      for (const entry of await listUnfinishedOperations(db)) if (!working.has(entry.id)) work(entry, true);
    },
    current: () => [...shown.values()].sort((a, b) => b.startedAt - a.startedAt),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    history: async (query) =>
      (await listOperations(db, query)).map((entry) => shown.get(entry.id) ?? toOperation(entry)),
    find,
    refusal: executor.refusal,
    async markSeen(id) {
      const at = Date.now();
      await markOperationSeen(db, id, at);
      // Also one that is not kept here any more: a browser may still show it.
      const seen = await find(id);
      if (!seen || seen.endedAt === null) return;
      onChange({ ...seen, seenAt: at });
      shown.delete(id);
    },
    ended: (id) => working.get(id) ?? Promise.resolve(),
    async close(withinMs = 8000) {
      closing.abort();
      clearInterval(forgetting);
      const patience = new Promise<void>((resolve) => setTimeout(resolve, withinMs).unref());
      await Promise.race([Promise.allSettled(working.values()), patience]);
    },
  };
}

const busy = ({ kind, name, actorName }: JournalEntry): BulkheadError =>
  new BulkheadError(
    "conflict",
    `${name} is busy: ${actorName} started "${operationNames[kind]}" and it has not ended yet. Wait for it, then try again.`,
  );
