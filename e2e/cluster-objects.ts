import { run } from "./lab/run.mjs";
import { labKubeconfig } from "./with-cluster";

/** `kubectl` as the lab's admin; gives what it printed. */
export const kubectl = async (args: readonly string[], input?: string): Promise<string> =>
  String(await run("kubectl", ["--kubeconfig", labKubeconfig, ...args], { input }));

/** Creates or changes them and waits for none. */
export const applyObjects = (items: readonly object[]): Promise<string> =>
  kubectl(["apply", "-f", "-"], JSON.stringify({ apiVersion: "v1", kind: "List", items }));

const container = { name: "main", image: "bulkhead-lab/busybox:1", command: ["/bin/sleep", "100000"] };

/** A container of the lab's own image that sleeps, and ends at once when it is asked to. */
export const podSpec = {
  terminationGracePeriodSeconds: 1,
  containers: [{ ...container, imagePullPolicy: "IfNotPresent" }],
};

export const deployment = (namespace: string, name: string, replicas = 1) => {
  const labels = { app: name };
  return {
    ...{ apiVersion: "apps/v1", kind: "Deployment", metadata: { name, namespace } },
    spec: { replicas, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: podSpec } },
  };
};

/** One that is not due before next year. */
export const cronJob = (namespace: string, name: string) => ({
  ...{ apiVersion: "batch/v1", kind: "CronJob", metadata: { name, namespace } },
  spec: {
    schedule: "0 0 1 1 *",
    jobTemplate: { spec: { template: { spec: { ...podSpec, restartPolicy: "Never" } } } },
  },
});
