/** Whose clock and language a sentence is written for. */
export interface WordsContext {
  /** Epoch ms. */
  readonly now: number;
  /** IANA name; the reader's own if left out. */
  readonly timeZone?: string;
  readonly locale?: string;
}

const dayMs = 86_400_000;

/**
 * A moment as people say it: "14:02" within the day, "Tue" within the week, "3 Oct" within the year, else "3 Oct 2025".
 * A time in the future (clocks differ) is told like any other.
 */
export function momentWords(at: number, { now, timeZone, locale = "en-GB" }: WordsContext): string {
  const say = (options: Intl.DateTimeFormatOptions, time = at) => formatter(locale, timeZone, options).format(time);
  const day: Intl.DateTimeFormatOptions = { year: "numeric", month: "short", day: "numeric" };
  if (say(day) === say(day, now)) return say({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  if (Math.abs(now - at) < 6 * dayMs) return say({ weekday: "short" });
  const thisYear = say({ year: "numeric" }) === say({ year: "numeric" }, now);
  return say(thisYear ? { month: "short", day: "numeric" } : day);
}

/** A span with one unit, rounded down: "40 s", "12 min", "3 h", "41 d". Below a second, and below nothing, "0 s". */
export function spanWords(ms: number): string {
  if (ms < 60_000) return `${Math.max(0, Math.floor(ms / 1000))} s`;
  if (ms < 3_600_000) return `${Math.floor(ms / 60_000)} min`;
  if (ms < dayMs) return `${Math.floor(ms / 3_600_000)} h`;
  return `${Math.floor(ms / dayMs)} d`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

// Making a formatter costs a hundred times what using one does, and a map says hundreds of times.
function formatter(locale: string, timeZone: string | undefined, options: Intl.DateTimeFormatOptions) {
  const key = `${locale}|${timeZone ?? ""}|${Object.entries(options).join()}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(locale, timeZone ? { ...options, timeZone } : options);
    formatters.set(key, found);
  }
  return found;
}
