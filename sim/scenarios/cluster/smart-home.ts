import type { NewObject } from "../../cluster/objects.ts";
import { byArgo, deployment, statefulSet } from "./manifests.ts";
import { ingressAddress } from "./system.ts";
import { claim, ingress, nfsVolume, service } from "./wiring.ts";

/** The broker is a container of Docker, on another machine in another zone. */
const broker = "mqtt://10.0.30.2:1883";

export const frigate = (version: string): NewObject =>
  deployment("cameras", "frigate", {
    image: `ghcr.io/blakeblackshear/frigate:${version}`,
    port: 5_000,
    memory: "1536Mi",
    env: { FRIGATE_MQTT_URL: broker, GO2RTC_URL: "http://go2rtc:1984" },
    secrets: { FRIGATE_RTSP_PASSWORD: "camera-login/password" },
    mounts: { "/config": "frigate-config", "/media/frigate": "frigate-clips" },
    nodeSelector: { "home.example/coral": "true" },
    labels: byArgo("cameras"),
    annotations: { "kubernetes.io/change-cause": `argocd: frigate ${version}` },
    spec: { strategy: { type: "Recreate" } },
  });

export const cameras: readonly NewObject[] = [
  claim("cameras", "frigate-config", "2Gi"),
  claim("cameras", "frigate-clips", "400Gi"),
  frigate("0.16.0"),
  service("cameras", "frigate", 5_000, { ip: "10.43.40.5" }),
  ingress("cameras", "frigate", "frigate.home.example", ingressAddress),
  deployment("cameras", "go2rtc", {
    image: "alexxit/go2rtc:1.9.10",
    port: 1_984,
    labels: byArgo("cameras"),
    mounts: { "/config": "config:go2rtc!ro" },
  }),
  service("cameras", "go2rtc", 1_984, { ip: "10.43.40.6" }),
  {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name: "cameras-only", namespace: "cameras", labels: byArgo("cameras") },
    spec: {
      podSelector: { matchLabels: { "app.kubernetes.io/name": "go2rtc" } },
      policyTypes: ["Ingress"],
      ingress: [{ from: [{ podSelector: { matchLabels: { "app.kubernetes.io/name": "frigate" } } }] }],
    },
  },
];

export const smartHome: readonly NewObject[] = [
  // The same folder that the media stack on the NAS mounts.
  nfsVolume("nas-media", "8Ti", "10.0.10.5", "/tank/media"),
  claim("smart-home", "media", "8Ti", {
    accessModes: ["ReadWriteMany"],
    storageClassName: "",
    volumeName: "nas-media",
  }),
  deployment("smart-home", "music-assistant", {
    image: "ghcr.io/music-assistant/server:2.6.0",
    port: 8_095,
    memory: "512Mi",
    mounts: { "/media": "media!ro" },
  }),
  service("smart-home", "music-assistant", 8_095, { ip: "10.43.50.2" }),
  claim("smart-home", "node-red", "1Gi"),
  deployment("smart-home", "node-red", {
    image: "nodered/node-red:4.1.0",
    port: 1_880,
    initImage: "busybox:1.37",
    env: { MQTT_URL: broker, INFLUX_URL: "http://influxdb:8086" },
    secrets: { NODE_RED_CREDENTIAL_SECRET: "node-red/secret" },
    mounts: { "/data": "node-red" },
    spec: { strategy: { type: "Recreate" } },
  }),
  service("smart-home", "node-red", 1_880, { ip: "10.43.50.3" }),
  ingress("smart-home", "node-red", "flows.home.example", ingressAddress),
  deployment("smart-home", "esphome", {
    image: "ghcr.io/esphome/esphome:2025.9.1",
    port: 6_052,
    env: { ESPHOME_MQTT: broker },
    nodeSelector: { "home.example/bluetooth": "true" },
  }),
  service("smart-home", "esphome", 6_052, { ip: "10.43.50.4" }),
  deployment("smart-home", "whisper", {
    image: "rhasspy/wyoming-whisper:2.5.0",
    replicas: 2,
    port: 10_300,
    memory: "768Mi",
  }),
  service("smart-home", "whisper", 10_300, { ip: "10.43.50.5" }),
  {
    apiVersion: "autoscaling/v2",
    kind: "HorizontalPodAutoscaler",
    metadata: { name: "whisper", namespace: "smart-home" },
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "whisper" },
      minReplicas: 2,
      maxReplicas: 4,
      metrics: [
        { type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 70 } } },
      ],
    },
    status: {},
  },
  statefulSet("smart-home", "influxdb", {
    image: "influxdb:2.7",
    port: 8_086,
    memory: "512Mi",
    secrets: { DOCKER_INFLUXDB_INIT_ADMIN_TOKEN: "influxdb/admin-token" },
    spec: { volumeClaimTemplates: [claim("smart-home", "data", "20Gi")] },
  }),
  service("smart-home", "influxdb", 8_086, { ip: "10.43.50.6" }),
];
