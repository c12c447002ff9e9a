import type { Reason } from "../reason";

/** How far a change is. `mark` changes with each bit of progress, so that standing still is noticed. */
export type Look =
  | { readonly state: "going"; readonly detail: Reason; readonly mark: string }
  /** What the view's source says now can't be relied on. */
  | { readonly state: "unknown"; readonly detail: Reason }
  | { readonly state: "done"; readonly detail: Reason }
  | { readonly state: "failed"; readonly reason: Reason };
