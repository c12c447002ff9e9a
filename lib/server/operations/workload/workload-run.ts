import "server-only";
import { BulkheadError } from "@/lib/domain/failure";
import { reason } from "@/lib/domain/reason";
import type { FreshObject } from "@/lib/domain/rollout/change";
import { operationSentence } from "@/lib/domain/words/operation-words";
import type { ClusterSource } from "@/lib/server/kubernetes/types";
import type { Registries } from "@/lib/server/registry/create-registries";
import type { Journal } from "../journal";
import type { WorkloadPlan } from "./plan";

export type WorkloadSource = Pick<ClusterSource, "status" | "report" | "subscribe" | "writer">;

/** One change on its way, whoever has it in hand. */
export interface WorkloadRun {
  readonly journal: Journal;
  readonly source: WorkloadSource;
  /** Ends with the panel. */
  readonly signal: AbortSignal;
  /** Aborted, with the name of who asked, when somebody wants something else of the workload that is only followed. */
  readonly giveWay: AbortSignal;
  readonly stallMs: number;
  /** Null: none is asked anything. */
  readonly registries: Registries | null;
}

/** As its journal entry has it at this moment. */
export const planOf = ({ journal }: Pick<WorkloadRun, "journal">) => journal.entry().plan as WorkloadPlan;

/** Of a step in the journal, by the name that it goes by. */
export const placeOf = (position: number, name: string) => ({ position, name, act: name });

/** What a change was to be made on is not there any more, or another one is: `now`. */
export function lost(now: FreshObject | null, run: WorkloadRun): BulkheadError {
  const { name } = planOf(run).place;
  return new BulkheadError(
    "not-found",
    operationSentence(reason(now ? "workload.made-anew" : "workload.gone", { name })),
  );
}
