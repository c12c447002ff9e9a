import "server-only";
import type { ContainerPortReport, ContainerSpecReport, TemplateReport } from "@/lib/domain/cluster-report/templates";
import { maskWords } from "@/lib/domain/mask-secrets";
import { cleanText } from "@/lib/server/sources/clean-text";
import { flag, type Json, list, record, text, textMap } from "@/lib/server/sources/read";
import { toMentions } from "@/lib/server/sources/to-mentions";
import { toAffinities } from "./affinities";
import { toEnvSources } from "./env-sources";
import type { Share } from "./kind";
import { toProbes } from "./probes";
import { portNumber, toProtocol } from "./values";
import { toConfigs, toVolumes } from "./volumes";

/**
 * What a pod is made from: `labels` and `spec` of a workload's template, or of a pod. The volume with the API's token
 * that the cluster adds to every pod, under another name each time, is left out, so that pods of one template are equal.
 */
export function toTemplate({ metadata, spec }: Json, share: Share): TemplateReport {
  const pod = record(spec);
  const own = (name: unknown): boolean => typeof name !== "string" || !name.startsWith("kube-api-access-");
  const volumes = list(pod.volumes)
    .map(record)
    .filter(({ name }) => own(name));
  const containers = [
    ...list(pod.initContainers).map((container) => ({ json: record(container), init: true })),
    ...list(pod.containers).map((container) => ({ json: record(container), init: false })),
  ];
  return share({
    labels: textMap(record(metadata).labels),
    serviceAccount: text(pod.serviceAccountName, 256),
    hostNetwork: flag(pod.hostNetwork),
    nodeSelector: textMap(pod.nodeSelector),
    affinities: toAffinities(pod.affinity),
    containers: containers.map(({ json, init }) => toContainer(json, init, own)),
    volumes: toVolumes(volumes),
    configs: toConfigs(
      volumes,
      containers.map(({ json }) => json),
    ),
  });
}

function toContainer(json: Json, init: boolean, own: (volume: unknown) => boolean): ContainerSpecReport {
  const words = [...list(json.command, 100), ...list(json.args, 100)].filter((word) => typeof word === "string");
  const shownWords = maskWords(words.map((word) => word.slice(0, 4_096)));
  const env = list(json.env, 500).map(record);
  const { requests, limits } = record(json.resources);
  return {
    name: text(json.name, 256),
    init,
    imageRef: text(json.image, 512),
    command: cleanText(shownWords.join(" "), 1_024),
    envNames: env.map(({ name }) => text(name, 256)).filter((name) => name !== ""),
    envSources: toEnvSources(json),
    mentions: toMentions(
      env.flatMap(({ name, value }) => (typeof value === "string" ? [`${String(name)}=${value}`] : [])),
      words,
    ),
    ports: list(json.ports, 200).map(toPort),
    mounts: list(json.volumeMounts, 200)
      .map(record)
      .filter(({ name }) => own(name))
      .map(({ name, mountPath, readOnly }) => ({
        volume: text(name, 256),
        path: text(mountPath),
        readOnly: flag(readOnly),
      })),
    requests: toResources(requests),
    limits: toResources(limits),
    probes: toProbes(json),
  };
}

function toPort(value: unknown): ContainerPortReport {
  const port = record(value);
  return {
    name: text(port.name, 64),
    port: portNumber(port.containerPort),
    proto: toProtocol(port.protocol),
    hostPort: portNumber(port.hostPort),
    hostIp: text(port.hostIP, 64),
  };
}

function toResources(value: unknown): { cpu: string; memory: string } {
  const { cpu, memory } = record(value);
  return { cpu: text(asText(cpu), 64), memory: text(asText(memory), 64) };
}

const asText = (value: unknown): unknown => (typeof value === "number" ? String(value) : value);
