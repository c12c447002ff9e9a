import "server-only";
import { createHmac, randomBytes } from "node:crypto";
import { compareTemplates } from "@/lib/domain/rollout/compare-templates";
import type { Revision } from "@/lib/domain/rollout/revision";
import type { Json } from "@/lib/server/sources/read";
import { canonical, isSameTemplate } from "./canonical-template";
import type { StoredRevision } from "./stored-revision";
import { toRevisionTemplate } from "./to-revision-template";

/**
 * What may be told of them, the newest first. @param template - What the workload has now: the newest revision equal to it
 * is the current one; none is while its controller has not looked at it yet.
 */
export function toRevisions(stored: readonly StoredRevision[], template: Json): readonly Revision[] {
  // Another key each time: a print can be compared with none of another answer, and no value be found by trying.
  const key = randomBytes(32);
  const print = (value: unknown) => createHmac("sha256", key).update(canonical(value)).digest("base64");
  const templates = stored.map((revision) => toRevisionTemplate(revision.template, print));
  const currentAt = stored.findIndex((revision) => isSameTemplate(revision.template, template));
  const current = templates[currentAt];
  return stored.map(({ name, number, createdAt, cause }, index) => {
    const [own, before] = [templates[index], templates[index + 1]];
    return {
      ...{ name, number, createdAt, cause },
      isCurrent: index === currentAt,
      changes: own && before ? compareTemplates(before, own) : null,
      wayThere: own && current && index !== currentAt ? compareTemplates(current, own) : null,
    };
  });
}
