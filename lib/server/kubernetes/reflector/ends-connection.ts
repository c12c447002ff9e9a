import "server-only";
import type { ClusterFailure } from "@/lib/domain/words/cluster-failure-words";
import type { ClusterTrouble } from "../trouble";

const whole: ReadonlySet<ClusterFailure> = new Set<ClusterFailure>([
  "refused",
  "unreachable",
  "dns",
  "timeout",
  "silent",
  "tls-expired",
  "tls-untrusted",
  "tls-wrong-host",
  "tls-client-refused",
  "tls-material",
  "credentials-expired",
  "credentials-refused",
  "not-tls",
  "wants-tls",
  "config",
  "exec-not-allowed",
  "exec-failed",
]);

/** Whether a failure is about the whole cluster, not about what was asked for. */
export const endsConnection = ({ why }: ClusterTrouble): boolean => whole.has(why);
