import type { KubeObject } from "../objects.ts";
import { invalid } from "./status.ts";

const rfc1123 = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;

/** What an API server wouldn't store, of all that a client may ask for by mistake. @throws ApiRefusal 422. */
export function admit(object: KubeObject): void {
  const { kind, metadata, spec } = object;
  if (!rfc1123.test(metadata.name) || metadata.name.length > 253)
    throw invalid(
      object,
      `metadata.name: Invalid value: "${metadata.name}": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.'`,
    );
  if (spec?.replicas !== undefined) least(object, "spec.replicas", spec.replicas, 0);
  if (kind === "HorizontalPodAutoscaler") {
    least(object, "spec.minReplicas", spec.minReplicas ?? 1, 1);
    if (spec.maxReplicas < (spec.minReplicas ?? 1))
      throw invalid(
        object,
        `spec.maxReplicas: Invalid value: ${spec.maxReplicas}: must be greater than or equal to \`minReplicas\``,
      );
  }
  const pods =
    kind === "Pod" ? spec : kind === "CronJob" ? spec.jobTemplate?.spec?.template?.spec : spec?.template?.spec;
  const where = kind === "Pod" ? "spec" : "spec.template.spec";
  for (const field of ["initContainers", "containers"])
    for (const [i, container] of ((pods?.[field] ?? []) as { image?: string }[]).entries())
      if (!container.image?.trim()) throw invalid(object, `${where}.${field}[${i}].image: Required value`);
}

function least(object: KubeObject, field: string, value: unknown, bound: number): void {
  if (typeof value === "number" && Number.isInteger(value) && value >= bound) return;
  throw invalid(object, `${field}: Invalid value: ${JSON.stringify(value)}: must be greater than or equal to ${bound}`);
}
