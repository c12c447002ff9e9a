/** A moment by both clocks of the machine. */
export interface Moment {
  readonly steady: number;
  /** Epoch ms. */
  readonly wall: number;
}

export const moment = (): Moment => ({ steady: performance.now(), wall: Date.now() });

/** The steady clock may stand still while a machine sleeps, the wall clock may be set back: the longer time counts, ms. */
export const timeSince = (then: Moment): number => Math.max(performance.now() - then.steady, Date.now() - then.wall);
