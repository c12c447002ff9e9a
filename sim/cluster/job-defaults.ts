import type { NewObject } from "./objects.ts";
import { uuid } from "./store.ts";

/** What the API server writes into every Job that is made: labels by which it knows its own pods. */
export function withJobDefaults(job: NewObject): NewObject {
  const { name, namespace = "" } = job.metadata;
  const uid = uuid(`${namespace}/${name}`);
  const own = {
    "batch.kubernetes.io/controller-uid": uid,
    "batch.kubernetes.io/job-name": name,
    "controller-uid": uid,
    "job-name": name,
  };
  const { template = {}, ...spec } = job.spec ?? {};
  return {
    ...job,
    metadata: { ...job.metadata, labels: { ...job.metadata.labels, ...own } },
    spec: {
      parallelism: 1,
      completions: 1,
      backoffLimit: 6,
      ...spec,
      selector: { matchLabels: { "batch.kubernetes.io/controller-uid": uid } },
      template: { ...template, metadata: { ...template.metadata, labels: { ...template.metadata?.labels, ...own } } },
    },
    status: {},
  };
}
