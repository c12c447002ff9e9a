import { type Clock, createClock } from "../../clock.ts";
import { type Cluster, createCluster } from "../../cluster/cluster.ts";
import { controllers } from "../../cluster/controllers/controllers.ts";
import { type Behaviour, service } from "../../cluster/images.ts";
import { withJobDefaults } from "../../cluster/job-defaults.ts";
import type { NewObject } from "../../cluster/objects.ts";
import { blindsBridge, dev, importJob, monitoring, speedtest } from "./monitoring-and-dev.ts";
import { clusterVersion, householdNodes } from "./nodes.ts";
import { cameras, frigate, smartHome } from "./smart-home.ts";
import { namespaces, system } from "./system.ts";

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

const dislikesItsSettings: Behaviour = {
  kind: "job",
  runsMs: 2_200,
  exitCode: 1,
  lastWords: [
    "INFO  reading /etc/blinds/blinds.yaml",
    'ERROR blinds.yaml:12: unknown key "tilt_speed", did you mean "tilt-speed"?',
    "FATAL 1 error in the settings, giving up",
  ],
};
const findsNothing: Behaviour = {
  kind: "job",
  runsMs: 4_000,
  exitCode: 2,
  lastWords: ["ERROR open /media/meter-2024.csv: no such file or directory"],
};
const imports: Behaviour = { kind: "job", runsMs: 6_000, exitCode: 0, lastWords: ["INFO  35040 values written"] };

/** What each image does that isn't simply a service which is ready after a moment. */
const behaviours: Readonly<Record<string, Behaviour>> = {
  "lab-pc:5000/blinds-bridge:0.5.0": dislikesItsSettings,
  "lab-pc:5000/influx-import:1.0": findsNothing,
  "ghcr.io/librespeed/speedtest-cli:1.0.12": {
    kind: "job",
    runsMs: 8_000,
    exitCode: 0,
    lastWords: ["INFO  ping 8 ms, download 412.6 Mbit/s, upload 51.2 Mbit/s"],
  },
  "ghcr.io/blakeblackshear/frigate:0.16.1": { ...service, readyMs: 6_000 },
  "rhasspy/wyoming-whisper:2.5.0": { ...service, readyMs: 4_000 },
};

/** What happened to the cluster, and how long ago. */
const past: readonly (readonly [agoMs: number, happens: (cluster: Cluster) => void])[] = [
  [61 * day, (cluster) => apply(cluster, [...namespaces, ...householdNodes, ...system])],
  [41 * day, (cluster) => apply(cluster, [...cameras, ...smartHome])],
  [9 * day, (cluster) => apply(cluster, [...monitoring, ...dev])],
  [3 * hour, (cluster) => apply(cluster, [speedtest])],
  [2 * hour, (cluster) => apply(cluster, [frigate("0.16.1")])],
  [95 * minute, (cluster) => apply(cluster, [withJobDefaults(importJob)])],
  [40 * minute, (cluster) => apply(cluster, [blindsBridge("0.5.0")])],
];

/** The household's k3s: three nodes among the devices that it looks after, some two dozen pods, and not all of them well. */
export function createHouseholdCluster(seed: string, clock: Clock = createClock()): Cluster {
  const now = clock.now();
  const [[beginsAgoMs]] = past as [[number, unknown]];
  const cluster = createCluster({
    ...{ name: "k3s", version: clusterVersion, seed: `${seed}/k3s`, clock, controllers },
    startsAt: now - beginsAgoMs - minute,
  });
  for (const [agoMs, happens] of past) {
    cluster.advance(now - agoMs);
    happens(cluster);
  }
  cluster.advance(now);
  // By now the share is there: whoever tries it again sees it through.
  cluster.images.provide("lab-pc:5000/influx-import:1.0", imports);
  cluster.store.compact();
  return cluster;
}

/** As `kubectl apply`: what isn't there is made, of what is there its spec is written anew. */
export function apply(cluster: Cluster, objects: readonly NewObject[]): void {
  for (const object of objects) {
    for (const image of imagesIn(object)) cluster.images.provide(image, behaviours[image] ?? service);
    const { namespace = "", name, labels, annotations } = object.metadata;
    const known = cluster.store.get(object.kind, namespace, name);
    if (!known) cluster.store.create(object);
    else
      cluster.store.update(known, {
        spec: object.spec,
        metadata: {
          ...known.metadata,
          labels: { ...known.metadata.labels, ...labels },
          annotations: { ...known.metadata.annotations, ...annotations },
        },
      });
  }
}

function imagesIn({ kind, spec }: NewObject): readonly string[] {
  const pods = kind === "CronJob" ? spec.jobTemplate.spec.template.spec : kind === "Pod" ? spec : spec?.template?.spec;
  return [...(pods?.initContainers ?? []), ...(pods?.containers ?? [])].map(({ image }: { image: string }) => image);
}
