import type { MentionReport } from "../engine-report";

/** What a pod is made from, of a workload's template or of the pod itself. The same template is the same object. */
export interface TemplateReport {
  readonly labels: Readonly<Record<string, string>>;
  readonly serviceAccount: string;
  readonly hostNetwork: boolean;
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly affinities: readonly AffinityReport[];
  readonly containers: readonly ContainerSpecReport[];
  readonly volumes: readonly PodVolumeReport[];
  /** Non-optional and optional secrets and config maps that it starts with, by name; never their content. */
  readonly configs: readonly ConfigReferenceReport[];
}

export interface ContainerSpecReport {
  readonly name: string;
  readonly init: boolean;
  readonly imageRef: string;
  readonly command: string;
  readonly envNames: readonly string[];
  /** Where those of its variables come from that are not written in the spec itself: names, never a value. */
  readonly envSources: readonly EnvSourceReport[];
  /** Whom its variables and its command name as somebody to talk to. Stays on the server. */
  readonly mentions: readonly MentionReport[];
  readonly ports: readonly ContainerPortReport[];
  readonly mounts: readonly { readonly volume: string; readonly path: string; readonly readOnly: boolean }[];
  /** As written, "250m", "64Mi"; "" where nothing is. */
  readonly requests: { readonly cpu: string; readonly memory: string };
  readonly limits: { readonly cpu: string; readonly memory: string };
  readonly probes: readonly ProbeReport[];
}

export interface EnvSourceReport {
  /** The variable; of a source that is taken whole, what its keys get in front, mostly "". */
  readonly name: string;
  /** All its keys become variables (`envFrom`). */
  readonly isWhole: boolean;
  readonly kind: "ConfigMap" | "Secret" | "field" | "resource";
  /** Name of the config map or secret; the field's path, "status.podIP", or the resource's name. */
  readonly source: string;
  /** The key in it; "" where there is none. */
  readonly key: string;
}

/** Where its pods must, or would rather, run. */
export interface AffinityReport {
  /** On such nodes; near such pods; away from such pods. */
  readonly kind: "nodes" | "near" | "away";
  readonly isRequired: boolean;
  /** One of these has to hold, each as written: "zone in (a, b), ssd exists". */
  readonly anyOf: readonly string[];
  /** Of pods: the label of nodes within which they are near; "" of nodes. */
  readonly within: string;
}

export interface ContainerPortReport {
  readonly name: string;
  readonly port: number;
  readonly proto: "tcp" | "udp" | "sctp";
  /** 0: none. */
  readonly hostPort: number;
  readonly hostIp: string;
}

export interface ProbeReport {
  readonly kind: "liveness" | "readiness" | "startup";
  /** "http :8080/healthz", "tcp :5432", "exec", "grpc :9000". */
  readonly does: string;
  readonly initialDelayMs: number;
  readonly periodMs: number;
  readonly timeoutMs: number;
  readonly failureThreshold: number;
}

export interface PodVolumeReport {
  readonly name: string;
  readonly kind: "claim" | "host-path" | "nfs" | "config" | "secret" | "empty-dir" | "other";
  /** The claim's name, a path of the host, "server:/path", a config's name; "" else. */
  readonly source: string;
}

export interface ConfigReferenceReport {
  readonly kind: "ConfigMap" | "Secret";
  readonly name: string;
  readonly optional: boolean;
  readonly how: "volume" | "env";
}
