// What is there beside the health table: other kinds, ways out to the network, and who installed what.
import { deployment, object, once, pod, service, sh } from "../objects.mjs";

const backend = (name) => ({ service: { name, port: { number: 80 } } });
const labelled = (made, metadata) => ({ ...made, metadata: { ...made.metadata, ...metadata } });

const exposed = [
  {
    kind: "Ingress",
    name: "front-door",
    make: () =>
      object("networking.k8s.io/v1", "Ingress", "front-door", {
        spec: {
          ingressClassName: "nginx",
          tls: [{ hosts: ["shop.lab.example"], secretName: "shop-tls" }],
          rules: [
            {
              host: "shop.lab.example",
              http: {
                paths: [
                  { path: "/", pathType: "Prefix", backend: backend("web") },
                  { path: "/admin", pathType: "Exact", backend: backend("nobody-answers") },
                ],
              },
            },
          ],
        },
      }),
  },
  {
    kind: "Pod",
    name: "on-host-network",
    make: () => pod("on-host-network", { spec: { hostNetwork: true } }),
  },
  {
    kind: "Pod",
    name: "on-host-port",
    make: ({ registry }) =>
      pod("on-host-port", {
        image: `${registry}/app:v1`,
        command: undefined,
        ports: [{ containerPort: 8080, hostPort: 8088 }],
      }),
  },
  {
    kind: "Service",
    name: "outside-address",
    make: () => service("outside-address", { of: "web", externalIPs: ["198.18.255.20"] }),
  },
];

const policies = [
  {
    kind: "NetworkPolicy",
    name: "deny-all",
    make: () =>
      object("networking.k8s.io/v1", "NetworkPolicy", "deny-all", {
        spec: { podSelector: { matchLabels: { "app.kubernetes.io/name": "database" } }, policyTypes: ["Ingress"] },
      }),
  },
  {
    kind: "PodDisruptionBudget",
    name: "web",
    make: () =>
      object("policy/v1", "PodDisruptionBudget", "web", {
        spec: { minAvailable: 1, selector: { matchLabels: { "app.kubernetes.io/name": "web" } } },
      }),
  },
  {
    kind: "HorizontalPodAutoscaler",
    name: "scaled",
    make: () => [
      deployment("scaled"),
      object("autoscaling/v2", "HorizontalPodAutoscaler", "scaled", {
        spec: {
          scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "scaled" },
          maxReplicas: 3,
          metrics: [
            { type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 80 } } },
          ],
        },
      }),
    ],
  },
];

const installed = [
  {
    kind: "Deployment",
    name: "by-helm",
    make: ({ namespace }) =>
      labelled(deployment("by-helm"), {
        labels: { "app.kubernetes.io/instance": "shop", "app.kubernetes.io/managed-by": "Helm" },
        annotations: { "meta.helm.sh/release-name": "shop", "meta.helm.sh/release-namespace": namespace },
      }),
  },
  {
    kind: "Deployment",
    name: "by-argo",
    make: () => labelled(deployment("by-argo"), { labels: { "argocd.argoproj.io/instance": "media" } }),
  },
  {
    kind: "Deployment",
    name: "by-flux",
    make: ({ namespace }) =>
      labelled(deployment("by-flux"), {
        labels: {
          "kustomize.toolkit.fluxcd.io/name": "monitoring",
          "kustomize.toolkit.fluxcd.io/namespace": namespace,
        },
      }),
  },
];

const talking = [
  {
    kind: "Deployment",
    name: "talks-to-others",
    make: () => {
      const config = object("v1", "ConfigMap", "addresses", { data: { SHARE: "nas.example" } });
      const secret = object("v1", "Secret", "password", { stringData: { PASSWORD: "not-for-the-map" } });
      const options = {
        env: [
          { name: "DATABASE_URL", value: "postgres://shop:not-for-the-map@database:5432/shop" },
          { name: "WEB", value: "http://web.$(NAMESPACE).svc.cluster.local" },
          { name: "PASSWORD", valueFrom: { secretKeyRef: { name: "password", key: "PASSWORD" } } },
        ],
        envFrom: [{ configMapRef: { name: "addresses" } }],
        volumes: [{ name: "share", hostPath: { path: "/tmp", type: "Directory" } }],
        mounts: [{ name: "share", mountPath: "/share", readOnly: true }],
      };
      return [config, secret, deployment("talks-to-others", options)];
    },
  },
  {
    kind: "Pod",
    name: "with-sidecar",
    make: () => {
      const [sidecar] = pod("proxy", { name: "proxy", restartPolicy: "Always" }).spec.containers;
      return once("with-sidecar", { command: sh("sleep 1000000"), spec: { initContainers: [sidecar] } });
    },
  },
];

/** {name, kind, make}: nothing is said of their health. */
export const shapes = [...exposed, ...policies, ...installed, ...talking];
