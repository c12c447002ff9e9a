const inUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/;
const fraction = /\.(\d{1,9})/;

/**
 * A time so that its text sorts as time does: in UTC, with nine digits. Nodes write their own zone and drop zeros.
 *
 * @param at - RFC 3339, up to nanoseconds. @returns "" for what isn't a time.
 */
export function toUtcNanos(at: string): string {
  if (inUtc.test(at)) return at;
  const ms = Date.parse(at.replace(fraction, ""));
  if (Number.isNaN(ms)) return "";
  const nanos = (fraction.exec(at)?.[1] ?? "").padEnd(9, "0");
  return `${new Date(ms).toISOString().slice(0, 19)}.${nanos}Z`;
}
