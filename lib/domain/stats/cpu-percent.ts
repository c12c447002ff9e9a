export interface CpuSample {
  /** CPU time that the container has used, ns. */
  readonly cpuUsedNs: number;
  /** CPU time of the whole host, all cores, ns. */
  readonly systemNs: number;
  readonly onlineCpus: number;
}

/**
 * CPU used by a container between two samples.
 *
 * @param earlier - Sample of the same container taken before `later`.
 * @returns Percent of one core: 100 is one core kept busy, 200 is two.
 *   `null` if the host's clock did not move or the container restarted in between.
 * @source Docker Engine API, container stats (`precpu_stats` to `cpu_stats`).
 */
export function cpuPercent(earlier: CpuSample, later: CpuSample): number | null {
  const used = later.cpuUsedNs - earlier.cpuUsedNs;
  const host = later.systemNs - earlier.systemNs;
  return host <= 0 || used < 0 ? null : (used / host) * later.onlineCpus * 100;
}
