import { bytesWords } from "./bytes-words";

/**
 * "0.02 cores", "1.5 cores": two digits behind the point below one, one from there on. What idles is "under 0.01 cores",
 * as most pods of a home lab do: "0.00" would read as if nothing ran.
 */
export const coresWords = (cores: number): string => {
  if (cores > 0 && cores < 0.005) return "under 0.01 cores";
  const said = cores < 1 ? cores.toFixed(2) : cores.toFixed(1);
  return `${said} ${said === "1.0" ? "core" : "cores"}`;
};

/** "0.02 cores of 0.50"; no limit: without it. */
export const cpuWords = (cores: number, limit: number | null): string =>
  limit === null ? coresWords(cores) : `${coresWords(cores)} of ${limit < 1 ? limit.toFixed(2) : limit.toFixed(1)}`;

/** "34 MiB of 128 MiB". */
export const memoryWords = (bytes: number, limit: number | null): string =>
  limit === null ? bytesWords(bytes) : `${bytesWords(bytes)} of ${bytesWords(limit)}`;
