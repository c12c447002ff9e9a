export interface OwnerReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller?: boolean;
  readonly blockOwnerDeletion?: boolean;
}

export interface Meta {
  readonly name: string;
  readonly namespace?: string;
  readonly uid: string;
  readonly resourceVersion: string;
  readonly generation?: number;
  readonly creationTimestamp: string;
  readonly deletionTimestamp?: string;
  readonly deletionGracePeriodSeconds?: number;
  readonly generateName?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly ownerReferences?: readonly OwnerReference[];
}

/** What a cluster's store holds: as the API shows it, JSON through and through. Never changed in place. */
interface Body {
  readonly apiVersion: string;
  readonly kind: string;
  // biome-ignore lint/suspicious/noExplicitAny: as a client wrote it; each controller reads the fields of its own kind.
  readonly spec?: any;
  // biome-ignore lint/suspicious/noExplicitAny: as its controller wrote it.
  readonly status?: any;
  readonly [field: string]: unknown;
}

export interface KubeObject extends Body {
  readonly metadata: Meta;
}

/** What somebody hands in to be made: the store adds the rest. */
export interface NewObject extends Body {
  readonly metadata: Partial<Meta> & Pick<Meta, "name">;
}

export interface Template {
  readonly metadata?: Pick<Meta, "labels" | "annotations">;
  // biome-ignore lint/suspicious/noExplicitAny: a pod's spec.
  readonly spec: any;
}

/** A refusal in the API's own words: becomes a Status with this code. */
export class ApiRefusal extends Error {
  readonly code: number;
  readonly reason: string;

  constructor(code: number, reason: string, message: string) {
    super(message);
    this.code = code;
    this.reason = reason;
  }
}

/** As Kubernetes writes a time: to the second. */
export const stamp = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, "Z");

export const isOwnedBy = ({ metadata }: KubeObject, { metadata: { uid } }: KubeObject): boolean =>
  metadata.ownerReferences?.some((owner) => owner.controller === true && owner.uid === uid) ?? false;

/** The reference by which a controller marks what it has made. */
export const controlledBy = ({ apiVersion, kind, metadata: { name, uid } }: KubeObject): readonly OwnerReference[] => [
  { apiVersion, kind, name, uid, controller: true, blockOwnerDeletion: true },
];

export const isGoing = ({ metadata }: KubeObject): boolean => metadata.deletionTimestamp !== undefined;

/** Whether labels are those that a selector asks for; `undefined` selects nothing, `{}` everything. */
export function selects(selector: unknown, labels: Readonly<Record<string, string>> = {}): boolean {
  if (typeof selector !== "object" || selector === null) return false;
  const { matchLabels = {}, matchExpressions = [] } = selector as {
    matchLabels?: Readonly<Record<string, string>>;
    matchExpressions?: readonly { key: string; operator: string; values?: readonly string[] }[];
  };
  const hasAll = Object.entries(matchLabels).every(([key, value]) => labels[key] === value);
  return hasAll && matchExpressions.every((each) => matches(each, labels[each.key]));
}

function matches(
  { operator, values = [] }: { readonly operator: string; readonly values?: readonly string[] },
  value: string | undefined,
): boolean {
  if (operator === "Exists") return value !== undefined;
  if (operator === "DoesNotExist") return value === undefined;
  if (operator === "In") return value !== undefined && values.includes(value);
  return value === undefined || !values.includes(value);
}
