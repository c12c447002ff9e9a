import type { ContainerHistory } from "../container-history";
import type { Health } from "../health";
import type { Operation } from "../operation";
import type { SourceState } from "../source";

/** What a container's health depends on besides its report. */
export interface AssessContext {
  /** Epoch ms, panel's clock. */
  readonly now: number;
  /** Engine's clock minus the panel's; steady (a jitter of its measurement doesn't reach here). 0 where not known. */
  readonly skewMs: number;
  /** Anything but `live` makes the container unknown since `since` (panel's clock). */
  readonly source: { readonly state: SourceState; readonly since: number };
  /** The operation at work on it. */
  readonly operation: Operation | null;
  readonly history: ContainerHistory;
}

/** `since` is on the panel's clock. `nextChangeAt`: when the answer may change without an event; null: never. */
export interface Assessment extends Health {
  readonly nextChangeAt: number | null;
}
