import type { ObjectReport } from "./object";

/** At most the newest thousand of a cluster are kept. */
export interface EventReport extends ObjectReport {
  readonly type: "Normal" | "Warning";
  readonly reason: string;
  readonly message: string;
  readonly count: number;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  readonly about: { readonly kind: string; readonly namespace: string; readonly name: string; readonly uid: string };
}
