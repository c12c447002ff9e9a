import type { NewObject } from "../../cluster/objects.ts";
import { barePod, byHelm, cronJob, daemonSet, deployment, job, statefulSet } from "./manifests.ts";
import { ingressAddress } from "./system.ts";
import { claim, ingress, service } from "./wiring.ts";

export const monitoring: readonly NewObject[] = [
  daemonSet("monitoring", "alloy", {
    image: "grafana/alloy:v1.11.0",
    port: 12_345,
    labels: byHelm("alloy-1.3.1"),
    env: { LOKI_URL: "http://loki:3100/loki/api/v1/push" },
    mounts: { "/var/log": "host:/var/log!ro" },
  }),
  statefulSet("monitoring", "loki", {
    image: "grafana/loki:3.5.5",
    port: 3_100,
    memory: "512Mi",
    labels: byHelm("loki-6.42.0"),
    spec: { volumeClaimTemplates: [claim("monitoring", "storage", "50Gi")] },
  }),
  service("monitoring", "loki", 3_100, { ip: "10.43.60.2" }),
  ingress("monitoring", "loki", "loki.home.example", ingressAddress),
];

export const speedtest: NewObject = cronJob("monitoring", "speedtest", "*/30 * * * *", {
  image: "ghcr.io/librespeed/speedtest-cli:1.0.12",
  env: { INFLUX_URL: "http://influxdb.smart-home.svc:8086" },
});

/** Ran once, and found nothing to read: the share was not mounted then. */
export const importJob: NewObject = job("smart-home", "import-2024", {
  image: "lab-pc:5000/influx-import:1.0",
  env: { INFLUX_URL: "http://influxdb:8086", SOURCE: "/media/meter-2024.csv" },
  mounts: { "/media": "media!ro" },
  spec: { backoffLimit: 1 },
});

/** Somebody's own, from the household's registry: the newer version does not like its settings. */
export const blindsBridge = (version: string): NewObject =>
  deployment("dev", "blinds-bridge", {
    image: `lab-pc:5000/blinds-bridge:${version}`,
    port: 8_080,
    env: { MQTT_URL: "mqtt://10.0.30.2:1883" },
    mounts: { "/etc/blinds": "config:blinds-bridge!ro" },
    annotations: { "kubernetes.io/change-cause": `blinds-bridge ${version}` },
  });

export const dev: readonly NewObject[] = [
  blindsBridge("0.4.2"),
  service("dev", "blinds-bridge", 8_080, { ip: "10.43.70.2" }),
  barePod("dev", "toolbox", { image: "nicolaka/netshoot:v0.14" }),
];
