import type { NewObject } from "../../cluster/objects.ts";

/** A workload of a scenario in few words; what is not said is as a chart would have it. */
export interface WorkloadSpec {
  readonly image: string;
  readonly replicas?: number;
  readonly port?: number;
  readonly hostNetwork?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Variables from a secret: name of the variable to "secret/key". */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Path in the container to the claim, or to "config:name", "host:/path"; "!ro" behind it: only to read. */
  readonly mounts?: Readonly<Record<string, string>>;
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly initImage?: string;
  readonly memory?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Fields of the workload's own spec. */
  readonly spec?: object;
}

/** Written on what Helm has installed, and on what Argo CD keeps in step with a repository. */
export const byHelm = (chart: string) => ({ "app.kubernetes.io/managed-by": "Helm", "helm.sh/chart": chart });
export const byArgo = (app: string) => ({ "argocd.argoproj.io/instance": app });

const nameLabel = "app.kubernetes.io/name";

export const deployment = (namespace: string, name: string, said: WorkloadSpec): NewObject =>
  workload("Deployment", namespace, name, said, {
    replicas: said.replicas ?? 1,
    strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    progressDeadlineSeconds: 120,
    revisionHistoryLimit: 10,
  });

export const statefulSet = (namespace: string, name: string, said: WorkloadSpec): NewObject =>
  workload("StatefulSet", namespace, name, said, {
    replicas: said.replicas ?? 1,
    serviceName: name,
    podManagementPolicy: "OrderedReady",
    updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: 0 } },
  });

export const daemonSet = (namespace: string, name: string, said: WorkloadSpec): NewObject =>
  workload("DaemonSet", namespace, name, said, {
    updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
  });

function workload(kind: string, namespace: string, name: string, said: WorkloadSpec, own: object): NewObject {
  const labels = { [nameLabel]: name };
  return {
    apiVersion: "apps/v1",
    kind,
    metadata: { name, namespace, labels: { ...labels, ...said.labels }, annotations: said.annotations ?? {} },
    spec: { ...own, selector: { matchLabels: labels }, template: template(name, labels, said), ...said.spec },
    status: {},
  };
}

export const job = (namespace: string, name: string, said: WorkloadSpec): NewObject => ({
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: { name, namespace, labels: { [nameLabel]: name, ...said.labels } },
  spec: { ...jobSpec(name, said), ...said.spec },
});

export const cronJob = (namespace: string, name: string, schedule: string, said: WorkloadSpec): NewObject => ({
  apiVersion: "batch/v1",
  kind: "CronJob",
  metadata: { name, namespace, labels: { [nameLabel]: name, ...said.labels } },
  spec: {
    schedule,
    concurrencyPolicy: "Forbid",
    successfulJobsHistoryLimit: 2,
    failedJobsHistoryLimit: 1,
    suspend: false,
    jobTemplate: { spec: jobSpec(name, said) },
    ...said.spec,
  },
  status: {},
});

const jobSpec = (name: string, said: WorkloadSpec) => ({
  backoffLimit: 2,
  template: withPolicy(template(name, { [nameLabel]: name }, said), "Never"),
});

const withPolicy = (made: ReturnType<typeof template>, restartPolicy: string) => ({
  ...made,
  spec: { ...made.spec, restartPolicy },
});

/** One that nothing looks after. */
export const barePod = (namespace: string, name: string, said: WorkloadSpec): NewObject => {
  const { metadata, spec } = template(name, { [nameLabel]: name }, said);
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { ...metadata, name, namespace },
    spec: { ...spec, restartPolicy: "Always" },
    status: { phase: "Pending" },
  };
};

function template(name: string, labels: Readonly<Record<string, string>>, said: WorkloadSpec) {
  const { image, port, env = {}, secrets = {}, mounts = {}, initImage, memory = "128Mi" } = said;
  const volumes = new Map(Object.values(mounts).map((source) => [volumeName(source), volumeOf(source)]));
  const volumeMounts = Object.entries(mounts).map(([mountPath, source]) => ({
    name: volumeName(source),
    mountPath,
    ...(source.endsWith("!ro") ? { readOnly: true } : {}),
  }));
  const container = {
    name,
    image,
    imagePullPolicy: "IfNotPresent",
    ...(port ? { ports: [{ name: "http", containerPort: port, protocol: "TCP" }] } : {}),
    ...(port
      ? {
          readinessProbe: {
            httpGet: { path: "/health", port: "http", scheme: "HTTP" },
            periodSeconds: 5,
            failureThreshold: 3,
          },
        }
      : {}),
    env: [
      ...Object.entries(env).map(([key, value]) => ({ name: key, value })),
      ...Object.entries(secrets).map(([variable, from]) => {
        const [secret, key] = from.split("/");
        return { name: variable, valueFrom: { secretKeyRef: { name: secret, key } } };
      }),
    ],
    resources: { requests: { cpu: "50m", memory }, limits: { memory } },
    volumeMounts,
  };
  return {
    metadata: { labels },
    spec: {
      containers: [container],
      ...(initImage
        ? { initContainers: [{ name: "prepare", image: initImage, command: ["sh", "-c", "chown -R 1000 /data"] }] }
        : {}),
      volumes: [...volumes].map(([volume, source]) => ({ name: volume, ...source })),
      ...(said.nodeSelector ? { nodeSelector: said.nodeSelector } : {}),
      ...(said.hostNetwork ? { hostNetwork: true } : {}),
      serviceAccountName: "default",
      terminationGracePeriodSeconds: 30,
    },
  };
}

const volumeName = (source: string): string =>
  source
    .replace("!ro", "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

function volumeOf(source: string): object {
  const [, kind, rest = ""] = /^(?:(config|host):)?(.*?)(?:!ro)?$/.exec(source) ?? [];
  if (kind === "config") return { configMap: { name: rest } };
  if (kind === "host") return { hostPath: { path: rest, type: "DirectoryOrCreate" } };
  return { persistentVolumeClaim: { claimName: rest } };
}
