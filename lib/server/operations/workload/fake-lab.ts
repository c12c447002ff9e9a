import "server-only";
import { expect } from "vitest";
import type { ClusterConnection } from "@/lib/domain/cluster-connection";
import type { Operation } from "@/lib/domain/operation";
import type { WorkloadChange } from "@/lib/domain/rollout/change";
import { openTestDatabase } from "@/lib/server/db/test-database";
import { createClusterSource } from "@/lib/server/kubernetes/create-cluster-source";
import { type FakeApiserver, type FakeRequest, startFakeApiserver } from "@/lib/server/kubernetes/fake/fake-apiserver";
import { eventually } from "@/lib/server/kubernetes/fake/until";
import type { ClusterSource } from "@/lib/server/kubernetes/types";
import type { Registries } from "@/lib/server/registry/create-registries";
import { makeCertificate } from "@/sim/tls/certificate";
import { createOperations, type Operations } from "../create-operations";

const ca = makeCertificate({ name: "CA", isCa: true });
const certificate = makeCertificate({ name: "apiserver", issuer: ca, hosts: ["127.0.0.1"] });
const actor = { id: "u1", name: "ann" };
const secrets = { seal: (_purpose: string, text: string) => text, open: (_purpose: string, text: string) => text };

/** For tests: an executor with a journal of its own, on a fake API server that is watched as cluster "c1". */
export interface FakeLab {
  readonly api: FakeApiserver;
  readonly source: ClusterSource;
  operations(): Operations;
  /** @returns The operation's id. */
  begin(nodeId: string, change: WorkloadChange): Promise<string>;
  /** How it ended. */
  ended(id: string): Promise<Operation>;
  /** The sentence that it failed with. */
  failureOf(id: string): Promise<string>;
  /** Resolves once what it asked for is in the cluster and only followed. */
  followed(id: string): Promise<void>;
  /** What changes something, or would: dry ones too. */
  writes(): readonly FakeRequest[];
  /** Ends the executor in the middle of whatever it does and opens another one, which takes over. */
  killed(options?: { readonly meanwhile?: () => void; readonly stallMs?: number }): Promise<void>;
  close(): Promise<void>;
}

export interface FakeLabOptions {
  readonly stallMs?: number;
  /** Puts there what the cluster has before anybody watches it. */
  readonly fill?: (api: FakeApiserver) => void;
  readonly registries?: Registries;
}

export async function openFakeLab(options: FakeLabOptions = {}): Promise<FakeLab> {
  const [api, opened] = await Promise.all([
    startFakeApiserver({ tls: { certificate, http2: true } }),
    openTestDatabase(),
  ]);
  options.fill?.(api);
  const connection: ClusterConnection = { source: "token", server: api.url, ca: ca.cert, token: "t" };
  const sink = { status: () => undefined, report: () => undefined };
  const source = createClusterSource({ id: "c1", name: "home", connection }, sink);
  await eventually(() => expect(source.status().state).toBe("live"));
  const sources = { engine: () => null, cluster: () => source };
  const { registries } = options;
  const open = (stallMs = 5_000) =>
    createOperations({ db: opened.db, secrets, panelId: null, stallMs, sources, ...(registries && { registries }) });
  let operations = await open(options.stallMs);
  let clicks = 0;

  const lab: FakeLab = {
    api,
    source,
    operations: () => operations,
    begin: async (nodeId, change) =>
      (await operations.startChange({ nodeId, change, actor, idempotencyKey: `click-${clicks++}` })).operationId,
    async ended(id) {
      await eventually(async () => expect((await operations.find(id))?.state).not.toBe("running"));
      return (await operations.find(id)) as Operation;
    },
    async failureOf(id) {
      const operation = await lab.ended(id);
      expect(operation.state).toBe("failed");
      return String(operation.reason?.data.message);
    },
    followed: (id) =>
      eventually(async () => {
        const steps = (await operations.find(id))?.steps ?? [];
        expect(steps.find(({ name }) => name === "follow")?.state).toBe("running");
      }),
    writes: () => api.requests.filter(({ method, path }) => method !== "GET" && !path.includes("authorization.k8s.io")),
    async killed({ meanwhile, stallMs = options.stallMs } = {}) {
      await operations.close(1);
      meanwhile?.();
      operations = await open(stallMs);
      await operations.recover();
    },
    async close() {
      await operations.close();
      await source.dispose();
      await api.close();
      await opened.remove();
    },
  };
  return lab;
}
