import type { WordTable } from "./placement-words";

/** Which host a node of a cluster is, and how that is known. */
export const nodeMatchWords: WordTable = {
  "node.bound": ({ host }) => `It is ${host}, as somebody has said here`,
  "node.address": ({ host, address }) => `It is ${host}, which has its address ${address}`,
  "node.name": ({ host }) => `It is ${host}, by its name`,
  "node.machine-id": ({ host }) =>
    `It is ${host}, by the machine id that was kept when its name or its address still told`,
  "node.new": () => "No host has its address or its name, so it stands on the map as a machine of its own",
  "node.shared-id": ({ others }) =>
    `Its machine id is that of ${others}, too, as happens when a machine is cloned, so the id tells nothing. Give each its own: empty /etc/machine-id and start it anew`,
};
