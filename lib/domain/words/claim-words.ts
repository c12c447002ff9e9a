import type { ReasonData } from "../reason";
import type { WordTable } from "./placement-words";

const claims = ({ by, label, claimed }: ReasonData): string => {
  const who =
    by === "namespace-name"
      ? "The name of its namespace"
      : by === "namespace-label"
        ? `Label ${label} of its namespace`
        : `Its label ${label}`;
  return `${who} claims zone ${claimed}`;
};

/** What somebody says the zone is, beside where it is. A claim is no evidence: the sentence says so where they differ. */
export const claimWords: WordTable = {
  "claim.kept": (data) => `${claims(data)}, and it is there`,
  "claim.elsewhere": (data) => `${claims(data)}, but it is in ${data.stands}; a claim is no evidence and moves nothing`,
  "claim.nowhere": (data) => `${claims(data)}; it is in no zone that is known, and a claim is no evidence`,
  "claim.no-zone": (data) =>
    `${claims(data)}, but the lab has no such zone${data.stands ? `; it is in ${data.stands}` : ""}`,
};
