/** What all objects have. */
export interface ObjectReport {
  readonly uid: string;
  /** An opaque string, compared for equality alone. */
  readonly resourceVersion: string;
  /** "" for kinds without one. */
  readonly namespace: string;
  readonly name: string;
  readonly createdAt: number | null;
  readonly deletedAt: number | null;
  readonly labels: Readonly<Record<string, string>>;
  /** Its controller; null if it has none. */
  readonly owner: OwnerReport | null;
}

export interface OwnerReport {
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
}

export interface ConditionReport {
  readonly type: string;
  readonly status: "True" | "False" | "Unknown";
  readonly reason: string;
  /** At most 300 characters. */
  readonly message: string;
  readonly changedAt: number | null;
}

/** A label selector; empty in both: everything. */
export interface SelectorReport {
  readonly labels: Readonly<Record<string, string>>;
  readonly expressions: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values: readonly string[];
  }[];
}
