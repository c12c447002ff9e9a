// Claims, Services and what else exposes something. `web` is the healthy Deployment of workloads.mjs.
import { claim, object, pod, service } from "../objects.mjs";

const phase =
  (wanted) =>
  ({ status }) =>
    status.phase === wanted;
const hostPath = "/tmp/bulkhead-lab-volume";

const volume = (name) =>
  object("v1", "PersistentVolume", name, {
    spec: {
      capacity: { storage: "1Mi" },
      accessModes: ["ReadWriteOnce"],
      persistentVolumeReclaimPolicy: "Retain",
      storageClassName: name,
      hostPath: { path: hostPath },
    },
  });

const storageClass = (name, volumeBindingMode) => ({
  ...object("storage.k8s.io/v1", "StorageClass", name),
  provisioner: "bulkhead-lab/nobody",
  volumeBindingMode,
});

const claims = [
  {
    tier: "failed",
    name: "claim-lost",
    row: "Lost",
    make: ({ prefix }) => [
      volume(`${prefix}-lost`),
      claim("claim-lost", { storageClassName: `${prefix}-lost`, volumeName: `${prefix}-lost` }),
    ],
    steps: [
      {
        when: phase("Bound"),
        act: async (kubectl, { spec }) => {
          await kubectl("delete", "pv", spec.volumeName, "--wait=false");
          await kubectl("patch", "pv", spec.volumeName, "-p", '{"metadata":{"finalizers":null}}');
        },
      },
    ],
    settled: phase("Lost"),
  },
  {
    tier: "warning",
    name: "claim-pending",
    row: "Pending beyond grace",
    make: ({ prefix }) => [
      storageClass(`${prefix}-nobody`, "Immediate"),
      claim("claim-pending", { storageClassName: `${prefix}-nobody` }),
      pod("claim-user", {
        volumes: [{ name: "data", persistentVolumeClaim: { claimName: "claim-pending" } }],
        mounts: [{ name: "data", mountPath: "/data" }],
      }),
    ],
    settled: phase("Pending"),
  },
  {
    tier: "ok",
    name: "claim-unused",
    row: "Pending, its class waits for a first consumer and no pod uses it",
    make: ({ prefix }) => [
      storageClass(`${prefix}-patient`, "WaitForFirstConsumer"),
      claim("claim-unused", { storageClassName: `${prefix}-patient` }),
    ],
    settled: phase("Pending"),
  },
  {
    tier: "ok",
    name: "claim-bound",
    row: "Bound",
    make: ({ prefix }) => [
      volume(`${prefix}-bound`),
      claim("claim-bound", { storageClassName: `${prefix}-bound`, volumeName: `${prefix}-bound` }),
    ],
    settled: phase("Bound"),
  },
].map((row) => ({ kind: "PersistentVolumeClaim", ...row }));

const ready = (found, { slices }) =>
  slices
    .filter(({ metadata }) => metadata.labels?.["kubernetes.io/service-name"] === found.metadata.name)
    .flatMap(({ endpoints }) => endpoints ?? [])
    .filter(({ conditions }) => conditions.ready).length;
const routes = (found, all) => ready(found, all) > 0;

const services = [
  {
    tier: "warning",
    name: "nobody-answers",
    row: "selector, but no ready endpoints",
    make: () => service("nobody-answers", { of: "check-failing" }),
    settled: (found, all) => ready(found, all) === 0,
  },
  {
    tier: "progressing",
    name: "balancer-waiting",
    row: "load balancer without an address",
    make: () => service("balancer-waiting", { of: "web", type: "LoadBalancer" }),
    settled: ({ status }) => !status.loadBalancer?.ingress,
  },
  {
    tier: "ok",
    name: "balancer",
    row: "load balancer with an address",
    make: () => service("balancer", { of: "web", type: "LoadBalancer" }),
    steps: [
      {
        when: ({ spec }) => spec.clusterIP !== undefined,
        // What MetalLB would say.
        act: (kubectl) =>
          kubectl(
            "patch",
            "service/balancer",
            "--subresource=status",
            "-p",
            '{"status":{"loadBalancer":{"ingress":[{"ip":"198.18.255.10"}]}}}',
          ),
      },
    ],
    settled: (found, all) => routes(found, all) && found.status.loadBalancer?.ingress?.length === 1,
  },
  {
    tier: "neutral",
    name: "elsewhere",
    row: "ExternalName",
    make: () => object("v1", "Service", "elsewhere", { spec: { type: "ExternalName", externalName: "nas.example" } }),
    settled: ({ spec }) => spec.type === "ExternalName",
  },
  { tier: "ok", name: "web", row: "endpoints ready", make: () => service("web"), settled: routes },
  {
    tier: "ok",
    name: "web-on-nodes",
    row: "NodePort",
    make: () => service("web-on-nodes", { of: "web", type: "NodePort" }),
    settled: (found, all) => routes(found, all) && found.spec.ports[0].nodePort > 0,
  },
].map((row) => ({ kind: "Service", ...row }));

export const serviceRows = [...claims, ...services];
