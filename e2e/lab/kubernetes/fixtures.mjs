// Fixtures of a cluster: two namespaces in which every row of the health table stands, and what else a map has to show.
import { kernelReason } from "../machine.mjs";
import { sleep } from "../processes.mjs";
import { healthRows } from "./health-rows.mjs";
import { apply, getJson, kubectl } from "./kubectl.mjs";
import { object } from "./objects.mjs";
import { shapes } from "./rows/shapes.mjs";

const label = "bulkhead-lab.household";
const outsideNamespaces = new Set(["PersistentVolume", "StorageClass", "Namespace"]);
const followed =
  "pods,jobs,cronjobs,deployments,replicasets,statefulsets,daemonsets,pvc,services,endpointslices,events";

/** The namespace of most rows, and the one that is full. */
export const namespacesOf = (prefix) => ({ home: prefix, full: `${prefix}-full` });

const marked = (made, prefix, namespace) => ({
  ...made,
  metadata: {
    ...made.metadata,
    labels: { ...made.metadata.labels, [label]: prefix },
    ...(!outsideNamespaces.has(made.kind) && { namespace }),
  },
});

/** Both namespaces; one has no room for a pod or a job. */
function namespaces(prefix) {
  const { home, full } = namespacesOf(prefix);
  const quota = object("v1", "ResourceQuota", "no-room", { spec: { hard: { pods: "0", "count/jobs.batch": "0" } } });
  const made = [home, full].map((name) => marked(object("v1", "Namespace", name), prefix));
  return [...made, marked(quota, prefix, full)];
}

/** A pod is refused while its namespace's service account is still being made. */
async function waitForAccounts(cluster, prefix) {
  for (const namespace of Object.values(namespacesOf(prefix))) {
    while (!(await getJson(cluster, "sa", "-n", namespace)).items.some(({ metadata }) => metadata.name === "default"))
      await sleep(100);
  }
}

/** One kubectl applies one object after another, so four of them share the work. */
async function applyInParts(cluster, objects) {
  const size = Math.ceil(objects.length / 4);
  const parts = [0, 1, 2, 3].map((part) => objects.slice(part * size, (part + 1) * size));
  await Promise.all(parts.map((part) => apply(cluster, part)));
}

/**
 * Makes every row and every shape; slow rows come first. Returns without waiting for them:
 * {rows: [{name, namespace, kind, tier, row, slow}], skipped: [{row, kind, reason}]}. `lab` is the lab's state.
 */
export async function addClusterRows(lab, prefix) {
  const { home, full } = namespacesOf(prefix);
  const cluster = lab.kubernetes;
  const possible = healthRows.filter(({ needs }) => !needs || lab.kernel?.[needs] !== false);
  await apply(cluster, namespaces(prefix));
  await waitForAccounts(cluster, prefix);
  const slowFirst = [...possible].sort((a, b) => Number(b.slow ?? false) - Number(a.slow ?? false));
  const objects = [...slowFirst, ...shapes].flatMap(({ make, inFull }) => {
    const namespace = inFull ? full : home;
    const made = make({ prefix, namespace, registry: cluster.registry });
    return [made].flat().map((one) => marked(one, prefix, namespace));
  });
  await applyInParts(cluster, objects);
  const rows = possible.map(({ name, kind, tier, row, inFull, slow = false }) => ({
    name,
    namespace: inFull ? full : home,
    kind,
    tier,
    row,
    slow,
  }));
  const skipped = healthRows
    .filter((row) => !possible.includes(row))
    .map(({ row, needs }) => ({ row, kind: "impossible", reason: kernelReason(needs) }));
  return { rows, skipped };
}

/** What a namespace holds: the objects by "kind/name", and the kinds that rows look at besides. */
async function look(cluster, namespace) {
  const { items } = await getJson(cluster, followed, "-n", namespace);
  const of = (kind) => items.filter((one) => one.kind === kind);
  return {
    objects: new Map(items.map((one) => [`${one.kind}/${one.metadata.name}`, one])),
    all: { pods: of("Pod"), jobs: of("Job"), slices: of("EndpointSlice"), events: of("Event") },
  };
}

/** A status may still be empty; then nothing is settled. */
function holds(test, found, all) {
  try {
    return Boolean(test(found, all));
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Takes at most one step of a row; true once it has got where it should. */
async function advance(cluster, pending, { objects, all }) {
  const { row, rule } = pending;
  const found = objects.get(`${row.kind}/${row.name}`);
  if (!found) return false;
  const step = rule.steps?.[pending.taken];
  if (!step) return holds(rule.settled, found, all);
  if (!holds(step.when, found, all)) return false;
  await step.act((...args) => kubectl(cluster, ["-n", row.namespace, ...args]), found);
  pending.taken += 1;
  return false;
}

/**
 * Waits until each of the rows has been where it should be, taking its steps on the way, and tells as each arrives.
 * Throws a sentence that names those which did not arrive within `timeout` ms.
 */
export async function settleRows(cluster, rows, { timeout = 240_000, onSettled = () => {} } = {}) {
  const ruleOf = (row) => healthRows.find(({ kind, name }) => kind === row.kind && name === row.name);
  let pending = rows.map((row) => ({ row, rule: ruleOf(row), taken: 0 }));
  const until = Date.now() + timeout;
  for (;;) {
    for (const namespace of new Set(pending.map(({ row }) => row.namespace))) {
      const seen = await look(cluster, namespace);
      for (const one of pending.filter(({ row }) => row.namespace === namespace)) {
        if (!(await advance(cluster, one, seen))) continue;
        onSettled(one.row);
        pending = pending.filter((other) => other !== one);
      }
    }
    if (pending.length === 0) return;
    if (Date.now() > until) {
      const names = pending.map(({ row }) => `${row.kind} ${row.namespace}/${row.name} (${row.row})`);
      throw new Error(`These did not get where they should within ${timeout / 1000} s: ${names.join("; ")}`);
    }
    await sleep(700);
  }
}

/** Removes both namespaces and what of the household stands outside them, and waits until they are gone. Fine when there is nothing. */
export async function removeClusterRows(cluster, prefix) {
  const { home, full } = namespacesOf(prefix);
  const held = await getJson(cluster, "pods", "-n", home);
  for (const { metadata } of held.items.filter((one) => one.metadata.finalizers?.length)) {
    await kubectl(cluster, ["-n", home, "patch", "pod", metadata.name, "-p", '{"metadata":{"finalizers":null}}']);
  }
  await kubectl(cluster, ["delete", "namespace", home, full, "--ignore-not-found", "--timeout=120s"]);
  await kubectl(cluster, ["delete", "pv,storageclass", "-l", `${label}=${prefix}`, "--timeout=60s"]);
}
