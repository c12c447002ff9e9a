const inUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/;
const rfc3339 = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/;

/**
 * A time so that its text sorts as time does: in UTC, with nine digits. Nodes write their own zone and drop zeros.
 *
 * @param at - RFC 3339, up to nanoseconds. @returns "" for what isn't a time.
 */
export function toUtcNanos(at: string): string {
  if (inUtc.test(at)) return at;
  const [, second = "", nanos = "", zone = ""] = rfc3339.exec(at) ?? [];
  const ms = Date.parse(second + zone);
  return Number.isNaN(ms) ? "" : `${new Date(ms).toISOString().slice(0, 19)}.${nanos.padEnd(9, "0")}Z`;
}
