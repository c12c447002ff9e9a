import "server-only";
import { type Json, record } from "@/lib/server/sources/read";
import { defineAct, type WriteRight } from "./act";

const creates: WriteRight = { group: "batch", resource: "jobs", verb: "create" };

/** As `kubectl create job --from=cronjob/…`: its controller counts the run as one of its own and cleans up after it. */
export const runNow = defineAct<"run-now">(
  { CronJob: creates },
  ({ job }, { name, uid }, _revision, whole) => {
    const { metadata, spec } = record(record(whole.spec).jobTemplate);
    const { labels, annotations } = record(metadata);
    const owner = { apiVersion: "batch/v1", kind: "CronJob", name, uid, controller: true };
    return toRequest(job, {
      labels: record(labels),
      annotations: { ...record(annotations), "cronjob.kubernetes.io/instantiate": "manual" },
      ownerReferences: [owner],
      spec: record(spec),
    });
  },
  { copies: true },
);

/** The same again under another name; the old one is kept as it is. Its annotations are tools' notes on the old one. */
export const retryJob = defineAct<"retry-job">(
  { Job: creates },
  ({ job }, _object, _revision, whole) => {
    const labels = withoutOwn(record(whole.metadata).labels);
    // What ties it to its own pods; the new one is given its own.
    const { selector, manualSelector, template, ...spec } = record(whole.spec);
    const { metadata, ...pods } = record(template);
    const meta = record(metadata);
    const own = { ...pods, metadata: { ...meta, labels: withoutOwn(meta.labels) } };
    return toRequest(job, { labels, spec: { ...spec, template: own } });
  },
  { copies: true },
);

/** What the API server writes into every Job and its pods, by its old names and its new ones. */
const ownLabels: ReadonlySet<string> = new Set([
  "controller-uid",
  "job-name",
  "batch.kubernetes.io/controller-uid",
  "batch.kubernetes.io/job-name",
]);

const withoutOwn = (labels: unknown): Json =>
  Object.fromEntries(Object.entries(record(labels)).filter(([key]) => !ownLabels.has(key)));

const toRequest = (
  name: string,
  { spec, ...metadata }: { readonly spec: Json; readonly [field: string]: unknown },
) => ({
  method: "POST" as const,
  makes: "Job" as const,
  body: { apiVersion: "batch/v1", kind: "Job", metadata: { name, ...metadata }, spec },
});
