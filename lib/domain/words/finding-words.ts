import type { WordTable } from "./placement-words";

/** What is wrong, as evidence. */
export const findingWords: WordTable = {
  "finding.S01": ({ from, to, network, address }) =>
    `Joins ${from} to ${to}, which the policy denies: it has a leg ${address ? `at ${address} ` : ""}on network ${network}`,
  "finding.S04": ({ from, to, proto, hostPort, host, address }) =>
    `${proto} ${hostPort} is published on every address of ${host}, so ${from} reaches ${to} through ${address}, which the policy denies`,
};

/** What to do about it. */
export const remedyWords: WordTable = {
  "remedy.S01": ({ from, to, network }) => `Take it off network ${network}, or allow ${from} to reach ${to} and back`,
  "remedy.S04": ({ from, to, proto, hostPort, address }) =>
    `Publish it on ${address ?? "one address"} only, or allow ${from} to reach ${to} on ${proto} ${hostPort}`,
};
