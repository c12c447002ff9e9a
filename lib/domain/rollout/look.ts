import type { Reason } from "../reason";

/**
 * How far a change is. `mark` changes with each bit of progress, so that standing still is noticed; what is `atWork` takes
 * as long as it takes.
 */
export type Look =
  | { readonly state: "going"; readonly detail: Reason; readonly mark: string; readonly atWork?: boolean }
  /** What the view's source says now can't be relied on. */
  | { readonly state: "unknown"; readonly detail: Reason }
  /** The source doesn't show it: it has not come yet, or it is not so any more, which is then `lost`. The store knows. */
  | { readonly state: "unseen"; readonly lost: Reason }
  | { readonly state: "done"; readonly detail: Reason }
  | { readonly state: "failed"; readonly reason: Reason };
