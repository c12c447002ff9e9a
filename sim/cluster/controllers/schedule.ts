/**
 * When a schedule of five fields is due next: minute, hour, day of month, month, day of week, each as a star, a number, a
 * list, a range or any of them with a step; UTC. As in cron, where both days are said either is enough.
 *
 * @returns Epoch ms after `afterMs`; null for what is no schedule, or what no day of four years is.
 */
export function nextRun(schedule: string, afterMs: number): number | null {
  const fields = schedule.trim().split(/\s+/);
  if (fields.length !== 5) return null;
  const [minutes, hours, days, months, weekdays] = fields.map((field, i) => valuesOf(field, bounds[i] ?? [0, 0]));
  if (!minutes || !hours || !days || !months || !weekdays) return null;
  const isEither = fields[2] !== "*" && fields[4] !== "*";
  const at = new Date(Math.floor(afterMs / 60_000) * 60_000 + 60_000);
  const endAt = afterMs + 4 * 366 * 86_400_000;
  while (at.getTime() < endAt) {
    const [isDay, isWeekday] = [days.has(at.getUTCDate()), weekdays.has(at.getUTCDay())];
    if (!months.has(at.getUTCMonth() + 1) || !(isEither ? isDay || isWeekday : isDay && isWeekday))
      at.setUTCHours(24, 0, 0, 0);
    else if (!hours.has(at.getUTCHours())) at.setUTCHours(at.getUTCHours() + 1, 0, 0, 0);
    else if (!minutes.has(at.getUTCMinutes())) at.setUTCMinutes(at.getUTCMinutes() + 1, 0, 0);
    else return at.getTime();
  }
  return null;
}

const bounds: readonly (readonly [least: number, most: number])[] = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
];

function valuesOf(field: string, [least, most]: readonly [number, number]): ReadonlySet<number> | null {
  const found = new Set<number>();
  for (const part of field.split(",")) {
    const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    if (!match) return null;
    const [, from, to, step] = match;
    const first = from === undefined ? least : Number(from);
    const last = to !== undefined ? Number(to) : from === undefined || step !== undefined ? most : first;
    if (first < least || last > most) return null;
    for (let value = first; value <= last; value += Math.max(1, Number(step ?? 1))) found.add(value);
  }
  return found;
}
