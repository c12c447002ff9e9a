import type { Reason, ReasonData } from "../reason";
import { claimWords } from "./claim-words";
import { clusterFailureWords } from "./cluster-failure-words";
import { findingWords, remedyWords } from "./finding-words";
import { healthWords } from "./health-words";
import { kubernetesWords } from "./kubernetes-words";
import { manyWords } from "./many-words";
import { nodeMatchWords } from "./node-match-words";
import { operationWords } from "./operation-words";
import { placementWords, unplacedWords } from "./placement-words";
import { relationWords } from "./relation-words";
import { sourceWords } from "./source-words";
import type { WordsContext } from "./time-words";
import { readWords, type Wording } from "./wording";
import { workloadDetailWords } from "./workload-detail-words";

/** Health and sources: with times, and with a short form for cards. */
const wordings: Readonly<Record<string, Wording>> = {
  ...healthWords,
  ...kubernetesWords,
  ...sourceWords,
  ...clusterFailureWords,
  ...workloadDetailWords,
};

/** Evidence, findings, remedies and operations: neither. */
const timeless: Readonly<Record<string, (data: ReasonData) => string>> = {
  ...placementWords,
  ...unplacedWords,
  ...claimWords,
  ...nodeMatchWords,
  ...relationWords,
  ...findingWords,
  ...remedyWords,
  ...operationWords,
  ...manyWords,
};

/** Whether somebody wrote a sentence for this code. A test walks the code for codes that nobody did. */
export const isWorded = (code: string): boolean => code in wordings || code in timeless;

/**
 * A reason as a sentence, for a reader's clock and language; it begins with what is so. A code that is not known (written
 * by a newer version) is said as its own last words: "health.on-fire" is "On fire".
 */
export function sentence({ code, data }: Reason, context: WordsContext): string {
  const wording = wordings[code];
  if (wording) return wording.long(readWords(data, context));
  return timeless[code]?.(data) ?? unknownCode(code);
}

/** The same in what fits on a card, some 22 characters; a longer text of an engine is cut by the card. */
export function phrase(reason: Reason, context: WordsContext): string {
  const short = wordings[reason.code]?.short;
  return short ? short(readWords(reason.data, context)) : sentence(reason, context);
}

function unknownCode(code: string): string {
  const words = (code.split(".").at(-1) ?? "").replaceAll("-", " ").trim();
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : "Reason not known";
}
