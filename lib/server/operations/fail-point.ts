import "server-only";

export type FailMoment = "before" | "after" | "unrecorded";
/** Called at every step; kills the process where a test asked for it. */
export type FailPoint = (step: string, moment: FailMoment) => void;

/**
 * `BULKHEAD_FAIL_AT=<step>:<before|after|unrecorded>`: the process is killed once the step's intent is written, once its
 * result is written, or between the act and its result. Only a data folder with a test marker may say so (`readEnv`
 * refuses it elsewhere).
 */
export function createFailPoint(failAt: string | null): FailPoint {
  if (failAt === null) return () => undefined;
  if (!/^[a-z-]+:(before|after|unrecorded)$/.test(failAt)) {
    throw new Error(`BULKHEAD_FAIL_AT is "${failAt}"; it takes <step>:<before|after|unrecorded>.`);
  }
  return (step, moment) => {
    // SIGKILL: no handler runs, nothing is flushed, as when the power goes.
    if (failAt === `${step}:${moment}`) process.kill(process.pid, "SIGKILL");
  };
}
