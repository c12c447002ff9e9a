import type { ReasonData } from "../reason";

/** Sentences for reasons of one family, by code. */
export type WordTable = Readonly<Record<string, (data: ReasonData) => string>>;

const port = ({ hostPort, proto }: ReasonData): string => `${proto} ${hostPort}`;

/** Why something stands in a zone, with the evidence in the sentence. */
export const placementWords: WordTable = {
  "host.pinned": ({ address, cidr, zone }) => `In ${zone}: its pinned address ${address} is in ${cidr}`,
  "host.default-route": ({ address, cidr, zone }) =>
    `In ${zone}: its default route leaves by ${address}, which is in ${cidr}`,
  "host.address": ({ address, cidr, zone }) => `In ${zone}: its address ${address} is in ${cidr}`,
  "host.engine-address": ({ address, cidr, zone }) =>
    `In ${zone}: its engine is reached at ${address}, which is in ${cidr}`,
  "place.network-address": ({ address, network, cidr, zone }) =>
    `In ${zone}: ${address ? `${address} on network ${network}` : `network ${network}`} is in ${cidr}`,
  "place.no-parent": ({ network, driver }) => `Isolated: ${driver} network ${network} has no parent interface`,
  "place.published-address": (data) => `Open to ${data.zone}: ${port(data)} is published on ${data.address}`,
  "place.published-everywhere": (data) =>
    `Open to ${data.zone}: ${port(data)} is published on every address of ${data.host}, ${data.address} among them`,
  "place.published-loopback": (data) => `Open to ${data.host} only: ${port(data)} is published on loopback`,
  "place.loopback-leaks": (data) =>
    `Open to ${data.zone}: engines before 28 answer neighbours on ${port(data)}, although it is on loopback`,
  "place.internal": ({ network }) => `Isolated: network ${network} is internal`,
  "place.host-network": ({ host, address, zone }) => `In ${zone}: it uses the network of ${host}, which has ${address}`,
  "place.no-network": () => "Isolated: it has no network",
  "place.shares-gone": () => "Isolated: the container whose network it shared is gone",
  "place.masquerade": ({ host, zone }) => `Gets out to ${zone} through ${host}`,
  "cluster.nodes": ({ zone, count, total }) =>
    `In ${zone}: ${count === total ? (total === 1 ? "its node stands" : `all ${total} of its nodes stand`) : `${count} of its ${total} nodes stand`} there`,
  "cluster.address": ({ zone, address, cidr }) => `In ${zone}: its API answers at ${address}, which is in ${cidr}`,
  "place.node": ({ host, address, zone }) => `In ${zone}: its pods run on ${host}, which has ${address}`,
  "place.node-network": ({ host, address, zone }) =>
    `In ${zone}: its pods use the network of ${host}, which has ${address}`,
  "place.host-port": (data) => `Open to ${data.zone}: ${port(data)} of ${data.host} leads to it, at ${data.address}`,
  "place.balancer": (data) =>
    `Open to ${data.zone}: Service ${data.service} answers on ${port(data)} at ${data.address}, which is in ${data.cidr}`,
  "place.external-ip": (data) =>
    `Open to ${data.zone}: Service ${data.service} answers on ${port(data)} at the external address ${data.address}`,
  "place.node-port": (data) =>
    `Open to ${data.zone}: Service ${data.service} answers on ${port(data)} of every node, ${data.address} of ${data.host} among them`,
  "place.ingress": ({ zone, ingress, address, service }) =>
    `Open to ${zone}: Ingress ${ingress} routes to it${address ? ` from ${address}` : ""}${service ? `, where ${service} answers` : ""}`,
  "place.host": ({ host, address, zone }) =>
    `In ${zone}, where its host ${host} has ${address}; nothing says otherwise`,
};

/** Why something stands in no zone, and what to do about it. */
export const unplacedWords: WordTable = {
  "unplaced.no-host": () => "Unplaced: nobody said which host its engine runs on. Give the engine a host",
  "unplaced.cluster": ({ address, nodes }) =>
    nodes
      ? "Unplaced: none of its nodes stands in a zone. Add the subnet of their addresses on the Network page"
      : `Unplaced: no subnet holds ${address ? `its API's address ${address}` : "it"}. Add its subnet on the Network page`,
  "unplaced.no-address": ({ host }) => `Unplaced: ${host} has no address. Enter one on the Hosts page`,
  "unplaced.many-zones": ({ host, zones }) =>
    `Unplaced: ${host} has addresses in ${zones} and no default route. Pin the address that counts`,
  "unplaced.no-subnet": ({ address, network }) =>
    `Unplaced: no subnet holds ${address ?? `network ${network}`}. Add its subnet on the Network page`,
  "unplaced.no-zone": ({ cidr }) => `Unplaced: subnet ${cidr} belongs to no zone. Give it one on the Network page`,
};
