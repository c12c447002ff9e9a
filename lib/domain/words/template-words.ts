import type { AffinityReport, ContainerPortReport, ProbeReport } from "../cluster-report/templates";
import type { ClaimPart, EndingDetail, EnvPart, VolumePart } from "../workload-detail/model";
import { spanWords } from "./time-words";
import { plural } from "./wording";

/** "Must run on nodes where zone in (a, b)"; for those near or away from pods, which, and within what. */
export function affinityWords({ kind, isRequired, anyOf, within }: AffinityReport): string {
  const rule = anyOf.join(", or ");
  const same = within === "" ? "" : `, by ${within}`;
  if (kind === "nodes") return `${isRequired ? "Must run" : "Would rather run"} on nodes where ${rule}`;
  const near = kind === "near" ? "near" : "away from";
  return `${isRequired ? "Must run" : "Would rather run"} ${near} pods where ${rule}${same}`;
}

const probeKinds: Readonly<Record<ProbeReport["kind"], string>> = {
  liveness: "Liveness",
  readiness: "Readiness",
  startup: "Startup",
};

export const probeName = ({ kind }: ProbeReport): string => probeKinds[kind];

/** "http :8080/healthz every 10 s, 3 failures in a row count, 1 s to answer, first after 5 s". */
export const probeWords = ({ does, periodMs, failureThreshold, timeoutMs, initialDelayMs }: ProbeReport): string =>
  [
    `${does === "exec" ? "a command in the container" : does} every ${spanWords(periodMs)}`,
    `${plural(failureThreshold, "failure")} in a row ${failureThreshold === 1 ? "counts" : "count"}`,
    `${spanWords(timeoutMs)} to answer`,
    initialDelayMs > 0 ? `first after ${spanWords(initialDelayMs)}` : "",
  ]
    .filter(Boolean)
    .join(", ");

/** "tcp 8080 (http), on the node's port 80". */
export const containerPortWords = ({ name, port, proto, hostPort, hostIp }: ContainerPortReport): string =>
  `${proto} ${port}${name === "" ? "" : ` (${name})`}` +
  (hostPort > 0 ? `, on the node's ${hostIp === "" ? "" : `address ${hostIp}, `}port ${hostPort}` : "");

/** Of a request or a limit: "250m CPU, 64Mi memory"; "none" where nothing is written. */
export const resourceWords = ({ cpu, memory }: { readonly cpu: string; readonly memory: string }): string =>
  [cpu === "" ? "" : `${cpu} CPU`, memory === "" ? "" : `${memory} memory`].filter(Boolean).join(", ") || "none";

/** "Secret db, key password", "field status.podIP": where a variable comes from; "" where it is written in the spec. */
export function envWords({ from, source, key }: EnvPart): string {
  if (from === "written") return "";
  const name = source === null ? "" : ` ${source}`;
  return `${from}${name}${key === "" ? "" : `, key ${key}`}`;
}

const volumeKinds: Readonly<Record<VolumePart["kind"], string>> = {
  claim: "PersistentVolumeClaim",
  "host-path": "path of the node",
  nfs: "NFS",
  config: "ConfigMap",
  secret: "Secret",
  "empty-dir": "emptyDir, gone with the pod",
  other: "another kind of volume",
};

/** "ConfigMap web-config", "path of the node /var/log". */
export const volumeWords = ({ kind, source }: Pick<VolumePart, "kind" | "source">): string =>
  source ? `${volumeKinds[kind]} ${source}` : volumeKinds[kind];

/** Signals of the platform that people know by name. */
const signals: Readonly<Record<number, string>> = { 6: "SIGABRT", 9: "SIGKILL", 11: "SIGSEGV", 15: "SIGTERM" };

/** "OOMKilled, exit 137 (SIGKILL)": why it ended. 128 and more is a shell's word for a signal. */
export function endingWords({
  reason,
  exitCode,
  signal,
}: Pick<EndingDetail, "reason" | "exitCode" | "signal">): string {
  const by = signals[signal > 0 ? signal : exitCode - 128];
  return `${reason === "" ? "Ended" : reason}, exit ${exitCode}${by ? ` (${by})` : ""}`;
}

const phases: Readonly<Record<ClaimPart["phase"], string>> = {
  Bound: "bound",
  Pending: "waits for a volume",
  Lost: "has lost its volume",
  missing: "is not there",
  unknown: "state not known",
};

/** "bound, 8Gi, class local-path". */
export const claimWords = ({ phase, capacity, storageClass }: ClaimPart): string =>
  [phases[phase], capacity, storageClass === "" ? "" : `class ${storageClass}`].filter(Boolean).join(", ");
