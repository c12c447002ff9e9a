import type { SourceStatus } from "@/lib/domain/source";

export interface SourcesLine {
  /** "7 of 8"; empty without sources. */
  readonly count: string;
  readonly rest: string;
  /** Whether anything needs looking at. */
  readonly quiet: boolean;
}

/** How the sources are, in one line: how many are live, and the one that has been silent longest by name. */
export function sourcesLine(sources: Iterable<SourceStatus>, clock: (at: number) => string): SourcesLine {
  const all = [...sources];
  if (all.length === 0) return { count: "", rest: "No sources", quiet: true };
  const live = all.filter((source) => source.state === "live");
  const silent = all
    .filter((source) => source.state === "stale" || source.state === "down")
    .sort((a, b) => a.since - b.since);
  const count = `${live.length} of ${all.length}`;
  const noun = all.length === 1 ? "source live" : "sources live";
  const first = silent[0];
  if (!first) return { count, rest: live.length < all.length ? `${noun}, connecting` : noun, quiet: true };
  const state = first.state === "down" ? "down" : "silent";
  const others = silent.length > 1 ? ` and ${silent.length - 1} more` : "";
  return { count, rest: `${noun}, ${first.name}${others} ${state} since ${clock(first.since)}`, quiet: false };
}
