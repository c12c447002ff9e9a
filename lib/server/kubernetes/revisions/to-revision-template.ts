import "server-only";
import type { RevisionContainer, RevisionTemplate } from "@/lib/domain/rollout/revision";
import { type Json, list, record, text } from "@/lib/server/sources/read";
import { restartedAtAnnotation } from "../write/restart-rollout";
import { plainTemplate } from "./canonical-template";

/** A text that is equal for equal values and says nothing else of them. */
export type Print = (value: unknown) => string;

/** What revisions are compared by, of a template with all of its values. */
export function toRevisionTemplate(stored: Json, print: Print): RevisionTemplate {
  const { metadata, spec, ...others } = plainTemplate(stored);
  const { annotations, ...meta } = record(metadata);
  const { [restartedAtAnnotation]: restartedAt, ...notes } = record(annotations);
  const { containers, initContainers, volumes, ...pod } = record(spec);
  const [main, init] = [containers, initContainers].map((all) =>
    list(all).map((each) => toContainer(record(each), print)),
  );
  return {
    containers: [...(init ?? []), ...(main ?? [])].map(({ container }) => container),
    volumes: list(volumes).map((volume) => ({ name: text(record(volume).name, 256), print: print(volume) })),
    restartedAt: text(restartedAt, 128),
    rest: print([others, meta, notes, pod, ...[main, init].map((all) => all?.map(({ rest }) => rest))]),
  };
}

function toContainer(json: Json, print: Print): { readonly container: RevisionContainer; readonly rest: unknown } {
  const { image, command, args, env, resources, volumeMounts, startupProbe, livenessProbe, readinessProbe, ...rest } =
    json;
  const { requests, limits, ...otherResources } = record(resources);
  const probes = { startup: startupProbe, liveness: livenessProbe, readiness: readinessProbe };
  return {
    container: {
      name: text(json.name, 256),
      image: text(image, 512),
      command: print([command, args]),
      env: list(env).map((each) => ({ name: text(record(each).name, 256), print: print(each) })),
      probes: Object.entries(probes).flatMap(([kind, probe]) => (probe ? [{ kind, print: print(probe) }] : [])),
      mounts: print(volumeMounts),
      resources: { ...quantities(requests, "request"), ...quantities(limits, "limit") },
    },
    rest: { ...rest, resources: otherResources },
  };
}

/** "cpu request": "250m". */
const quantities = (value: unknown, what: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(record(value)).map(([name, amount]) => [`${text(name, 256)} ${what}`, text(String(amount), 64)]),
  );
