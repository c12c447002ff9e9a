/** Labels that mean something to Bulkhead. Values are whatever somebody wrote: hostile until parsed. */
export const labels = {
  /** Set on a container that an operation of ours made; its value is the operation's id. It stays after the commit. */
  operation: "bulkhead.operation",
  /** What somebody says the zone is: a claim, never evidence. */
  zone: "bulkhead.zone",
  /** What somebody says it depends on: names of containers or services, with commas between. */
  dependsOnStated: "bulkhead.depends-on",
  project: "com.docker.compose.project",
  service: "com.docker.compose.service",
  oneOff: "com.docker.compose.oneoff",
  dependsOn: "com.docker.compose.depends_on",
} as const;

type Labels = Readonly<Record<string, string>>;

/** @returns `null` if it is not there or says nothing. */
export const readLabel = (from: Labels, key: string): string | null =>
  Object.hasOwn(from, key) ? from[key]?.trim() || null : null;

export interface ComposeFacts {
  readonly stack: string | null;
  readonly service: string | null;
  /** Made by `compose run`: it doesn't count for its service. */
  readonly oneOff: boolean;
  readonly dependsOn: readonly ComposeDependency[];
  readonly claim: string | null;
  /** Label `bulkhead.depends-on`. */
  readonly stated: readonly string[];
}

export interface ComposeDependency {
  readonly service: string;
  readonly condition: "started" | "healthy" | "completed";
}

/**
 * What compose wrote on a container. Compose v1 (1.3 and later) and v2 use the same label names; v1 writes no
 * `depends_on`, and both write one-off as "True" or "False".
 */
export function parseComposeLabels(from: Labels): ComposeFacts {
  const stack = readLabel(from, labels.project);
  return {
    stack,
    service: stack ? readLabel(from, labels.service) : null,
    oneOff: stack !== null && readLabel(from, labels.oneOff)?.toLowerCase() === "true",
    dependsOn: stack ? parseDependsOn(readLabel(from, labels.dependsOn)) : [],
    claim: readLabel(from, labels.zone),
    stated: (readLabel(from, labels.dependsOnStated) ?? "")
      .split(",")
      .map((name) => name.trim())
      .filter(Boolean)
      .slice(0, 100),
  };
}

const conditions: Readonly<Record<string, ComposeDependency["condition"]>> = {
  service_started: "started",
  service_healthy: "healthy",
  service_completed_successfully: "completed",
};

/**
 * `a:service_started:true,b:service_healthy:false`; the third part (restart with it) is newer and may be missing, and so
 * may the second. Parts that don't parse are left out.
 *
 * @source compose v2, pkg/compose/create.go: label com.docker.compose.depends_on.
 */
function parseDependsOn(value: string | null): ComposeDependency[] {
  const found = new Map<string, ComposeDependency>();
  for (const part of value?.split(",") ?? []) {
    const [service = "", condition = "service_started"] = part.trim().split(":");
    const known = Object.hasOwn(conditions, condition) ? conditions[condition] : undefined;
    if (service && known) found.set(service, { service, condition: known });
  }
  return [...found.values()];
}
