import { beforeEach, expect, test } from "vitest";
import type { ClusterConfig } from "@/lib/domain/cluster-connection";
import type { ClusterReport } from "@/lib/domain/cluster-report";
import type { EngineConfig } from "@/lib/domain/engine-connection";
import type { EngineReport } from "@/lib/domain/engine-report";
import { BulkheadError } from "@/lib/domain/failure";
import { live } from "@/lib/domain/publish/samples";
import type { EngineSink, EngineSource } from "@/lib/server/docker/types";
import type { ClusterSink, ClusterSource } from "@/lib/server/kubernetes/types";
import { SourceManager } from "./source-manager";

const engine: EngineConfig = {
  ...{ id: "e1", name: "nas", hostId: "h1" },
  connection: { transport: "unix", socketPath: "/none" },
};
const cluster: ClusterConfig = { id: "c1", name: "home", connection: { source: "in-cluster" } };
const engineReport = { engineId: "e1" } as EngineReport;
const clusterReport = { clusterId: "c1" } as ClusterReport;

let told: string[];
let engineSinks: EngineSink[];
let clusterSinks: ClusterSink[];
let isBroken: boolean;
let sources: SourceManager;

beforeEach(() => {
  told = [];
  engineSinks = [];
  clusterSinks = [];
  isBroken = false;
  const source = (id: string) => ({ id, dispose: async () => void told.push(`${id} disposed`) });
  sources = new SourceManager({
    create: {
      engine: ({ id }, sink) => {
        engineSinks.push(sink);
        return source(id) as unknown as EngineSource;
      },
      cluster: ({ id }, sink) => {
        if (isBroken) throw new BulkheadError("tls-material", "unreadable");
        clusterSinks.push(sink);
        return source(id) as unknown as ClusterSource;
      },
    },
    onStatus: ({ id, state }) => told.push(`${id} ${state}`),
    onGone: (id) => told.push(`${id} gone`),
    onEngineReport: ({ engineId }) => told.push(`${engineId} reported`),
    onClusterReport: ({ clusterId }) => told.push(`${clusterId} reported`),
  });
});

test("each kind's reports go their own way, and both stand among the sources", () => {
  sources.addEngine(engine);
  sources.addCluster(cluster);
  engineSinks[0]?.status(live("e1"));
  clusterSinks[0]?.status({ ...live("c1"), kind: "cluster" });
  engineSinks[0]?.report(engineReport, [], null);
  clusterSinks[0]?.report(clusterReport, {}, null);
  expect(told).toEqual(["e1 live", "c1 live", "e1 reported", "c1 reported"]);
  expect(sources.statuses().map(({ id, kind }) => `${kind} ${id}`)).toEqual(["engine e1", "cluster c1"]);
});

test("a cluster's id is no engine's, whatever asks for it", () => {
  sources.addEngine(engine);
  sources.addCluster(cluster);
  expect(sources.engine("e1")).toMatchObject({ id: "e1" });
  expect(sources.engine("c1")).toBeNull();
});

test("a cluster that is connected anew is heard once, and the former connection ends", () => {
  sources.addCluster(cluster);
  sources.addCluster(cluster);
  clusterSinks[0]?.report(clusterReport, {}, null);
  clusterSinks[1]?.report(clusterReport, {}, null);
  expect(told).toEqual(["c1 disposed", "c1 reported"]);
});

test("a removed cluster leaves, and is not heard after that", async () => {
  sources.addCluster(cluster);
  clusterSinks[0]?.status({ ...live("c1"), kind: "cluster" });
  await sources.remove("c1");
  clusterSinks[0]?.report(clusterReport, {}, null);
  expect(told).toEqual(["c1 live", "c1 disposed", "c1 gone"]);
  expect(sources.statuses()).toEqual([]);
});

test("a source that can't even be made is down with its reason, and the others go on", () => {
  isBroken = true;
  sources.addCluster(cluster);
  sources.addEngine(engine);
  expect(sources.statuses()).toMatchObject([
    { id: "c1", kind: "cluster", name: "home", state: "down", reason: { data: { kind: "tls-material" } } },
  ]);
  expect(sources.engine("e1")).not.toBeNull();
});
