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
  readonly skipped: readonly Skipped[];
}

export function readLab(file?: string): Lab | undefined;
