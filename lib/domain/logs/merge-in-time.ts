/** Something with a place in time, as `toUtcNanos` writes it. */
export interface Timed {
  readonly time: string;
}

/**
 * Puts what has come behind what is there, in order of time. Both are in order already, and stay so; of what has the
 * same time, what was there first stands first.
 *
 * @param present - Is changed in place: only what is later than the earliest newcomer is moved.
 */
export function mergeInTime<T extends Timed>(present: T[], newcomers: readonly T[]): void {
  const [first] = newcomers;
  if (!first) return;
  let from = present.length;
  while (from > 0 && (present[from - 1] as T).time > first.time) from -= 1;
  const later = present.splice(from);
  let at = 0;
  for (const newcomer of newcomers) {
    for (let next = later[at]; next && next.time <= newcomer.time; next = later[at]) {
      present.push(next);
      at += 1;
    }
    present.push(newcomer);
  }
  while (at < later.length) present.push(later[at++] as T);
}
