import "server-only";
import type { ConfigReferenceReport, PodVolumeReport } from "@/lib/domain/cluster-report/templates";
import { flag, type Json, list, record, text } from "@/lib/server/sources/read";

type Source = Pick<PodVolumeReport, "kind" | "source">;

/** How each kind of volume says where it comes from; the first that is there counts. */
const readers: readonly (readonly [field: string, read: (json: Json) => Source])[] = [
  ["persistentVolumeClaim", ({ claimName }) => ({ kind: "claim", source: text(claimName, 512) })],
  ["hostPath", ({ path }) => ({ kind: "host-path", source: text(path) })],
  ["nfs", ({ server, path }) => ({ kind: "nfs", source: `${text(server, 256)}:${text(path)}` })],
  ["configMap", ({ name }) => ({ kind: "config", source: text(name, 512) })],
  ["secret", ({ secretName }) => ({ kind: "secret", source: text(secretName, 512) })],
  ["emptyDir", () => ({ kind: "empty-dir", source: "" })],
];

export const toVolumes = (volumes: readonly Json[]): readonly PodVolumeReport[] =>
  volumes.map((volume) => {
    const [field, read] = readers.find(([name]) => typeof volume[name] === "object" && volume[name] !== null) ?? [];
    const said: Source = field && read ? read(record(volume[field])) : { kind: "other", source: "" };
    return { name: text(volume.name, 256), ...said };
  });

/** Config maps and secrets that a pod starts with, by name. One that is needed anywhere is not optional. */
export function toConfigs(volumes: readonly Json[], containers: readonly Json[]): readonly ConfigReferenceReport[] {
  const found = new Map<string, ConfigReferenceReport>();
  const add = (kind: "ConfigMap" | "Secret", named: unknown, optional: unknown, how: "volume" | "env") => {
    const name = text(named, 512);
    if (name === "" || found.size >= 500) return;
    const key = `${kind}/${name}/${how}`;
    found.set(key, { kind, name, optional: flag(optional) && (found.get(key)?.optional ?? true), how });
  };
  for (const volume of volumes) {
    const [config, secret] = [record(volume.configMap), record(volume.secret)];
    add("ConfigMap", config.name, config.optional, "volume");
    add("Secret", secret.secretName, secret.optional, "volume");
    for (const source of list(record(volume.projected).sources).map(record)) {
      const [projected, hidden] = [record(source.configMap), record(source.secret)];
      add("ConfigMap", projected.name, projected.optional, "volume");
      add("Secret", hidden.name, hidden.optional, "volume");
    }
  }
  for (const container of containers) {
    for (const from of list(container.envFrom).map(record)) {
      const [config, secret] = [record(from.configMapRef), record(from.secretRef)];
      add("ConfigMap", config.name, config.optional, "env");
      add("Secret", secret.name, secret.optional, "env");
    }
    for (const { valueFrom } of list(container.env).map(record)) {
      const [config, secret] = [record(record(valueFrom).configMapKeyRef), record(record(valueFrom).secretKeyRef)];
      add("ConfigMap", config.name, config.optional, "env");
      add("Secret", secret.name, secret.optional, "env");
    }
  }
  return [...found.values()].sort((a, b) => (printed(a) < printed(b) ? -1 : 1));
}

const printed = ({ kind, name, how }: ConfigReferenceReport): string => `${kind}/${name}/${how}`;
