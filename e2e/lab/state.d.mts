/** Paths of PEM files. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

export interface LabEngine {
  readonly name: "old" | "new";
  /** Path of its unix socket. */
  readonly socket: string;
  readonly version: string;
  readonly apiVersion: string;
  readonly minApiVersion: string;
  /** Absent when the engine is a contributor's own (LAB_DOCKER_HOST), as are the next three. */
  readonly folder?: string;
  readonly namespace?: string;
  /** Its host's addresses as the panel sees them; ports published by its containers answer there. */
  readonly address?: string;
  readonly secondAddress?: string;
}

export interface LabTls extends Certificate {
  readonly host: string;
  readonly port: number;
  readonly ca: string;
  readonly expiredClient: Certificate;
  readonly strangerClient: Certificate;
  readonly strangerCa: string;
}

export interface LabSsh {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** May sign in with the same key, may not open the engine's socket. */
  readonly unprivilegedUser: string;
  readonly keyPath: string;
  readonly strangerKeyPath: string;
  /** "SHA256:…" */
  readonly hostKeyFingerprint: string;
  /** The same sshd with another host key. */
  readonly changed: { readonly port: number; readonly hostKeyFingerprint: string };
  /** The old engine's socket on the far side. */
  readonly socket: string;
}

/** Ports on 127.0.0.1 of endpoints that misbehave. */
export interface OddEngines {
  readonly host: string;
  readonly expired: number;
  readonly untrusted: number;
  readonly wrongHost: number;
  /** tcp without TLS, to the newer engine. */
  readonly plain: number;
  readonly garbage: number;
  /** Answers 500 to everything. */
  readonly failing: number;
  /** Takes the connection and never answers. */
  readonly silent: number;
  readonly tooOld: number;
}

export interface LabImages {
  readonly busybox: string;
  readonly healthy: string;
  readonly defaults: string;
  readonly app: Readonly<Record<"repository" | "latest" | "v1" | "v2" | "crashing" | "sick" | "unstartable", string>>;
}

export interface Skipped {
  readonly part?: string;
  readonly row?: string;
  readonly rule?: string;
  /** "impossible": this kernel or file system cannot. "missing": somebody could install it; a failure with CI=true. */
  readonly kind: "impossible" | "missing";
  readonly reason: string;
}

export interface LabNode {
  readonly name: string;
  /** Its InternalIP; node ports answer there. */
  readonly address: string;
  /** Absent when the cluster is a contributor's own (LAB_KUBECONFIG), as is all below. */
  readonly namespace?: string;
  readonly podRange?: string;
  /** Path of its containerd's socket. */
  readonly containerd?: string;
  /** As it was started first; a test may have started it again since. */
  readonly kubeletPid?: number;
}

export interface LabCluster {
  /** Path of the admin's kubeconfig; everything is embedded, so its text can be pasted. */
  readonly kubeconfig: string;
  /** "https://198.18.7.1:40123" */
  readonly server: string;
  readonly nodes: readonly LabNode[];
  /** Absent when the cluster is a contributor's own, as is all below. */
  readonly root?: string;
  /** "http://127.0.0.1:…", without a password: for compactions. */
  readonly etcd?: string;
  /** "198.18.7.1:5000": what its nodes can pull from. */
  readonly registry?: string;
}

/** A running lab. Only `images`, `root`, `skipped` and `new` are there with LAB_DOCKER_HOST. */
export interface Lab {
  readonly lab: number;
  readonly root: string;
  readonly stateFile: string;
  readonly subnet: string;
  readonly gateway: string;
  readonly old: LabEngine;
  readonly new: LabEngine & { readonly tls: LabTls };
  readonly ssh: LabSsh;
  readonly registry: { readonly address: string; readonly folder: string };
  readonly odd: OddEngines;
  readonly images: LabImages;
  readonly compose: { readonly v1: string; readonly v2: string };
  readonly kernel: Readonly<Record<"macvlan" | "ipvlan" | "dummy" | "vlan" | "memory", boolean>>;
  /** There when it was asked for and could be had. */
  readonly kubernetes?: LabCluster;
  readonly skipped: readonly Skipped[];
}

export function readLab(file?: string): Lab | undefined;
export function enginesOf(lab: Lab | undefined): (readonly ["old" | "new", LabEngine])[];
