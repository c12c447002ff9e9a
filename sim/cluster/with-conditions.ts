import { stamp } from "./objects.ts";

export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
  readonly lastTransitionTime: string;
  readonly [field: string]: unknown;
}

export interface WantedCondition {
  readonly type: string;
  readonly status: boolean | "Unknown";
  readonly reason?: string;
  readonly message?: string;
  readonly [field: string]: unknown;
}

/** Conditions with these said anew: each bears the time since when it has been as it is; others stay. */
export function withConditions(
  known: readonly Condition[] = [],
  now: number,
  wanted: readonly WantedCondition[],
): readonly Condition[] {
  const said = wanted.map((each): Condition => {
    const status = each.status === true ? "True" : each.status === false ? "False" : each.status;
    const before = known.find(({ type }) => type === each.type);
    const lastTransitionTime = before?.status === status ? before.lastTransitionTime : stamp(now);
    return { ...each, status, lastTransitionTime };
  });
  const others = known.filter(({ type }) => !wanted.some((each) => each.type === type));
  return [...others, ...said];
}

export const conditionOf = (known: readonly Condition[] | undefined, type: string): Condition | undefined =>
  known?.find((each) => each.type === type);
