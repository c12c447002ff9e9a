import type { ClusterReport } from "../cluster-report";
import type { PodReport } from "../cluster-report/pods";
import type {
  ContainerSpecReport,
  EnvSourceReport,
  PodVolumeReport,
  TemplateReport,
} from "../cluster-report/templates";
import { maskText } from "../mask-secrets";
import type { ClaimPart, ContainerPart, EnvPart, TemplateDetail, VolumePart } from "./model";

/** Of a StatefulSet with many pods; the first by name are enough to see how it is made. */
const mostClaims = 10;

/** What its pods are made from. Every field is named here: what isn't, stays on the server. */
export function toTemplate(
  template: TemplateReport,
  pods: readonly PodReport[],
  { report, namespace, seesAll }: { report: ClusterReport; namespace: string; seesAll: boolean },
): TemplateDetail {
  const claim = (name: string) => toClaim(name, namespace, report);
  return {
    serviceAccount: template.serviceAccount,
    hostNetwork: template.hostNetwork,
    nodeSelector: Object.entries(template.nodeSelector).map(([key, value]) => `${key}=${value}`),
    affinities: template.affinities,
    containers: template.containers.map((spec) => toContainer(spec, seesAll)),
    volumes: [
      ...template.volumes.map((volume) => toVolume(volume, seesAll, claim)),
      ...claimsOfEach(template, pods, claim),
    ],
  };
}

function toContainer(spec: ContainerSpecReport, seesAll: boolean): ContainerPart {
  const { name, init, imageRef, ports, mounts, requests, limits } = spec;
  const command = seesAll ? spec.command : null;
  const probes = spec.probes.map((probe) => ({ ...probe, does: maskText(probe.does) }));
  return { name, init, imageRef, command, env: toEnv(spec, seesAll), ports, mounts, requests, limits, probes };
}

/** Those that are taken whole first, then by name. */
function toEnv({ envNames, envSources }: ContainerSpecReport, seesAll: boolean): readonly EnvPart[] {
  const part = ({ name, isWhole, kind, source, key }: EnvSourceReport): EnvPart => {
    const isConfig = kind === "ConfigMap" || kind === "Secret";
    return { name, isWhole, from: kind, source: seesAll || !isConfig ? source : null, key: seesAll ? key : "" };
  };
  const named = new Map(envSources.filter(({ isWhole }) => !isWhole).map((each) => [each.name, part(each)]));
  return [
    ...envSources.filter(({ isWhole }) => isWhole).map(part),
    ...[...new Set(envNames)]
      .sort()
      .map((name) => named.get(name) ?? { name, isWhole: false, from: "written" as const, source: null, key: "" }),
  ];
}

function toVolume(
  { name, kind, source }: PodVolumeReport,
  seesAll: boolean,
  claim: (name: string) => ClaimPart,
): VolumePart {
  if (kind === "claim") return { name, kind, source: null, claims: [claim(source)] };
  return { name, kind, source: seesAll || kind === "empty-dir" ? source : null, claims: [] };
}

/** Volumes that its template mounts and doesn't have: each pod of a StatefulSet has a claim of its own for them. */
function claimsOfEach(
  { containers, volumes }: TemplateReport,
  pods: readonly PodReport[],
  claim: (name: string) => ClaimPart,
): readonly VolumePart[] {
  const own = new Set(volumes.map(({ name }) => name));
  const mounted = new Set(containers.flatMap(({ mounts }) => mounts.map(({ volume }) => volume)));
  return [...mounted].flatMap((name) => {
    if (own.has(name)) return [];
    const names = pods.flatMap((pod) =>
      pod.template.volumes.filter((each) => each.name === name && each.kind === "claim").map(({ source }) => source),
    );
    if (names.length === 0) return [];
    return [{ name, kind: "claim" as const, source: null, claims: names.slice(0, mostClaims).map(claim) }];
  });
}

function toClaim(name: string, namespace: string, { objects, kinds }: ClusterReport): ClaimPart {
  const found = objects.PersistentVolumeClaim.get(`${namespace}/${name}`);
  const isKnown = kinds.PersistentVolumeClaim.state === "live" || kinds.PersistentVolumeClaim.state === "behind";
  if (!found) return { name, phase: isKnown ? "missing" : "unknown", capacity: "", storageClass: "" };
  return { name, phase: found.phase, capacity: found.capacity, storageClass: found.storageClass ?? "" };
}
