import "server-only";
import type { Role } from "@/lib/domain/permission";
import { reason } from "@/lib/domain/reason";
import type { WorkloadChange } from "@/lib/domain/rollout/change";
import type { Database } from "@/lib/server/db/client";
import type { Runtime } from "@/lib/server/runtime";
import type { PublicCall } from "./call";

/** What a test says of the zone that things stand in and of their cluster. */
export interface FakeCluster {
  isProtected: boolean;
  may: boolean;
  state: string;
}

export interface FakeClusterCall {
  readonly db: Database;
  readonly lab: FakeCluster;
  /** By id, besides the zone "zone:iot". */
  readonly nodes: readonly (readonly [string, object])[];
  /** What the cluster "c1" reports, by kind. */
  readonly objects: Readonly<Record<string, ReadonlyMap<string, object>>>;
  /** What its writer answers besides what may be done. */
  readonly writer?: object;
  /** Gets the changes that are begun. */
  readonly begun: WorkloadChange[];
  /** Gets the images that registries are asked about; each is then resolved. */
  readonly looked?: string[];
  /** Gets what the cluster's account is asked to be allowed. */
  readonly asked?: unknown[];
}

/** For tests of commands: a call by somebody of this role, null for nobody, to a panel that knows one cluster. */
export function fakeClusterCall(
  role: Role | null,
  { db, lab, nodes, objects, writer, begun, looked, asked }: FakeClusterCall,
): PublicCall {
  const all = new Map<string, object>([
    ["zone:iot", { kind: "zone", name: "iot", protected: lab.isProtected, parentId: null }],
    ...nodes,
  ]);
  const source = {
    status: () => ({ state: lab.state, name: "home" }),
    report: () => ({ objects }),
    writer: {
      ...writer,
      may: async (...what: unknown[]) => {
        asked?.push(what);
        return lab.may;
      },
    },
  };
  const runtime = {
    db,
    view: { view: () => ({ nodes: all }) },
    sources: { cluster: (id: string) => (id === "c1" ? source : null) },
    registries: {
      ask: async (images: readonly string[]) => {
        looked?.push(...images);
        return images.map((image) => ({
          image,
          state: "resolved",
          digest: "sha256:1",
          said: reason("registry.resolved"),
        }));
      },
    },
    operations: {
      startChange: async ({ change }: { change: WorkloadChange }) => {
        begun.push(change);
        return { operationId: "0123456789" };
      },
    },
  };
  return {
    session: role && { userId: "u1", name: "Ann", role, sessionId: "s1" },
    ...{ address: "192.168.1.9", userAgent: "test", headers: new Headers(), setCookie: () => undefined },
    runtime: runtime as unknown as Runtime,
  };
}
