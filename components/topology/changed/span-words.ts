import type { ChangeSpan } from "@/lib/domain/changes";

export const spanWords: Readonly<Record<ChangeSpan, string>> = {
  "15m": "the last 15 minutes",
  "1h": "the last hour",
  "24h": "the last 24 hours",
};
