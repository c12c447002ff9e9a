import {
  type ClusterKind,
  type ClusterObjects,
  type ClusterReport,
  clusterKinds,
  type KindState,
} from "../cluster-report";
import type { EndpointSliceReport, IngressReport, ServiceReport } from "../cluster-report/network";
import type { NodeReport } from "../cluster-report/nodes";
import type { ClaimReport } from "../cluster-report/storage";

import type {
  CronJobReport,
  DaemonSetReport,
  DeploymentReport,
  JobReport,
  ReplicaSetReport,
  StatefulSetReport,
} from "../cluster-report/workloads";
import { condition, hour, object, template } from "./pod-samples";
import { t0 } from "./samples";

/** Small builders for tests: a whole of each kind, well and an hour old, and what the test is about on top. */
const workload = (name: string, over: { readonly namespace?: string; readonly desired?: number }) => ({
  ...object(name, over.namespace),
  generation: 1,
  observedGeneration: 1,
  desired: 1,
  selector: { labels: { app: name }, expressions: [] },
  template: template(name),
  conditions: [],
});

/** As many as are desired are there, new and well. */
export const deployment = (name: string, over: Partial<DeploymentReport> = {}): DeploymentReport => {
  const count = over.desired ?? 1;
  return {
    ...workload(name, over),
    paused: false,
    strategy: "RollingUpdate",
    progressDeadlineMs: 600_000,
    minReadyMs: 0,
    revision: "1",
    replicas: count,
    updated: count,
    ready: count,
    available: count,
    conditions: [condition("Available"), condition("Progressing", "True", { reason: "NewReplicaSetAvailable" })],
    ...over,
  };
};

export const replicaSet = (name: string, over: Partial<ReplicaSetReport> = {}): ReplicaSetReport => {
  const count = over.desired ?? 1;
  return { ...workload(name, over), revision: "1", replicas: count, ready: count, available: count, ...over };
};

export const statefulSet = (name: string, over: Partial<StatefulSetReport> = {}): StatefulSetReport => {
  const count = over.desired ?? 1;
  return {
    ...workload(name, over),
    strategy: "RollingUpdate",
    partition: 0,
    serviceName: name,
    currentRevision: "r1",
    updateRevision: "r1",
    replicas: count,
    updated: count,
    ready: count,
    available: count,
    ...over,
  };
};

export const daemonSet = (name: string, over: Partial<DaemonSetReport> = {}): DaemonSetReport => {
  const count = over.desired ?? 1;
  return {
    ...workload(name, over),
    strategy: "RollingUpdate",
    updated: count,
    ready: count,
    available: count,
    unavailable: 0,
    misscheduled: 0,
    ...over,
  };
};

/** Running, with one pod. */
export const job = (name: string, over: Partial<JobReport> = {}): JobReport => ({
  ...object(name, over.namespace),
  suspended: false,
  parallelism: 1,
  completions: 1,
  backoffLimit: 6,
  active: 1,
  succeeded: 0,
  failed: 0,
  startedAt: t0 - 60_000,
  completedAt: null,
  template: template(name),
  conditions: [],
  ...over,
});

/** Its last run, an hour ago, succeeded. */
export const cronJob = (name: string, over: Partial<CronJobReport> = {}): CronJobReport => ({
  ...object(name, over.namespace),
  schedule: "0 * * * *",
  timeZone: "",
  suspended: false,
  startingDeadlineMs: null,
  active: [],
  lastScheduledAt: t0 - hour,
  lastSucceededAt: t0 - hour + 60_000,
  template: template(name),
  ...over,
});

export const service = (name: string, over: Partial<ServiceReport> = {}): ServiceReport => ({
  ...object(name, over.namespace),
  type: "ClusterIP",
  selector: { app: name },
  clusterIps: ["10.43.0.10"],
  externalIps: [],
  externalName: "",
  ports: [{ name: "", port: 80, targetPort: "8080", nodePort: 0, proto: "tcp" }],
  balancers: [],
  ...over,
});

/** The endpoints of a Service: pods by name, all ready. */
export const slice = (
  serviceName: string,
  pods: readonly string[],
  over: Partial<EndpointSliceReport> & { readonly ready?: boolean } = {},
): EndpointSliceReport => {
  const { ready = true, namespace = "default", ...rest } = over;
  return {
    ...object(`${serviceName}-x1`, namespace),
    serviceName,
    endpoints: pods.map((name) => ({
      addresses: ["10.42.0.5"],
      ready,
      serving: ready,
      terminating: false,
      target: { kind: "Pod", namespace, name },
      nodeName: "n1",
    })),
    ports: [{ name: "", port: 8080, proto: "tcp" }],
    ...rest,
  };
};

export const ingress = (name: string, serviceName: string, over: Partial<IngressReport> = {}): IngressReport => ({
  ...object(name, over.namespace),
  className: "traefik",
  balancers: [],
  routes: [{ host: `${name}.lab`, path: "/", tls: false, serviceName, servicePort: "80" }],
  ...over,
});

export const node = (name: string, ip: string, over: Partial<NodeReport> = {}): NodeReport => ({
  ...object(name, ""),
  addresses: [
    { type: "InternalIP", address: ip },
    { type: "Hostname", address: name },
  ],
  machineId: "",
  conditions: [condition("Ready")],
  unschedulable: false,
  taints: [],
  kubeletVersion: "v1.34.4",
  os: "linux",
  arch: "amd64",
  cpus: 4,
  memoryBytes: 8 * 1024 ** 3,
  podCidrs: [],
  ...over,
});

/** Bound. */
export const claim = (name: string, over: Partial<ClaimReport> = {}): ClaimReport => ({
  ...object(name, over.namespace),
  phase: "Bound",
  storageClass: "local",
  volumeName: `pv-${name}`,
  accessModes: ["ReadWriteOnce"],
  capacity: "1Gi",
  ...over,
});

type Tables = {
  readonly [Kind in ClusterKind]?: readonly (ClusterObjects[Kind] extends ReadonlyMap<string, infer T> ? T : never)[];
};

/** A cluster of these objects; every kind is live unless `kinds` says otherwise. */
export const clusterReport = (
  clusterId: string,
  tables: Tables,
  over: { readonly kinds?: Partial<Record<ClusterKind, KindState>>; readonly address?: string } = {},
): ClusterReport => {
  const toTable = (objects: readonly { readonly namespace: string; readonly name: string }[]) =>
    new Map(objects.map((each) => [each.namespace === "" ? each.name : `${each.namespace}/${each.name}`, each]));
  return {
    clusterId,
    at: t0,
    cluster: { ownId: `own-${clusterId}`, version: "v1.34.4", address: over.address ?? "" },
    kinds: Object.fromEntries(
      clusterKinds.map((kind) => [kind, { state: over.kinds?.[kind] ?? "live", since: t0 - 60_000, reason: null }]),
    ) as ClusterReport["kinds"],
    objects: Object.fromEntries(
      clusterKinds.map((kind) => [kind, toTable(tables[kind] ?? [])]),
    ) as unknown as ClusterObjects,
  };
};
