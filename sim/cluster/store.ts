import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { ApiRefusal, type KubeObject, type NewObject, stamp } from "./objects.ts";
import { qualified, resourceOf } from "./resources.ts";

export interface Change {
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  readonly object: KubeObject;
  readonly version: number;
}

/** As etcd holds them: every change has a number of its own, and the newest of them can be told again. */
export interface Store {
  version(): number;
  list(kind: string, namespace?: string): readonly KubeObject[];
  get(kind: string, namespace: string, name: string): KubeObject | undefined;
  /** @throws ApiRefusal 409 where the name is taken. */
  create(object: NewObject): KubeObject;
  /** Writes what is other; equal content changes nothing. A spec that is other is a new generation. */
  update(known: KubeObject, fields: Partial<KubeObject>): KubeObject;
  remove(object: KubeObject): void;
  /** Changes of a kind after `version`; null: that is too long ago. */
  since(kind: string, version: number): readonly Change[] | null;
  subscribe(kind: string, take: (change: Change) => void): () => void;
  /** Forgets what happened until now, as etcd does after five minutes. */
  compact(): void;
}

/** Told again at most, of all kinds together. */
const mostKept = 5_000;
/** As a cluster that has been up for a while. */
const firstVersion = 1_204_331;

export function createStore({ now, seed }: { readonly now: () => number; readonly seed: string }): Store {
  const tables = new Map<string, Map<string, KubeObject>>();
  const readers = new Map<string, Set<(change: Change) => void>>();
  let history: Change[] = [];
  let version = firstVersion;
  let compactedAt = firstVersion;
  let made = 0;

  const tableOf = (kind: string) => {
    const known = tables.get(kind) ?? new Map<string, KubeObject>();
    tables.set(kind, known);
    return known;
  };
  const keyOf = (namespace: string, name: string) => `${namespace}/${name}`;
  const keyIn = ({ metadata }: KubeObject) => keyOf(metadata.namespace ?? "", metadata.name);

  function tell(type: Change["type"], object: KubeObject): void {
    const change = { type, object, version };
    history.push(change);
    if (history.length > mostKept) compactedAt = history.shift()?.version ?? compactedAt;
    for (const take of readers.get(object.kind) ?? []) take(change);
  }

  return {
    version: () => version,
    list(kind, namespace) {
      const all = [...tableOf(kind).values()];
      return namespace ? all.filter(({ metadata }) => metadata.namespace === namespace) : all;
    },
    get: (kind, namespace, name) => tableOf(kind).get(keyOf(namespace, name)),
    create(wanted) {
      const resource = resourceOf(wanted.kind);
      const { name, namespace = "" } = wanted.metadata;
      if (tableOf(wanted.kind).has(keyOf(namespace, name)))
        throw new ApiRefusal(409, "AlreadyExists", `${qualified(resource)} "${name}" already exists`);
      const object: KubeObject = {
        ...wanted,
        metadata: {
          ...wanted.metadata,
          uid: uuid(`${seed}/${made++}`),
          resourceVersion: String(++version),
          creationTimestamp: stamp(now()),
          ...(wanted.spec === undefined ? {} : { generation: 1 }),
        },
      };
      tableOf(wanted.kind).set(keyIn(object), object);
      tell("ADDED", object);
      return object;
    },
    update(seen, fields) {
      const known = tableOf(seen.kind).get(keyIn(seen));
      if (known?.metadata.uid !== seen.metadata.uid) return seen;
      const { metadata: said = known.metadata, ...others } = fields;
      const { uid, resourceVersion } = known.metadata;
      const changed = Object.entries(others).filter(([field, value]) => !isDeepStrictEqual(value, known[field]));
      if (changed.length === 0 && isDeepStrictEqual({ ...said, uid, resourceVersion }, known.metadata)) return known;
      const generation = (known.metadata.generation ?? 0) + 1;
      const isOther = changed.some(([field]) => field === "spec");
      const metadata = { ...said, uid, resourceVersion: String(++version), ...(isOther ? { generation } : {}) };
      const object: KubeObject = { ...known, ...Object.fromEntries(changed), metadata };
      tableOf(known.kind).set(keyIn(object), object);
      tell("MODIFIED", object);
      return object;
    },
    remove(object) {
      if (!tableOf(object.kind).delete(keyIn(object))) return;
      tell("DELETED", { ...object, metadata: { ...object.metadata, resourceVersion: String(++version) } });
    },
    since: (kind, from) =>
      from < compactedAt ? null : history.filter((change) => change.version > from && change.object.kind === kind),
    subscribe(kind, take) {
      const all = readers.get(kind) ?? new Set();
      readers.set(kind, all.add(take));
      return () => void all.delete(take);
    },
    compact() {
      history = [];
      compactedAt = version;
    },
  };
}

/** A version 4 uuid that is the same for the same seed. */
export function uuid(seed: string): string {
  const hex = createHash("sha256").update(seed).digest("hex");
  const variant = ((Number.parseInt(hex[16] ?? "0", 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
