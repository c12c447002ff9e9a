/**
 * Why something is as it is: a code with its data, never a sentence and never an age. `lib/domain/words` turns it into
 * a sentence with the reader's clock, in the browser and in logs. Codes are what the database and the stream carry.
 *
 * Times in `data` are epoch milliseconds and their keys end in `At`; durations end in `Ms`; sizes in `Bytes`.
 */
export interface Reason {
  readonly code: string;
  readonly data: ReasonData;
}

export type ReasonData = Readonly<Record<string, string | number | boolean | null>>;

export const reason = (code: string, data: ReasonData = {}): Reason => ({ code, data });
