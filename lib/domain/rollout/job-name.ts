/**
 * A Job's name may have 63 characters, and the pods of an indexed one are called after it with a number behind. As the
 * controller of CronJobs does, eleven are left for that.
 */
const mostCharacters = 52;

/**
 * What a Job that somebody starts is called: "backup-manual-1f0c93aa", "migrate-retry-77d1e002". The retry of a retry is
 * called after the first.
 *
 * @param of - The CronJob or the Job that it is made from. @param token - Eight hex digits, others each time.
 */
export function jobName(how: "manual" | "retry", of: string, token: string): string {
  const behind = `-${how}-${token}`;
  const first = how === "retry" ? of.replace(/-retry-[0-9a-f]{8}$/, "") : of;
  return first.slice(0, mostCharacters - behind.length).replace(/[-.]+$/, "") + behind;
}
