import type { ConditionReport } from "../cluster-report/object";
import type { PodContainerReport, PodReport } from "../cluster-report/pods";
import type { ContainerSpecReport, TemplateReport } from "../cluster-report/templates";
import { t0 } from "./samples";

/** Small builders for tests, as those of `cluster-samples`: pods and what they are made of. */
export const hour = 3_600_000;

/** What all objects have. */
export const object = (name: string, namespace = "default") => ({
  uid: `uid-${namespace}-${name}`,
  resourceVersion: "1",
  namespace,
  name,
  createdAt: t0 - hour,
  deletedAt: null,
  labels: {},
  owner: null,
});

export const condition = (
  type: string,
  status: ConditionReport["status"] = "True",
  over: Partial<ConditionReport> = {},
): ConditionReport => ({ type, status, reason: "", message: "", changedAt: t0 - hour, ...over });

export const containerSpec = (name: string, over: Partial<ContainerSpecReport> = {}): ContainerSpecReport => ({
  name,
  init: false,
  imageRef: `${name}:1`,
  command: "",
  envNames: [],
  envSources: [],
  mentions: [],
  ports: [],
  mounts: [],
  requests: { cpu: "", memory: "" },
  limits: { cpu: "", memory: "" },
  probes: [],
  ...over,
});

export const template = (name: string, over: Partial<TemplateReport> = {}): TemplateReport => ({
  labels: { app: name },
  serviceAccount: "default",
  hostNetwork: false,
  nodeSelector: {},
  affinities: [],
  containers: [containerSpec(name)],
  volumes: [],
  configs: [],
  ...over,
});

export const podContainer = (name: string, over: Partial<PodContainerReport> = {}): PodContainerReport => ({
  name,
  imageRef: `${name}:1`,
  imageId: "",
  ready: true,
  started: true,
  restartCount: 0,
  sidecar: false,
  state: { kind: "running", startedAt: t0 - hour },
  lastState: null,
  ...over,
});

export const ended = (exitCode: number, finishedAt: number, reason = exitCode === 0 ? "Completed" : "Error") =>
  ({
    kind: "terminated",
    reason,
    message: "",
    exitCode,
    signal: 0,
    startedAt: finishedAt - 1_000,
    finishedAt,
  }) as const;

export const pod = (name: string, over: Partial<PodReport> = {}): PodReport => ({
  ...object(name, over.namespace),
  phase: "Running",
  reason: "",
  message: "",
  nodeName: "n1",
  hostNetwork: false,
  podIps: ["10.42.0.5"],
  hostIps: ["10.0.10.21"],
  startedAt: t0 - hour,
  graceSeconds: 30,
  conditions: [condition("PodScheduled"), condition("Ready")],
  initContainers: [],
  containers: [podContainer("app")],
  revision: "",
  template: template("app"),
  ...over,
});

/** A pod that its owner made. */
export const podOf = (
  owner: { kind: string; name: string; namespace?: string },
  id: string,
  over: Partial<PodReport> = {},
): PodReport =>
  pod(`${owner.name}-${id}`, {
    owner: { kind: owner.kind, name: owner.name, uid: `uid-${owner.namespace ?? "default"}-${owner.name}` },
    ...(owner.namespace ? { namespace: owner.namespace } : {}),
    ...over,
  });
