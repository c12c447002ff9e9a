import "server-only";

/** For tests: an object as the API would show it. */
export interface FakeObject {
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid: string;
    readonly resourceVersion: string;
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

export interface FakeChange {
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  readonly object: FakeObject;
  readonly version: number;
}

/** For tests: what etcd holds of one kind, with the history that a watch can go back to. */
export class FakeStore {
  readonly objects = new Map<string, FakeObject>();
  private history: FakeChange[] = [];
  private compactedAt = 0;
  readonly watchers = new Set<(change: FakeChange) => void>();

  constructor(private readonly nextVersion: () => number) {}

  put(namespace: string, name: string, fields: Readonly<Record<string, unknown>> = {}): FakeObject {
    const key = namespace === "" ? name : `${namespace}/${name}`;
    const known = this.objects.get(key);
    const version = this.nextVersion();
    const { metadata, ...rest } = fields;
    const object: FakeObject = {
      ...rest,
      metadata: {
        ...(metadata as object),
        name,
        ...(namespace === "" ? {} : { namespace }),
        uid: known?.metadata.uid ?? `uid-${version}`,
        resourceVersion: String(version),
      },
    };
    this.objects.set(key, object);
    this.tell({ type: known ? "MODIFIED" : "ADDED", object, version });
    return object;
  }

  delete(namespace: string, name: string): void {
    const key = namespace === "" ? name : `${namespace}/${name}`;
    const known = this.objects.get(key);
    if (!known) return;
    const version = this.nextVersion();
    this.objects.delete(key);
    const object = { ...known, metadata: { ...known.metadata, resourceVersion: String(version) } };
    this.tell({ type: "DELETED", object, version });
  }

  /** The history up to now is gone: a watch from an older version is told 410. */
  compact(version: number): void {
    this.history = [];
    this.compactedAt = version;
  }

  /** Null: gone. */
  since(version: number): readonly FakeChange[] | null {
    return version < this.compactedAt ? null : this.history.filter((change) => change.version > version);
  }

  private tell(change: FakeChange): void {
    this.history.push(change);
    for (const watcher of this.watchers) watcher(change);
  }
}
