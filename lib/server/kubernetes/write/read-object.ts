import "server-only";
import type { FreshObject } from "@/lib/domain/rollout/change";
import { flag, type Json, list, record, text } from "@/lib/server/sources/read";
import type { ApiConnection } from "../connection/open-connection";
import type { ObjectPlace } from "../kinds/object-path";
import { count, toConditions } from "../kinds/values";
import { readJson } from "../read/read-json";
import { isSameTemplate } from "../revisions/canonical-template";
import { findRevision } from "../revisions/stored-revision";
import { ownAnnotations } from "./annotations";
import { restartedAtAnnotation } from "./restart-rollout";

/**
 * What a change of the object is decided by, as it is stored now; null if there is no such object. @throws ClusterTrouble.
 *
 * @param revision - Name of one that is asked about, for a change that goes back to it.
 */
export async function readObject(
  connection: ApiConnection,
  place: ObjectPlace,
  { signal, revision }: { readonly signal: AbortSignal; readonly revision?: string | undefined },
): Promise<FreshObject | null> {
  const json = await readJson(connection, place, signal);
  if (!json) return null;
  const [meta, spec] = [record(json.metadata), record(json.spec)];
  const template = record(spec.template);
  const found = revision === undefined ? null : await findRevision({ connection, signal }, place, json, revision);
  return {
    ...place,
    uid: text(meta.uid, 128),
    resourceVersion: text(meta.resourceVersion, 128),
    generation: count(meta.generation),
    replicas: count(spec.replicas, 1),
    paused: flag(spec.paused),
    restartedAt: text(record(record(template.metadata).annotations)[restartedAtAnnotation], 128),
    images: imagesOf(record(template.spec)),
    annotations: ownAnnotations(meta.annotations).map(([name]) => name),
    lateSince: lateSince(json),
    asked:
      revision === undefined ? null : !found ? "gone" : isSameTemplate(found.template, template) ? "current" : "other",
    isGoing: typeof meta.deletionTimestamp === "string",
    suspended: flag(spec.suspend),
    unschedulable: flag(spec.unschedulable),
    min: count(spec.minReplicas, 1),
    max: count(spec.maxReplicas),
  };
}

const imagesOf = ({ initContainers, containers }: Json): FreshObject["images"] => [
  ...list(initContainers).map(toImage(true)),
  ...list(containers).map(toImage(false)),
];

const toImage = (init: boolean) => (container: unknown) => {
  const { name, image } = record(container);
  return { container: text(name, 256), image: text(image, 512), init };
};

function lateSince({ status }: Json): number | null {
  const late = toConditions(record(status).conditions).find(
    ({ type, reason }) => type === "Progressing" && reason === "ProgressDeadlineExceeded",
  );
  return late?.changedAt ?? null;
}
