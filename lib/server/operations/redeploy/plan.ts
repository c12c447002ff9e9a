import "server-only";
import { newName, oldName } from "@/lib/domain/normalise/canonical-name";

/** What a redeploy has decided, as its journal entry keeps it. Written whole with each change. */
export interface RedeployPlan {
  readonly options: RedeployOptions;
  /** null until the container was looked at; then nothing has been changed yet. */
  readonly target: RedeployTarget | null;
  readonly direction: "forward" | "back";
  /** The image that the new one is made from, once known. */
  readonly newImageId: string | null;
  /** Set before the pull: the reference may mean another image from here on. */
  readonly pulled: boolean;
  /** The image is the one that runs already: nothing to do but to put the tags right. */
  readonly current: boolean;
  /** Why it turned back, a Reason. */
  readonly cause: unknown;
  /** The container had vanished and was made again from the record. */
  readonly recreated: boolean;
}

export interface RedeployOptions {
  /** Also when the image is the one that runs already. */
  readonly force: boolean;
  /** Ask the registry first; else what the reference means on the engine now. */
  readonly pull: boolean;
}

export interface RedeployTarget {
  readonly oldId: string;
  readonly imageRef: string;
  readonly oldImageId: string;
  readonly wasRunning: boolean;
  readonly restartPolicy: { readonly name: string; readonly maxRetries: number };
}

export const freshPlan = (options: RedeployOptions): RedeployPlan => ({
  options,
  target: null,
  direction: "forward",
  newImageId: null,
  pulled: false,
  current: false,
  cause: null,
  recreated: false,
});

export const asideName = (name: string, operationId: string): { readonly old: string; readonly fresh: string } => ({
  old: oldName(name, operationId),
  fresh: newName(name, operationId),
});
