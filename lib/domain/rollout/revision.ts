import type { Reason } from "../reason";

/** Which object keeps an earlier template of a workload: a ReplicaSet, or a ControllerRevision. */
export interface RevisionRef {
  readonly name: string;
  /** As Kubernetes counts them, from 1. */
  readonly number: number;
}

/** A template that a workload has or had, as its cluster keeps it. */
export interface Revision extends RevisionRef {
  /** When it was first used; null where the object doesn't say. */
  readonly createdAt: number | null;
  /** What somebody wrote as its cause; "" mostly. */
  readonly cause: string;
  readonly isCurrent: boolean;
  /** Against the one before it; null: none before it is kept. */
  readonly changes: readonly Reason[] | null;
  /** What the workload would change by going there; null for the current one, and while none is known to be current. */
  readonly wayThere: readonly Reason[] | null;
}

/**
 * What of a template two revisions are compared by. A `print` is equal for equal content and says nothing else of it:
 * values of variables never leave the server, and can't be guessed from it.
 */
export interface RevisionTemplate {
  readonly containers: readonly RevisionContainer[];
  readonly volumes: readonly (Printed & { readonly name: string })[];
  /** Of a rollout restart; "" if there was none. */
  readonly restartedAt: string;
  /** Print of everything that is not named here. */
  readonly rest: string;
}

export interface RevisionContainer {
  readonly name: string;
  readonly image: string;
  /** Print of command and arguments. */
  readonly command: string;
  readonly env: readonly (Printed & { readonly name: string })[];
  readonly probes: readonly (Printed & { readonly kind: string })[];
  /** Print of where its volumes are mounted. */
  readonly mounts: string;
  /** What is asked for and allowed: "cpu request", "memory limit", each as written. */
  readonly resources: Readonly<Record<string, string>>;
}

interface Printed {
  readonly print: string;
}
