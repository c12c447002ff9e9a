import type { NewObject } from "../../cluster/objects.ts";

/** What stands before workloads and beside them: Services, Ingresses, claims. */

export function service(
  namespace: string,
  name: string,
  port: number,
  over: { ip: string; targetPort?: number | string },
): NewObject {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name, namespace, labels: { "app.kubernetes.io/name": name } },
    spec: {
      type: "ClusterIP",
      clusterIP: over.ip,
      clusterIPs: [over.ip],
      selector: { "app.kubernetes.io/name": name },
      ports: [{ name: "http", port, targetPort: over.targetPort ?? "http", protocol: "TCP" }],
    },
    status: { loadBalancer: {} },
  };
}

export const loadBalancer = (made: NewObject, address: string, ports: readonly object[]): NewObject => ({
  ...made,
  metadata: { ...made.metadata, annotations: { "kube-vip.io/loadbalancerIPs": address } },
  spec: { ...made.spec, type: "LoadBalancer", ports, externalTrafficPolicy: "Cluster" },
  status: { loadBalancer: { ingress: [{ ip: address, ipMode: "VIP" }] } },
});

export const ingress = (namespace: string, name: string, host: string, address: string): NewObject => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "Ingress",
  metadata: { name, namespace, labels: { "app.kubernetes.io/name": name } },
  spec: {
    ingressClassName: "traefik",
    tls: [{ hosts: [host], secretName: "home-example-tls" }],
    rules: [
      {
        host,
        http: { paths: [{ path: "/", pathType: "Prefix", backend: { service: { name, port: { name: "http" } } } }] },
      },
    ],
  },
  status: { loadBalancer: { ingress: [{ ip: address }] } },
});

export const claim = (namespace: string, name: string, size: string, spec: object = {}): NewObject => ({
  apiVersion: "v1",
  kind: "PersistentVolumeClaim",
  metadata: { name, namespace },
  spec: {
    accessModes: ["ReadWriteOnce"],
    storageClassName: "local-path",
    resources: { requests: { storage: size } },
    ...spec,
  },
  status: { phase: "Pending" },
});

/** A folder that a machine of the household shares. */
export const nfsVolume = (name: string, size: string, server: string, path: string): NewObject => ({
  apiVersion: "v1",
  kind: "PersistentVolume",
  metadata: { name },
  spec: {
    capacity: { storage: size },
    accessModes: ["ReadWriteMany"],
    persistentVolumeReclaimPolicy: "Retain",
    storageClassName: "",
    nfs: { server, path },
  },
  status: { phase: "Available" },
});
