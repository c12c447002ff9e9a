import type { NodeId } from "../ids";
import type { OperationState } from "../operation";
import type { Reason } from "../reason";
import type { FieldChange } from "./difference";
import type { ImageRefKind } from "./image-ref";

/** What a redeploy would do, before it is begun: what the confirm dialog shows. No values of the environment. */
export interface RedeployPreview {
  readonly nodeId: NodeId;
  readonly name: string;
  readonly engineName: string;
  /** Its zone when that is protected: then the name has to be typed. */
  readonly protectedZone: string | null;
  /** Why it can't be done; the rest is shown all the same. */
  readonly refusal: Reason | null;
  readonly wasRunning: boolean;
  readonly image: {
    readonly ref: string;
    readonly kind: ImageRefKind;
    readonly fromId: string;
    /** What the reference means on the engine before a pull; null when it is not there. */
    readonly hereId: string | null;
  };
  /** From the image that runs to the one the reference means on the engine; a pull may bring more. */
  readonly difference: readonly FieldChange[];
  readonly kept: {
    readonly ports: number;
    readonly networks: number;
    readonly mounts: number;
    readonly environment: number;
    readonly restartPolicy: string;
  };
  /** The compose project that owns it and will see drift. */
  readonly stack: string | null;
  readonly takesDown: readonly DependentContainer[];
  readonly gate: { readonly kind: "check" | "quiet"; readonly deadlineMs: number };
  /** The last ones, the newest first. */
  readonly past: readonly PastRedeploy[];
}

export interface DependentContainer {
  readonly nodeId: NodeId;
  readonly name: string;
  readonly how: "namespace" | "depends-on";
  readonly confidence: number;
}

export interface PastRedeploy {
  readonly operationId: string;
  readonly startedAt: number;
  readonly durationMs: number;
  /** From the stop of the old one to the start of the new one; null if it did not get there. */
  readonly downMs: number | null;
  readonly state: Exclude<OperationState, "running">;
}
