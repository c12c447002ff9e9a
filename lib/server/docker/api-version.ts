import "server-only";
import { trouble } from "./trouble";

/** The newest API this adapter was tried against, and the oldest it can use. */
export const newestApi = "1.56";
export const oldestApi = "1.41";

/**
 * The version to speak with an engine that offers `offered` ("1.47"): the smaller of its and ours.
 *
 * @throws Trouble `api-too-old` below 1.41, `invalid-response` when it isn't a version.
 */
export function negotiateApiVersion(offered: string): string {
  const theirs = parse(offered);
  if (!theirs)
    throw trouble("invalid-response", "doesn't say which Docker API it speaks, so this isn't the Docker API.");
  if (isOlder(theirs, parseKnown(oldestApi))) {
    throw trouble(
      "api-too-old",
      `speaks Docker API ${offered}, and Bulkhead needs ${oldestApi} or newer. Update Docker there to 20.10 or newer.`,
    );
  }
  return isOlder(theirs, parseKnown(newestApi)) ? `${theirs.major}.${theirs.minor}` : newestApi;
}

/** The older of two versions that are known to be versions. */
export const olderApi = (a: string, b: string): string => (isOlder(parseKnown(a), parseKnown(b)) ? a : b);

interface Version {
  readonly major: number;
  readonly minor: number;
}

function parse(text: string): Version | null {
  const match = /^(\d{1,4})\.(\d{1,4})$/.exec(text.trim());
  return match ? { major: Number(match[1]), minor: Number(match[2]) } : null;
}

const parseKnown = (text: string): Version => parse(text) ?? { major: 0, minor: 0 };
const isOlder = (a: Version, b: Version) => a.major < b.major || (a.major === b.major && a.minor < b.minor);
