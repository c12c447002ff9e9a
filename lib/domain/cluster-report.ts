import type { MentionReport } from "./engine-report";
import type { Reason } from "./reason";

/**
 * What one cluster says, slimmed and cleaned at the door (lib/server/kubernetes). Plain data: no SDK types, no env
 * values, no secret's content, no managedFields; control characters escaped, strings capped. Immutable: an object that
 * did not change keeps its identity from one report to the next, and so does the table of a kind in which nothing did.
 *
 * Tables are keyed by `namespace/name`, those of kinds without a namespace by `name`: an object made anew under its
 * old name is the same thing to a person; `uid` tells the two apart. Times are epoch ms on the cluster's clock. Missing
 * numbers are what Kubernetes takes them for (1 replica, 0 restarts), missing lists are empty.
 */
export interface ClusterReport {
  readonly clusterId: string;
  /** When the panel made this report, epoch ms, panel's clock. */
  readonly at: number;
  readonly cluster: ClusterFacts;
  /** How far each kind can be believed. A kind that is not `live` keeps what it last said. */
  readonly kinds: Readonly<Record<ClusterKind, KindStatus>>;
  readonly objects: ClusterObjects;
}

export const clusterKinds = [
  "Node",
  "Namespace",
  "Pod",
  "Deployment",
  "ReplicaSet",
  "StatefulSet",
  "DaemonSet",
  "Job",
  "CronJob",
  "Service",
  "EndpointSlice",
  "Ingress",
  "NetworkPolicy",
  "PersistentVolumeClaim",
  "PersistentVolume",
  "StorageClass",
  "HorizontalPodAutoscaler",
  "PodDisruptionBudget",
  "Event",
] as const;
export type ClusterKind = (typeof clusterKinds)[number];

/**
 * - `waiting`: not listed yet.
 * - `live`: listed and watched.
 * - `behind`: it was live and its watch is broken since `since`.
 * - `not-permitted`: the account may not list it: unknown, not empty.
 * - `absent`: this cluster does not know the kind.
 */
export type KindState = "waiting" | "live" | "behind" | "not-permitted" | "absent";

export interface KindStatus {
  readonly state: KindState;
  /** Epoch ms, panel's clock, since which `state` holds. */
  readonly since: number;
  readonly reason: Reason | null;
}

export interface ClusterFacts {
  /** The uid of the namespace kube-system, by which clusters are told apart; "" where it can't be read. */
  readonly ownId: string;
  /** "v1.34.4" */
  readonly version: string;
  /** Host of the API's address: "10.0.20.10". */
  readonly address: string;
}

export interface ClusterObjects {
  readonly Node: ReadonlyMap<string, NodeReport>;
  readonly Namespace: ReadonlyMap<string, NamespaceReport>;
  readonly Pod: ReadonlyMap<string, PodReport>;
  readonly Deployment: ReadonlyMap<string, DeploymentReport>;
  readonly ReplicaSet: ReadonlyMap<string, ReplicaSetReport>;
  readonly StatefulSet: ReadonlyMap<string, StatefulSetReport>;
  readonly DaemonSet: ReadonlyMap<string, DaemonSetReport>;
  readonly Job: ReadonlyMap<string, JobReport>;
  readonly CronJob: ReadonlyMap<string, CronJobReport>;
  readonly Service: ReadonlyMap<string, ServiceReport>;
  readonly EndpointSlice: ReadonlyMap<string, EndpointSliceReport>;
  readonly Ingress: ReadonlyMap<string, IngressReport>;
  readonly NetworkPolicy: ReadonlyMap<string, NetworkPolicyReport>;
  readonly PersistentVolumeClaim: ReadonlyMap<string, ClaimReport>;
  readonly PersistentVolume: ReadonlyMap<string, VolumeReport>;
  readonly StorageClass: ReadonlyMap<string, StorageClassReport>;
  readonly HorizontalPodAutoscaler: ReadonlyMap<string, AutoscalerReport>;
  readonly PodDisruptionBudget: ReadonlyMap<string, BudgetReport>;
  readonly Event: ReadonlyMap<string, EventReport>;
}

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

export interface NodeReport extends ObjectReport {
  readonly addresses: readonly { readonly type: string; readonly address: string }[];
  readonly machineId: string;
  readonly conditions: readonly ConditionReport[];
  /** Cordoned. */
  readonly unschedulable: boolean;
  readonly taints: readonly { readonly key: string; readonly value: string; readonly effect: string }[];
  readonly kubeletVersion: string;
  readonly os: string;
  readonly arch: string;
  readonly cpus: number;
  readonly memoryBytes: number;
  readonly podCidrs: readonly string[];
}

export interface NamespaceReport extends ObjectReport {
  readonly phase: "Active" | "Terminating";
}

export interface PodReport extends ObjectReport {
  readonly phase: "Pending" | "Running" | "Succeeded" | "Failed" | "Unknown";
  /** "Evicted", "NodeLost"; "" if none. */
  readonly reason: string;
  readonly message: string;
  readonly nodeName: string;
  readonly hostNetwork: boolean;
  readonly podIps: readonly string[];
  readonly hostIps: readonly string[];
  readonly startedAt: number | null;
  readonly graceSeconds: number;
  readonly conditions: readonly ConditionReport[];
  readonly initContainers: readonly PodContainerReport[];
  readonly containers: readonly PodContainerReport[];
  /** Revision labels of its owner: `pod-template-hash` or `controller-revision-hash`; "" if none. */
  readonly revision: string;
  readonly template: TemplateReport;
}

export interface PodContainerReport {
  readonly name: string;
  readonly imageRef: string;
  /** As the kubelet says: "registry/app@sha256:…"; "" before it runs. */
  readonly imageId: string;
  readonly ready: boolean;
  readonly started: boolean;
  readonly restartCount: number;
  /** An init container that goes on running beside the others. */
  readonly sidecar: boolean;
  readonly state: ContainerStateReport;
  readonly lastState: ContainerStateReport | null;
}

export type ContainerStateReport =
  | { readonly kind: "waiting"; readonly reason: string; readonly message: string }
  | { readonly kind: "running"; readonly startedAt: number | null }
  | {
      readonly kind: "terminated";
      readonly reason: string;
      readonly message: string;
      readonly exitCode: number;
      readonly signal: number;
      readonly startedAt: number | null;
      readonly finishedAt: number | null;
    };

/** What a pod is made from, of a workload's template or of the pod itself. The same template is the same object. */
export interface TemplateReport {
  readonly labels: Readonly<Record<string, string>>;
  readonly serviceAccount: string;
  readonly hostNetwork: boolean;
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly containers: readonly ContainerSpecReport[];
  readonly volumes: readonly PodVolumeReport[];
  /** Non-optional and optional secrets and config maps that it starts with, by name; never their content. */
  readonly configs: readonly ConfigReferenceReport[];
}

export interface ContainerSpecReport {
  readonly name: string;
  readonly init: boolean;
  readonly imageRef: string;
  readonly command: string;
  readonly envNames: readonly string[];
  /** Whom its variables and its command name as somebody to talk to. Stays on the server. */
  readonly mentions: readonly MentionReport[];
  readonly ports: readonly ContainerPortReport[];
  readonly mounts: readonly { readonly volume: string; readonly path: string; readonly readOnly: boolean }[];
  /** As written, "250m", "64Mi"; "" where nothing is. */
  readonly requests: { readonly cpu: string; readonly memory: string };
  readonly limits: { readonly cpu: string; readonly memory: string };
  readonly probes: readonly ProbeReport[];
}

export interface ContainerPortReport {
  readonly name: string;
  readonly port: number;
  readonly proto: "tcp" | "udp" | "sctp";
  /** 0: none. */
  readonly hostPort: number;
  readonly hostIp: string;
}

export interface ProbeReport {
  readonly kind: "liveness" | "readiness" | "startup";
  /** "http :8080/healthz", "tcp :5432", "exec", "grpc :9000". */
  readonly does: string;
  readonly initialDelayMs: number;
  readonly periodMs: number;
  readonly timeoutMs: number;
  readonly failureThreshold: number;
}

export interface PodVolumeReport {
  readonly name: string;
  readonly kind: "claim" | "host-path" | "nfs" | "config" | "secret" | "empty-dir" | "other";
  /** The claim's name, a path of the host, "server:/path", a config's name; "" else. */
  readonly source: string;
}

export interface ConfigReferenceReport {
  readonly kind: "ConfigMap" | "Secret";
  readonly name: string;
  readonly optional: boolean;
  readonly how: "volume" | "env";
}

interface WorkloadReport extends ObjectReport {
  readonly generation: number;
  readonly observedGeneration: number;
  readonly desired: number;
  readonly selector: SelectorReport;
  readonly template: TemplateReport;
  readonly conditions: readonly ConditionReport[];
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

export interface DeploymentReport extends WorkloadReport {
  readonly paused: boolean;
  readonly strategy: "RollingUpdate" | "Recreate";
  readonly progressDeadlineMs: number;
  readonly minReadyMs: number;
  /** The annotation deployment.kubernetes.io/revision. */
  readonly revision: string;
  readonly replicas: number;
  readonly updated: number;
  readonly ready: number;
  readonly available: number;
}

export interface ReplicaSetReport extends WorkloadReport {
  readonly revision: string;
  readonly replicas: number;
  readonly ready: number;
  readonly available: number;
}

export interface StatefulSetReport extends WorkloadReport {
  readonly strategy: "RollingUpdate" | "OnDelete";
  readonly partition: number;
  readonly serviceName: string;
  readonly currentRevision: string;
  readonly updateRevision: string;
  readonly replicas: number;
  readonly updated: number;
  readonly ready: number;
  readonly available: number;
}

export interface DaemonSetReport extends WorkloadReport {
  readonly strategy: "RollingUpdate" | "OnDelete";
  readonly updated: number;
  readonly ready: number;
  readonly available: number;
  readonly unavailable: number;
  readonly misscheduled: number;
}

export interface JobReport extends ObjectReport {
  readonly suspended: boolean;
  readonly parallelism: number;
  readonly completions: number | null;
  readonly backoffLimit: number;
  readonly active: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly startedAt: number | null;
  readonly completedAt: number | null;
  readonly template: TemplateReport;
  readonly conditions: readonly ConditionReport[];
}

export interface CronJobReport extends ObjectReport {
  readonly schedule: string;
  /** IANA name; "" for the controller's own. */
  readonly timeZone: string;
  readonly suspended: boolean;
  readonly startingDeadlineMs: number | null;
  readonly active: readonly string[];
  readonly lastScheduledAt: number | null;
  readonly lastSucceededAt: number | null;
  readonly template: TemplateReport;
}

export interface ServiceReport extends ObjectReport {
  readonly type: "ClusterIP" | "NodePort" | "LoadBalancer" | "ExternalName";
  readonly selector: Readonly<Record<string, string>>;
  readonly clusterIps: readonly string[];
  readonly externalIps: readonly string[];
  readonly externalName: string;
  readonly ports: readonly {
    readonly name: string;
    readonly port: number;
    readonly targetPort: string;
    /** 0: none. */
    readonly nodePort: number;
    readonly proto: "tcp" | "udp" | "sctp";
  }[];
  /** Addresses that a load balancer gave it: an IP or a host name. */
  readonly balancers: readonly string[];
}

export interface EndpointSliceReport extends ObjectReport {
  /** The label kubernetes.io/service-name; "" if none. */
  readonly serviceName: string;
  readonly endpoints: readonly {
    readonly addresses: readonly string[];
    readonly ready: boolean;
    readonly serving: boolean;
    readonly terminating: boolean;
    /** What stands behind it, as "Pod" and its name; null if nothing is named. */
    readonly target: { readonly kind: string; readonly namespace: string; readonly name: string } | null;
    readonly nodeName: string;
  }[];
  readonly ports: readonly { readonly name: string; readonly port: number; readonly proto: "tcp" | "udp" | "sctp" }[];
}

export interface IngressReport extends ObjectReport {
  readonly className: string;
  readonly balancers: readonly string[];
  readonly routes: readonly {
    /** "" for every host. */
    readonly host: string;
    readonly path: string;
    readonly tls: boolean;
    readonly serviceName: string;
    readonly servicePort: string;
  }[];
}

export interface NetworkPolicyReport extends ObjectReport {
  readonly selector: SelectorReport;
  readonly ingress: boolean;
  readonly egress: boolean;
}

export interface ClaimReport extends ObjectReport {
  readonly phase: "Pending" | "Bound" | "Lost";
  /** null: none named. */
  readonly storageClass: string | null;
  readonly volumeName: string;
  readonly accessModes: readonly string[];
  readonly capacity: string;
}

export interface VolumeReport extends ObjectReport {
  readonly phase: string;
  readonly storageClass: string;
  readonly capacity: string;
  readonly claim: { readonly namespace: string; readonly name: string } | null;
  readonly kind: "nfs" | "host-path" | "local" | "csi" | "other";
  /** "server:/path" of NFS, a path of a host, a CSI driver's name. */
  readonly source: string;
}

export interface StorageClassReport extends ObjectReport {
  readonly provisioner: string;
  readonly waitsForConsumer: boolean;
  readonly isDefault: boolean;
}

export interface AutoscalerReport extends ObjectReport {
  readonly target: { readonly kind: string; readonly name: string };
  readonly min: number;
  readonly max: number;
  readonly current: number;
  readonly desired: number;
  readonly conditions: readonly ConditionReport[];
}

export interface BudgetReport extends ObjectReport {
  readonly selector: SelectorReport;
  readonly disruptionsAllowed: number;
  readonly currentHealthy: number;
  readonly desiredHealthy: number;
}

/** At most the newest thousand of a cluster are kept. */
export interface EventReport extends ObjectReport {
  readonly type: "Normal" | "Warning";
  readonly reason: string;
  readonly message: string;
  readonly count: number;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  readonly about: { readonly kind: string; readonly namespace: string; readonly name: string; readonly uid: string };
}
