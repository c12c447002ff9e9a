// Kubernetes objects in short: what every fixture would repeat.

const appLabel = "app.kubernetes.io/name";

const forever = "trap 'exit 0' TERM; while :; do sleep 1 & wait $!; done";
export const sh = (text) => ["/bin/sh", "-c", text];
/** Needs one process where a loop would fork each second. */
const asleep = ["/bin/sleep", "1000000"];

/** Keeps what a container wrote over its own restarts. */
const memory = { volumes: [{ name: "state", emptyDir: {} }], mounts: [{ name: "state", mountPath: "/state" }] };

/** Does something once, and from its second start on just runs. */
export const firstTime = (deed) => ({
  ...memory,
  command: sh(`if [ -e /state/again ]; then ${forever}; else touch /state/again; ${deed}; fi`),
});

/** Fails `times` starts, then runs. */
export const failing = (times) => ({
  ...memory,
  command: sh(
    `n=$(cat /state/n 2>/dev/null || echo 0); echo $((n+1)) > /state/n; [ "$n" -lt ${times} ] && exit 1; ${forever}`,
  ),
});

/** The kubelet knocks by itself: a command would be a process more each time, in every such pod. */
const knock = (more) => ({ readinessProbe: { tcpSocket: { port: 9 }, ...more } });
/** A check that never passes: nobody listens there. */
export const neverReady = knock({ periodSeconds: 2, failureThreshold: 1 });
/** A check that will not be made for a long time. */
export const notYetReady = knock({ initialDelaySeconds: 3000 });
/** The kernel ends it: its own first process asks for more than it may have. */
export const hog = {
  command: ["/bin/tail", "/dev/zero"],
  resources: { requests: { memory: "8Mi" }, limits: { memory: "16Mi" } },
};

/**
 * A pod's spec. `options` are those of its one container (`command`, `image`, probes, …) with `mounts`; `spec` holds the
 * pod's own fields, `volumes` its volumes.
 */
export function podSpec({ volumes, mounts, spec = {}, ...container } = {}) {
  return {
    terminationGracePeriodSeconds: 1,
    ...(volumes && { volumes }),
    containers: [
      {
        name: "main",
        image: "bulkhead-lab/busybox:1",
        imagePullPolicy: "IfNotPresent",
        command: asleep,
        ...(mounts && { volumeMounts: mounts }),
        ...container,
      },
    ],
    ...spec,
  };
}

export const object = (apiVersion, kind, name, rest = {}) => ({
  apiVersion,
  kind,
  ...rest,
  metadata: { name, ...rest.metadata },
});

const labels = (name) => ({ [appLabel]: name });
const template = (name, options) => ({ metadata: { labels: labels(name) }, spec: podSpec(options) });
const workload =
  (kind) =>
  (name, options, spec = {}) =>
    object("apps/v1", kind, name, {
      metadata: { labels: labels(name) },
      spec: { selector: { matchLabels: labels(name) }, template: template(name, options), ...spec },
    });

export const pod = (name, options, metadata = {}) =>
  object("v1", "Pod", name, { metadata: { labels: labels(name), ...metadata }, spec: podSpec(options) });
export const once = (name, options) => pod(name, { ...options, spec: { restartPolicy: "Never", ...options?.spec } });

export const deployment = workload("Deployment");
export const replicaSet = workload("ReplicaSet");
export const daemonSet = workload("DaemonSet");
export const statefulSet = (name, options, spec = {}) =>
  workload("StatefulSet")(name, options, { serviceName: name, ...spec });

export const job = (name, options, spec = {}) =>
  object("batch/v1", "Job", name, { spec: jobSpec(name, options, spec) });

function jobSpec(name, options, spec) {
  const { metadata, spec: inside } = template(name, options);
  return { backoffLimit: 0, template: { metadata, spec: { restartPolicy: "Never", ...inside } }, ...spec };
}

export const cronJob = (name, options, spec = {}, ofJob = {}) =>
  object("batch/v1", "CronJob", name, {
    spec: { schedule: "* * * * *", jobTemplate: { spec: jobSpec(name, options, ofJob) }, ...spec },
  });

/** A Service before the pods of the workload `of`, unless told. */
export const service = (name, { of = name, ...spec } = {}) =>
  object("v1", "Service", name, {
    spec: { selector: labels(of), ports: [{ name: "http", port: 80, targetPort: 8080 }], ...spec },
  });

export const claim = (name, spec = {}) =>
  object("v1", "PersistentVolumeClaim", name, {
    spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Mi" } }, ...spec },
  });

/** No two of its pods on one node. */
export const apart = (name) => ({
  affinity: {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        { topologyKey: "kubernetes.io/hostname", labelSelector: { matchLabels: labels(name) } },
      ],
    },
  },
});
