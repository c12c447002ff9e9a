import "server-only";
import { onTestFinished } from "vitest";
import type { ClusterConnection } from "@/lib/domain/cluster-connection";
import type { ClusterReport } from "@/lib/domain/cluster-report";
import type { SourceStatus } from "@/lib/domain/source";
import { makeCertificate } from "@/sim/tls/certificate";
import { createClusterSource } from "../create-cluster-source";
import { kindSources } from "../kinds/kinds";
import type { PingTimings } from "../observe/watch-pings";
import type { Timings } from "../reflector/timings";
import type { ChangedObjects } from "../types";
import { type FakeApiserver, startFakeApiserver } from "./fake-apiserver";

export const ca = makeCertificate({ name: "CA", isCa: true });
const certificate = makeCertificate({ name: "apiserver", issuer: ca, hosts: ["127.0.0.1"] });

/** An API server that is gone when the test is over. */
export async function fakeApi({ http2 = true } = {}): Promise<FakeApiserver> {
  const api = await startFakeApiserver({ tls: { certificate, http2 } });
  onTestFinished(() => api.close());
  return api;
}

export const quick: Partial<Timings> = { settleMs: 20, pauseMs: (attempt) => 50 * 2 ** Math.min(attempt, 3) };

/** A source that observes until the test is over, with every word that it says. */
export function watch(server: string, { pings, token = "t" }: { pings?: PingTimings; token?: string } = {}) {
  const statuses: SourceStatus[] = [];
  const told: { report: ClusterReport; changed: ChangedObjects; eventAt: number | null }[] = [];
  const connection: ClusterConnection = { source: "token", server, ca: ca.cert, token };
  const source = createClusterSource(
    { id: "c1", name: "home", connection },
    {
      status: (status) => statuses.push(status),
      report: (report, changed, eventAt) => told.push({ report, changed, eventAt }),
    },
    { timings: quick, ...(pings && { pings }) },
  );
  onTestFinished(() => source.dispose());
  return { source, statuses, told, state: () => source.status().state, why: () => source.status().reason?.data.why };
}

export const pods = kindSources.Pod.path;
export const pod = (phase: string) => ({
  spec: { containers: [{ name: "web", image: "web:1" }] },
  status: { phase },
});
