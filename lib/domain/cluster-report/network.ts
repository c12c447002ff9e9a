import type { ObjectReport, SelectorReport } from "./object";

export interface ServiceReport extends ObjectReport {
  readonly type: "ClusterIP" | "NodePort" | "LoadBalancer" | "ExternalName";
  readonly selector: Readonly<Record<string, string>>;
  readonly clusterIps: readonly string[];
  readonly externalIps: readonly string[];
  readonly externalName: string;
  readonly ports: readonly {
    readonly name: string;
    readonly port: number;
    readonly targetPort: string;
    /** 0: none. */
    readonly nodePort: number;
    readonly proto: "tcp" | "udp" | "sctp";
  }[];
  /** Addresses that a load balancer gave it: an IP or a host name. */
  readonly balancers: readonly string[];
}

export interface EndpointSliceReport extends ObjectReport {
  /** The label kubernetes.io/service-name; "" if none. */
  readonly serviceName: string;
  readonly endpoints: readonly {
    readonly addresses: readonly string[];
    readonly ready: boolean;
    readonly serving: boolean;
    readonly terminating: boolean;
    /** What stands behind it, as "Pod" and its name; null if nothing is named. */
    readonly target: { readonly kind: string; readonly namespace: string; readonly name: string } | null;
    readonly nodeName: string;
  }[];
  readonly ports: readonly { readonly name: string; readonly port: number; readonly proto: "tcp" | "udp" | "sctp" }[];
}

export interface IngressReport extends ObjectReport {
  readonly className: string;
  readonly balancers: readonly string[];
  readonly routes: readonly {
    /** "" for every host. */
    readonly host: string;
    readonly path: string;
    readonly tls: boolean;
    readonly serviceName: string;
    readonly servicePort: string;
  }[];
}

export interface NetworkPolicyReport extends ObjectReport {
  readonly selector: SelectorReport;
  readonly ingress: boolean;
  readonly egress: boolean;
}
