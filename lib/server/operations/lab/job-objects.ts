import "server-only";

/** For tests on a real cluster: Jobs of a namespace that fail until its ConfigMap `mended` is there. */
export function jobObjects(space: string) {
  /** Ends with what CODE says, 1 where nothing does: a Job that fails and, once somebody has mended it, succeeds. */
  const podOf = (name: string) => ({
    metadata: { labels: { app: name } },
    spec: {
      restartPolicy: "Never",
      terminationGracePeriodSeconds: 1,
      containers: [
        {
          name: "main",
          image: "bulkhead-lab/busybox:1",
          imagePullPolicy: "IfNotPresent",
          command: ["/bin/sh", "-c", `exit \${CODE:-1}`],
          env: [{ name: "CODE", valueFrom: { configMapKeyRef: { name: "mended", key: "code", optional: true } } }],
        },
      ],
    },
  });
  const job = (name: string) => ({
    ...{ apiVersion: "batch/v1", kind: "Job", metadata: { name, namespace: space, labels: { app: name } } },
    spec: { backoffLimit: 0, template: podOf(name) },
  });
  const cronJob = (name: string) => ({
    ...{ apiVersion: "batch/v1", kind: "CronJob", metadata: { name, namespace: space } },
    spec: {
      schedule: "0 0 1 1 *",
      jobTemplate: {
        metadata: { labels: { team: "ops" }, annotations: { note: "kept" } },
        spec: { backoffLimit: 0, template: podOf(name) },
      },
    },
  });
  const mended = {
    ...{ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "mended", namespace: space } },
    data: { code: "0" },
  };
  return { job, cronJob, mended };
}
