import type { Reason } from "../reason";
import { findingWords } from "./finding-words";
import { healthWords } from "./health-words";
import { placeWords } from "./place-words";
import { relationWords } from "./relation-words";
import { sourceWords } from "./source-words";
import type { WordsContext } from "./time-words";
import { readWords, type Wording } from "./wording";

/** Every code that anything in Bulkhead gives a reason with. A test walks the code for codes that are not here. */
const wordings: Readonly<Record<string, Wording>> = {
  ...healthWords,
  ...placeWords,
  ...relationWords,
  ...findingWords,
  ...sourceWords,
} satisfies Record<string, Wording>;

export const isWorded = (code: string): boolean => code in wordings;

/**
 * A reason as a sentence, for a reader's clock and language. Without a full stop: it stands alone, in a list or before
 * one. A code that is not known (written by a newer version) is said as its own last words: "health.on-fire" is "On fire".
 */
export function sentence({ code, data }: Reason, context: WordsContext): string {
  const wording = wordings[code];
  return wording ? wording.long(readWords(data, context)) : unknownCode(code);
}

/** The same in what fits on a card; longer texts of an engine are cut by the card, with the sentence at hand. */
export function phrase({ code, data }: Reason, context: WordsContext): string {
  const wording = wordings[code];
  return wording ? (wording.short ?? wording.long)(readWords(data, context)) : unknownCode(code);
}

function unknownCode(code: string): string {
  const words = (code.split(".").at(-1) ?? "").replaceAll("-", " ").trim();
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : "Reason not known";
}
