import { HealthMark, type Mark } from "@/components/health/health-mark";
import { cn } from "@/components/ui/cn";
import { type Counts, tiers } from "@/lib/domain/health";
import { tierWords } from "@/lib/domain/words/tier-words";

export const markWords: Readonly<Record<Mark, string>> = { ...tierWords, breach: "Breach" };

/** The order counts are written in: what asks for a person first, the quiet rest last. */
export const countOrder: readonly Mark[] = ["breach", "failed", "warning", "progressing", "unknown", "neutral", "ok"];

export const memberCount = (counts: Counts): number => tiers.reduce((sum, tier) => sum + counts[tier], 0);

/** "2 failed, 1 warning, 20 healthy": what a group's counts say aloud. */
export const countWords = (counts: Counts): string =>
  countOrder
    .filter((mark) => counts[mark] > 0)
    .map((mark) => `${counts[mark]} ${markWords[mark].toLowerCase()}`)
    .join(", ");

/** How many of each tier, tiers without members left out. */
export function TierCounts({ counts, className }: { counts: Counts; className?: string }) {
  const shown = countOrder.filter((mark) => counts[mark] > 0);
  return (
    <span className={cn("inline-flex items-center gap-2.5 text-label text-text-muted", className)}>
      <span className="sr-only">{countWords(counts)}</span>
      {shown.map((mark) => (
        <span
          key={mark}
          aria-hidden
          className={cn("inline-flex items-center gap-1", mark === "breach" && "text-breach")}
        >
          <HealthMark tier={mark} />
          {counts[mark]}
        </span>
      ))}
    </span>
  );
}
