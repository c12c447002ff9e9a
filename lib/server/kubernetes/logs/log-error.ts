import "server-only";
import { BulkheadError, isBulkheadError } from "@/lib/domain/failure";
import { toClusterError, toTrouble } from "../errors";
import type { PodLogWish } from "../types";

const waitsToStart = /is waiting to start: ([\w.-]+)/;
const hasNoPrevious = /previous terminated container .* not found/;
const isNoContainer = /container .* is not valid for pod/;
/** What the API server says when it asks the kubelet for the log and gets no further. */
const kubeletFailed = /containerLogs|dial tcp|proxy error|kubelet|no preferred addresses|connection refused/i;

/** A log that can't be read, in a sentence: what, where, why, and what to do where that is known. */
export function toLogError(clusterName: string, wish: PodLogWish, cause: unknown): BulkheadError {
  if (isBulkheadError(cause)) return cause;
  const { status, detail } = toTrouble(cause);
  const { pod, namespace, container, nodeName } = wish;
  const cluster = `Cluster "${clusterName}"`;
  if (status === 400 && hasNoPrevious.test(detail))
    return new BulkheadError(
      "not-found",
      `Container ${container} of ${pod} has no log from before: it has not restarted.`,
      {
        cause,
      },
    );
  const [, waitsFor] = (status === 400 && waitsToStart.exec(detail)) || [];
  if (waitsFor)
    return new BulkheadError("conflict", `Container ${container} of ${pod} waits to start: ${waitsFor}.`, { cause });
  if (status === 400 && isNoContainer.test(detail))
    return new BulkheadError("not-found", `Pod ${pod} has no container ${container}.`, { cause });
  if (status === 403)
    return new BulkheadError(
      "forbidden",
      `${cluster} doesn't let Bulkhead's account read logs in ${namespace} (get pods/log). Bind it to Bulkhead's observe role.`,
      { cause },
    );
  if (status === 404)
    return new BulkheadError("not-found", `${cluster} has no pod ${pod} in ${namespace} any more.`, { cause });
  if (status !== null && status >= 500 && kubeletFailed.test(detail))
    return new BulkheadError(
      "unreachable",
      `${cluster} can't reach the kubelet of ${nodeName || "its node"}, which has the log of ${pod}: ${detail.replace(/\.$/, "")}. Check that the node runs.`,
      { cause },
    );
  return toClusterError(clusterName, cause);
}
