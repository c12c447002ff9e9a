import { type FailureKind, failurePolicy } from "../failure";
import type { SourceState } from "../source";
import type { Wording } from "./wording";

export const sourceStateWords = {
  connecting: "Connecting",
  live: "Live",
  stale: "Silent",
  down: "Down",
} as const satisfies Record<SourceState, string>;

const isFailureKind = (kind: string): kind is FailureKind => kind in failurePolicy;

/** Why a source is not live. The sentence goes on behind the source's name: "nas refused the connection". */
export const sourceWords = {
  "source-failed": {
    long: (data) => {
      const kind = data.text("kind");
      return isFailureKind(kind) ? `It ${failurePolicy[kind].text}` : "It failed in a way Bulkhead doesn't know";
    },
  },
} as const satisfies Record<string, Wording>;
