import { canonical, shortName } from "../canonical.ts";
import type { Cluster } from "../cluster.ts";
import { controlledBy, isOwnedBy, type KubeObject, type Template } from "../objects.ts";

export const hashLabel = "controller-revision-hash";

/** What keeps the templates that a StatefulSet or a DaemonSet has had: the newest is the one that it has now. */
export function reviseOf(cluster: Cluster, owner: KubeObject): { readonly name: string; readonly hash: string } {
  const { store } = cluster;
  const { name, namespace } = owner.metadata;
  const template = owner.spec.template as Template;
  const kept = store.list("ControllerRevision", namespace).filter((each) => isOwnedBy(each, owner));
  const newest = kept.reduce((most, { revision }) => Math.max(most, Number(revision)), 0);
  const same = kept.find((each) => canonical(templateIn(each)) === canonical(template));
  if (same) {
    // What is gone back to becomes the newest once more.
    if (Number(same.revision) < newest) store.update(same, { revision: newest + 1 });
    return { name: same.metadata.name, hash: same.metadata.labels?.[hashLabel] ?? "" };
  }
  const hash = shortName(canonical(template), 10);
  const made = store.create({
    apiVersion: "apps/v1",
    kind: "ControllerRevision",
    metadata: {
      name: `${name}-${hash}`,
      ...(namespace ? { namespace } : {}),
      labels: { ...template.metadata?.labels, [hashLabel]: hash },
      ownerReferences: controlledBy(owner),
    },
    revision: newest + 1,
    data: { spec: { template: { ...template, $patch: "replace" } } },
  });
  return { name: made.metadata.name, hash };
}

const plain = new WeakMap<KubeObject, Template>();

function templateIn(revision: KubeObject): Template {
  const known = plain.get(revision);
  if (known) return known;
  const { $patch: _, ...template } = (revision.data as { spec: { template: Template & { $patch: string } } }).spec
    .template;
  plain.set(revision, template);
  return template;
}
