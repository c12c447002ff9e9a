import { noCounts, type Tier } from "../health";
import type { NodeId } from "../ids";
import type { ClusterNode, NamespaceNode, PodNode, ServiceNode, WorkloadNode } from "./cluster-nodes";

/** Small builders of a cluster's published nodes for tests; the cluster is `home` unless said otherwise. */
const base = {
  health: { tier: "ok" as Tier, reason: { code: "x", data: {} }, since: null },
  slot: { column: 0, order: 0, columns: 0 },
  sourceId: "home",
};

export const cluster = (parentId: NodeId | null, over: Partial<ClusterNode> = {}): ClusterNode => ({
  ...base,
  id: "cluster:home",
  parentId,
  kind: "cluster",
  name: "home",
  address: null,
  version: "Kubernetes 1.34",
  counts: noCounts,
  alsoIn: [],
  placed: { code: "x", data: {} },
  notPermitted: [],
  ...over,
});

/** One in which something runs. */
export const namespace = (name: string, over: Partial<NamespaceNode> = {}): NamespaceNode => ({
  ...base,
  id: `namespace:home/${name}`,
  parentId: "cluster:home",
  kind: "namespace",
  name,
  counts: { ...noCounts, ok: 1 },
  ...over,
});

/** One ready replica of a Deployment in the namespace `media`. */
export const workload = (name: string, over: Partial<WorkloadNode> = {}): WorkloadNode => {
  const { workloadKind = "Deployment", namespace: around = "media" } = over;
  return {
    ...base,
    id: `workload:home/${workloadKind}/${around}/${name}`,
    parentId: `namespace:home/${around}`,
    kind: "workload",
    name,
    workloadKind,
    namespace: around,
    incarnation: name,
    imageRef: `${name}:1`,
    images: [`${name}:1`],
    ready: 1,
    desired: 1,
    restartCount: 0,
    state: "running",
    app: null,
    alsoIn: [],
    placed: { code: "x", data: {} },
    ports: [],
    addresses: [],
    services: [],
    labels: [],
    operationId: null,
    breach: false,
    ...over,
  };
};

export const pod = (name: string, of: WorkloadNode, over: Partial<PodNode> = {}): PodNode => ({
  ...base,
  id: `pod:home/${name}`,
  parentId: of.id,
  kind: "pod",
  name,
  nodeName: "node-1",
  hostId: null,
  addresses: [],
  ready: 1,
  containers: 1,
  restartCount: 0,
  startedAt: null,
  ...over,
});

export const front = (kind: "service" | "ingress", name: string, over: Partial<ServiceNode> = {}): ServiceNode => ({
  ...base,
  id: `${kind}:home/media/${name}`,
  parentId: "namespace:home/media",
  kind,
  name,
  namespace: "media",
  serviceType: kind === "service" ? "ClusterIP" : "traefik",
  addresses: [],
  ports: [],
  alsoIn: [],
  ...over,
});
