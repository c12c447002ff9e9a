import { canonical, shortName } from "../canonical.ts";
import type { Cluster } from "../cluster.ts";
import { controlledBy, isOwnedBy, type KubeObject, type Template } from "../objects.ts";
import { deploymentStatus } from "./deployment-status.ts";
import { livingPods } from "./pods-of.ts";

const hashLabel = "pod-template-hash";
const revisionMark = "deployment.kubernetes.io/revision";
/** The controller's own notes, which a ReplicaSet doesn't take over from its Deployment. */
const ownNotes = new Set([revisionMark, "kubectl.kubernetes.io/last-applied-configuration"]);

/** A ReplicaSet for each template that it has had, and its pods moved over to the newest in steps. */
export function runDeployments(cluster: Cluster): void {
  for (const deployment of cluster.store.list("Deployment")) {
    const newest = newestSet(cluster, deployment);
    if (deployment.spec.paused === true) scaleAsItIs(cluster, deployment);
    else if (newest) {
      const others = setsOf(cluster, deployment).filter(({ metadata }) => metadata.uid !== newest.metadata.uid);
      if (deployment.spec.strategy?.type === "Recreate") recreate(cluster, deployment, newest, others);
      else roll(cluster, deployment, newest, others);
    }
    const sets = setsOf(cluster, deployment);
    forget(cluster, deployment, sets, newest);
    cluster.store.update(deployment, { status: deploymentStatus(cluster, deployment, sets, newest) });
  }
}

const setsOf = (cluster: Cluster, deployment: KubeObject): readonly KubeObject[] =>
  cluster.store.list("ReplicaSet", deployment.metadata.namespace).filter((set) => isOwnedBy(set, deployment));

/** The ReplicaSet of the template as it is now; made where it isn't there, unless the Deployment is paused. */
function newestSet(cluster: Cluster, deployment: KubeObject): KubeObject | undefined {
  const { store } = cluster;
  const sets = setsOf(cluster, deployment);
  const template = deployment.spec.template as Template;
  const latest = sets.reduce((most, set) => Math.max(most, revisionOf(set)), 0);
  const same = sets.find((set) => printOf(set.spec.template) === printOf(template));
  if (!same && deployment.spec.paused === true) return undefined;
  const revision = same && revisionOf(same) === latest ? latest : latest + 1;
  const notes = Object.entries(deployment.metadata.annotations ?? {}).filter(([key]) => !ownNotes.has(key));
  const annotations = { ...Object.fromEntries(notes), [revisionMark]: String(revision) };
  if (deployment.metadata.annotations?.[revisionMark] !== String(revision))
    store.update(deployment, {
      metadata: {
        ...deployment.metadata,
        annotations: { ...deployment.metadata.annotations, [revisionMark]: String(revision) },
      },
    });
  if (same) return store.update(same, { metadata: { ...same.metadata, annotations } });
  const hash = shortName(printOf(template), 9);
  const labels = { ...template.metadata?.labels, [hashLabel]: hash };
  const { name, namespace } = deployment.metadata;
  return store.create({
    apiVersion: "apps/v1",
    kind: "ReplicaSet",
    metadata: {
      name: `${name}-${hash}`,
      ...(namespace ? { namespace } : {}),
      labels,
      annotations,
      ownerReferences: controlledBy(deployment),
    },
    spec: {
      replicas: 0,
      selector: { matchLabels: { ...deployment.spec.selector?.matchLabels, [hashLabel]: hash } },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
    status: { replicas: 0, observedGeneration: 1 },
  });
}

const prints = new WeakMap<Template, string>();

/** Equal for templates that somebody wrote alike: the label that this controller adds doesn't count. */
function printOf(template: Template): string {
  const known = prints.get(template);
  if (known !== undefined) return known;
  const { metadata, spec } = template;
  const { [hashLabel]: _, ...labels } = metadata?.labels ?? {};
  const print = canonical({ annotations: metadata?.annotations ?? {}, labels, spec });
  prints.set(template, print);
  return print;
}

const revisionOf = ({ metadata }: KubeObject): number => Number(metadata.annotations?.[revisionMark] ?? 0);

/** Never more pods than surge allows, never fewer available ones than must be. */
function roll(cluster: Cluster, deployment: KubeObject, newest: KubeObject, others: readonly KubeObject[]): void {
  const desired = Number(deployment.spec.replicas ?? 1);
  const { surge, unavailable } = limitsOf(deployment, desired);
  const replicas = (set: KubeObject) => Number(set.spec.replicas ?? 0);
  const available = (set: KubeObject) => Number(set.status?.availableReplicas ?? 0);
  const total = [newest, ...others].reduce((sum, set) => sum + replicas(set), 0);

  const room = desired + surge - total;
  const wanted = Math.min(desired, replicas(newest) + Math.max(0, room));
  const grown = wanted === replicas(newest) ? newest : scaleTo(cluster, deployment, newest, wanted);

  const must = desired - unavailable;
  let spare = total + (wanted - replicas(newest)) - must - (wanted - Math.min(wanted, available(grown)));
  // Those that don't work go first: nobody misses them.
  for (const set of [...others].sort((a, b) => revisionOf(a) - revisionOf(b))) {
    const broken = Math.min(replicas(set) - Math.min(replicas(set), available(set)), Math.max(0, spare));
    if (broken > 0) scaleTo(cluster, deployment, set, replicas(set) - broken);
    spare -= broken;
  }
  const left = others.map(
    (set) => cluster.store.get("ReplicaSet", set.metadata.namespace ?? "", set.metadata.name) ?? set,
  );
  let surplus = [grown, ...left].reduce((sum, set) => sum + Math.min(replicas(set), available(set)), 0) - must;
  for (const set of left) {
    const ended = Math.min(replicas(set), Math.max(0, surplus), Math.max(0, spare));
    if (ended > 0) scaleTo(cluster, deployment, set, replicas(set) - ended);
    surplus -= ended;
    spare -= ended;
  }
}

/** Paused, it has as many pods as it says all the same, of the template that they were last made from. */
function scaleAsItIs(cluster: Cluster, deployment: KubeObject): void {
  const [last, ...older] = [...setsOf(cluster, deployment)].sort((a, b) => revisionOf(b) - revisionOf(a));
  const others = older.reduce((sum, { spec }) => sum + Number(spec.replicas ?? 0), 0);
  if (last) scaleTo(cluster, deployment, last, Math.max(0, Number(deployment.spec.replicas ?? 1) - others));
}

/** All of the old are gone before the first of the new is made. */
function recreate(cluster: Cluster, deployment: KubeObject, newest: KubeObject, others: readonly KubeObject[]): void {
  for (const set of others) if (Number(set.spec.replicas) > 0) scaleTo(cluster, deployment, set, 0);
  const isEmpty = others.every((set) => livingPods(cluster, set).length === 0 && !hasPods(cluster, set));
  if (isEmpty) scaleTo(cluster, deployment, newest, Number(deployment.spec.replicas ?? 1));
}

const hasPods = (cluster: Cluster, set: KubeObject): boolean =>
  cluster.store.list("Pod", set.metadata.namespace).some((pod) => isOwnedBy(pod, set));

function scaleTo(cluster: Cluster, deployment: KubeObject, set: KubeObject, replicas: number): KubeObject {
  const before = Number(set.spec.replicas ?? 0);
  if (before === replicas) return set;
  const way = replicas > before ? "up" : "down";
  const said = `Scaled ${way} replica set ${set.metadata.name} from ${before} to ${replicas}`;
  cluster.event(deployment, "Normal", "ScalingReplicaSet", said, "deployment-controller");
  return cluster.store.update(set, { spec: { ...set.spec, replicas } });
}

/** A quarter either way where nothing is said; both can't be none, or nothing would ever move. */
function limitsOf({ spec }: KubeObject, desired: number): { readonly surge: number; readonly unavailable: number } {
  const { maxSurge = "25%", maxUnavailable = "25%" } = spec.strategy?.rollingUpdate ?? {};
  const count = (value: unknown, round: (n: number) => number) =>
    typeof value === "string" ? round((Number.parseFloat(value) / 100) * desired) : Number(value);
  const surge = count(maxSurge, Math.ceil);
  const unavailable = count(maxUnavailable, Math.floor);
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable };
}

/** Old templates are kept, ten of them where nothing else is said, to go back to. */
function forget(
  { store }: Cluster,
  { spec }: KubeObject,
  sets: readonly KubeObject[],
  newest: KubeObject | undefined,
): void {
  const old = sets
    .filter((set) => set.metadata.uid !== newest?.metadata.uid && Number(set.status?.replicas ?? 0) === 0)
    .filter((set) => Number(set.spec.replicas) === 0)
    .sort((a, b) => revisionOf(b) - revisionOf(a));
  for (const set of old.slice(Number(spec.revisionHistoryLimit ?? 10))) store.remove(set);
}
