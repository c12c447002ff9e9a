import type { NewObject } from "../../cluster/objects.ts";
import { byHelm, daemonSet, deployment } from "./manifests.ts";
import { loadBalancer, service } from "./wiring.ts";

/** Where requests to the cluster's Ingresses come in, in the zone that it stands in. */
export const ingressAddress = "10.0.40.40";

const namespace = (name: string, labels: Readonly<Record<string, string>> = {}): NewObject => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name, labels: { "kubernetes.io/metadata.name": name, ...labels } },
  spec: { finalizers: ["kubernetes"] },
  status: { phase: "Active" },
});

/** Two say which zone they mean: one where it stands, one where it does not. */
export const namespaces: readonly NewObject[] = [
  namespace("default"),
  namespace("kube-system"),
  namespace("ingress"),
  namespace("cameras", { "bulkhead.zone": "IoT" }),
  namespace("smart-home"),
  namespace("monitoring"),
  namespace("dev"),
];

const storageClass: NewObject = {
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: { name: "local-path", annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
  provisioner: "rancher.io/local-path",
  reclaimPolicy: "Delete",
  volumeBindingMode: "WaitForFirstConsumer",
};

export const system: readonly NewObject[] = [
  storageClass,
  deployment("kube-system", "coredns", {
    image: "rancher/mirrored-coredns-coredns:1.12.3",
    port: 8181,
    mounts: { "/etc/coredns": "config:coredns!ro" },
  }),
  service("kube-system", "coredns", 53, { ip: "10.43.0.10", targetPort: 53 }),
  deployment("kube-system", "metrics-server", { image: "rancher/mirrored-metrics-server:v0.8.0", port: 10_250 }),
  service("kube-system", "metrics-server", 443, { ip: "10.43.96.12" }),
  deployment("kube-system", "local-path-provisioner", { image: "rancher/local-path-provisioner:v0.0.31" }),
  daemonSet("kube-system", "kube-vip", { image: "ghcr.io/kube-vip/kube-vip:v1.0.1", hostNetwork: true }),
  deployment("ingress", "traefik", {
    image: "traefik:v3.5.3",
    replicas: 2,
    port: 8443,
    labels: byHelm("traefik-37.1.2"),
  }),
  loadBalancer(service("ingress", "traefik", 443, { ip: "10.43.18.4" }), ingressAddress, [
    { name: "websecure", port: 443, targetPort: 8_443, nodePort: 0, protocol: "TCP" },
  ]),
  {
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    metadata: { name: "traefik", namespace: "ingress", labels: byHelm("traefik-37.1.2") },
    spec: { minAvailable: 1, selector: { matchLabels: { "app.kubernetes.io/name": "traefik" } } },
    status: {},
  },
];
