import type { LinkKind } from "../inventory/model";
import type { Relation, RelationKind } from "../topology/model";
import type { WordTable } from "./placement-words";

const conditions: Readonly<Record<string, string>> = {
  healthy: "waits until it is healthy",
  completed: "waits until it has finished",
};

const linkVerbs: Readonly<Record<string, string>> = {
  cable: "is plugged into",
  wifi: "is joined by Wi-Fi to",
  virtual: "is joined virtually to",
  tunnel: "is joined by a tunnel to",
} satisfies Record<LinkKind, string>;

/** Why two things are believed to hang together. */
export const relationWords: WordTable = {
  "relate.namespace": ({ namespace }) => `Lives in its ${namespace} namespace`,
  "relate.depends-on": ({ service, condition }) =>
    `Compose says that it depends on ${service}${conditions[`${condition}`] ? ` and ${conditions[`${condition}`]}` : ""}`,
  "relate.names": ({ key, network, port }) =>
    `${key ? `Its variable ${key}` : "Its command"} names it on network ${network}${port ? `, port ${port}` : ""}`,
  "relate.address": ({ key, port, host, name }) =>
    `${key ? `Its variable ${key}` : "Its command"} names ${name ? `${name}, which an Ingress routes to it` : port ? `port ${port} of ${host}, which it answers` : "its address"}`,
  "relate.stated": ({ name }) => `Its label says that it depends on ${name}`,
  "relate.route": ({ proxy }) => `${proxy} routes to it: its labels ask for that`,
  "relate.folder": ({ folder, readOnly }) =>
    `Shares a folder of its host, there ${folder}${readOnly ? ", read only" : ""}`,
  "relate.runs-on": ({ node }) => `Pods of it run on node ${node}`,
  "relate.endpoints": ({ service }) => `Its pods answer for Service ${service}`,
  "relate.selector": ({ service }) => `The selector of Service ${service} takes its pods`,
  "relate.ingress": ({ host, path, port }) =>
    `Routes ${host || "every host"}${path || "/"} to it${port ? `, port ${port}` : ""}`,
  "relate.controller": ({ ingress, service, address }) =>
    address
      ? `Ingress ${ingress} is reached at ${address}, where its Service ${service} answers`
      : `Takes requests for Ingress ${ingress}: no other controller than the one behind Service ${service} is known`,
  "relate.service-dns": ({ key, service, namespace, port }) =>
    `${key ? `Its variable ${key}` : "Its command"} names Service ${service} of ${namespace}${port ? `, port ${port}` : ""}`,
  "relate.claim": ({ claim, readOnly }) => `Shares claim ${claim}${readOnly ? ", read only" : ""}`,
  "relate.nfs": ({ server, folder, readOnly }) =>
    `Shares a folder of NFS server ${server}, there ${folder}${readOnly ? ", read only" : ""}`,
  "relate.leads-to": ({ port, host, name }) =>
    `Leads out of its cluster to ${name ? `${name}` : port ? `port ${port} of ${host}` : "its address"}`,
  "relate.network": ({ network }) => `Member of network ${network}`,
  "relate.volume": ({ volume, readOnly }) => `Shares volume ${volume}${readOnly ? ", read only" : ""}`,
  "relate.port": ({ hostIp, hostPort, containerPort, proto }) =>
    `Answers on ${proto} ${hostIp ? `${hostIp}:` : ""}${hostPort}, its own port ${containerPort}`,
  "relate.link": ({ kind, port, host, otherPort, otherHost }) =>
    `${port} of ${host} ${linkVerbs[`${kind}`] ?? "is linked to"} ${otherPort} of ${otherHost}, said by hand`,
  "network.members": ({ count }) => `${count} members`,
};

/** What a relation of each kind says of its `from`: "app depends on db". */
export const relationVerbs: Readonly<Record<RelationKind, string>> = {
  "depends-on": "depends on",
  route: "routes to",
  namespace: "lives in",
  volume: "shares data with",
  "runs-on": "runs on",
  port: "has a port of",
  network: "is on",
  link: "is linked to",
};

/** What a menu calls each kind. */
export const relationKindWords: Readonly<Record<RelationKind, string>> = {
  "depends-on": "Depends on",
  route: "Routes to",
  namespace: "Namespace",
  volume: "Shared data",
  "runs-on": "Runs on",
  port: "Port of host",
  network: "Network",
  link: "Links",
};

/** How sure the panel is, in a word. */
export function confidenceWord({ confidence }: Pick<Relation, "confidence">): "certain" | "likely" | "possible" {
  if (confidence >= 0.85) return "certain";
  return confidence >= 0.6 ? "likely" : "possible";
}

/** "5 certain, 2 likely, 1 possible": what there is none of is left out. */
export function confidenceCounts(relations: readonly Pick<Relation, "confidence">[]): string {
  const words = relations.map(confidenceWord);
  return (["certain", "likely", "possible"] as const)
    .map((word) => [words.filter((each) => each === word).length, word] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(", ");
}
