import "server-only";
import type { EnvSourceReport } from "@/lib/domain/cluster-report/templates";
import { type Json, list, record, text } from "@/lib/server/sources/read";

/** Where a container's variables come from that its spec doesn't hold itself, at most 500 of either way. */
export function toEnvSources({ env, envFrom }: Json): readonly EnvSourceReport[] {
  const whole = list(envFrom, 500)
    .map(record)
    .map(({ prefix, configMapRef, secretRef }): EnvSourceReport => {
      const kind = secretRef ? "Secret" : "ConfigMap";
      const source = text(record(secretRef ?? configMapRef).name, 512);
      return { name: text(prefix, 256), isWhole: true, kind, source, key: "" };
    });
  const single = list(env, 500)
    .map(record)
    .map(({ name, valueFrom }): EnvSourceReport => {
      const { configMapKeyRef, secretKeyRef, fieldRef, resourceFieldRef } = record(valueFrom);
      const variable = { name: text(name, 256), isWhole: false };
      if (secretKeyRef ?? configMapKeyRef) {
        const from = record(secretKeyRef ?? configMapKeyRef);
        const kind = secretKeyRef ? "Secret" : "ConfigMap";
        return { ...variable, kind, source: text(from.name, 512), key: text(from.key, 256) };
      }
      if (fieldRef) return { ...variable, kind: "field", source: text(record(fieldRef).fieldPath, 512), key: "" };
      return { ...variable, kind: "resource", source: text(record(resourceFieldRef).resource, 256), key: "" };
    })
    .filter(({ name }) => name !== "");
  return [...whole, ...single].filter(({ source }) => source !== "");
}
