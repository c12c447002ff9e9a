import { type Reason, reason } from "../reason";
import type { RevisionContainer, RevisionTemplate } from "./revision";

/** What is other in `after`, in the order in which somebody would ask: images first. Empty: they are the same. */
export function compareTemplates(before: RevisionTemplate, after: RevisionTemplate): readonly Reason[] {
  const containers = pairs(before.containers, after.containers, ({ name }) => name);
  return [
    ...containers.flatMap(({ was, is }) => imageOf(was, is)),
    ...containers.flatMap(({ was, is }) => (was && is ? compareContainers(was, is) : [])),
    ...pairs(before.volumes, after.volumes, ({ name }) => name).flatMap(({ key, was, is }) =>
      was?.print === is?.print ? [] : [reason("revision.volume", { volume: key, how: how(was, is) })],
    ),
    ...(before.restartedAt === after.restartedAt ? [] : [reason("revision.restarted")]),
    ...(before.rest === after.rest ? [] : [reason("revision.other")]),
  ];
}

function imageOf(was: RevisionContainer | undefined, is: RevisionContainer | undefined): readonly Reason[] {
  if (was?.image === is?.image) return [];
  const container = (is ?? was)?.name ?? "";
  if (!was) return [reason("revision.container-added", { container, image: is?.image ?? "" })];
  if (!is) return [reason("revision.container-removed", { container, image: was.image })];
  return [reason("revision.image", { container, from: was.image, to: is.image })];
}

function compareContainers(was: RevisionContainer, is: RevisionContainer): readonly Reason[] {
  const container = is.name;
  const said: Reason[] = [];
  const env = pairs(was.env, is.env, ({ name }) => name).filter((pair) => pair.was?.print !== pair.is?.print);
  const names = (wanted: string) =>
    listed(env.filter((pair) => how(pair.was, pair.is) === wanted).map(({ key }) => key));
  if (env.length > 0) {
    const [added, removed, changed] = [names("added"), names("removed"), names("changed")];
    said.push(reason("revision.env", { container, added, removed, changed }));
  }
  const quantities = [...new Set([...Object.keys(was.resources), ...Object.keys(is.resources)])];
  for (const what of quantities) {
    const [from = "", to = ""] = [was.resources[what], is.resources[what]];
    if (from !== to) said.push(reason("revision.resources", { container, what, from, to }));
  }
  if (was.command !== is.command) said.push(reason("revision.command", { container }));
  for (const { key, was: old, is: fresh } of pairs(was.probes, is.probes, ({ kind }) => kind))
    if (old?.print !== fresh?.print)
      said.push(reason("revision.probe", { container, probe: key, how: how(old, fresh) }));
  if (was.mounts !== is.mounts) said.push(reason("revision.mounts", { container }));
  return said;
}

const how = (was: unknown, is: unknown): "added" | "removed" | "changed" =>
  was === undefined ? "added" : is === undefined ? "removed" : "changed";

interface Pair<T> {
  readonly key: string;
  readonly was: T | undefined;
  readonly is: T | undefined;
}

/** Those of the same key beside each other. One that stands twice in a list counts as its last, as in Kubernetes. */
function pairs<T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string): readonly Pair<T>[] {
  const [old, fresh] = [before, after].map((all) => new Map(all.map((item) => [keyOf(item), item])));
  const keys = new Set([...(old?.keys() ?? []), ...(fresh?.keys() ?? [])]);
  return [...keys].map((key) => ({ key, was: old?.get(key), is: fresh?.get(key) }));
}

const mostListed = 12;

/** "A, B", and how many more there are once nobody would read on. */
function listed(names: readonly string[]): string {
  const more = names.length - mostListed;
  return more > 0 ? `${names.slice(0, mostListed).join(", ")} and ${more} more` : names.join(", ");
}
