import type { Change, Condition } from "../changes";
import type { NodeId } from "../ids";
import { phrase } from "./sentence";
import { tierWord } from "./tier-words";
import type { WordsContext } from "./time-words";

interface Context extends WordsContext {
  /** The name of a zone or host; null where it is not there any more. */
  readonly nameOf: (id: NodeId | null) => string | null;
}

/** A change from what to what: "Was healthy, now failed: Exited, code 1", "Moved from Dev to Prod", "Gone, was healthy". */
export function changeWords({ change, before, after }: Change, context: Context): string {
  const was = before?.tier ? tierWord(before.tier) : null;
  if (change === "gone" || !after) return was ? `Gone, was ${was}` : "Gone";
  const now = conditionWords(after, context);
  if (change === "appeared") return `New: ${lower(now)}`;
  if (change === "moved") return `${moveWords(before, after, context)}; ${lower(now)}`;
  if (!was) return `Now ${lower(now)}`;
  return before?.tier === after.tier ? `Still ${lower(now)}` : `Was ${was}, now ${lower(now)}`;
}

/** "Failed: Exited, code 1"; "Healthy" where the reason says no more than that. */
function conditionWords({ tier, code, data }: Condition, context: Context): string {
  const how = tier ? tierWord(tier) : "unknown";
  const why = code ? phrase({ code, data: data ?? {} }, context) : "";
  // What it was last seen as is told as what it was.
  const isNews = why && why.toLowerCase() !== how && code !== "health.source-silent";
  return isNews ? `${how}: ${why}` : how;
}

function moveWords(before: Condition | null, after: Condition, { nameOf }: Context): string {
  const [fromZone, toZone] = [nameOf(before?.zoneId ?? null), nameOf(after.zoneId)];
  const sameZone = before?.zoneId === after.zoneId;
  const [from, to] = sameZone ? [nameOf(before?.hostId ?? null), nameOf(after.hostId)] : [fromZone, toZone];
  return from ? `Moved from ${from} to ${to ?? "no zone"}` : `Moved to ${to ?? "no zone"}`;
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
