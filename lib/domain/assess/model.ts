import type { ContainerHistory } from "../container-history";
import type { ContainerReport } from "../engine-report";
import type { Health } from "../health";
import type { OperationKind } from "../operation";

export interface AssessContext {
  /** Epoch ms, panel's clock. */
  readonly now: number;
  /** Engine's clock minus the panel's; 0 while it is not measured. */
  readonly clockSkewMs: number;
  /** When the engine last began to answer, panel's clock; null while it never has. */
  readonly connectedAt: number | null;
  readonly history: ContainerHistory;
  /** The operation at work on it. */
  readonly operation: { readonly kind: OperationKind; readonly startedAt: number } | null;
}

/** `nextChangeAt`: when the answer changes by time alone, panel's clock; null: not without an event. */
export interface Assessment extends Health {
  readonly nextChangeAt: number | null;
}

/** An answer on the engine's clock, before it is corrected. */
export type Verdict = Pick<Assessment, "tier" | "reason" | "since"> & { readonly nextChangeAt?: number | null };

/** What the rules look at: everything on the engine's clock. */
export interface Facts {
  readonly container: ContainerReport;
  readonly history: ContainerHistory;
  readonly now: number;
  readonly connectedAt: number | null;
}
