/** Pods of one workload whose logs are read at once. */
export const podsAtOnce = 20;

/**
 * Logs of one cluster that are read at once. They share the connection of its watches, on which a server allows some
 * 100 or 250 streams.
 */
export const podLogsAtOnce = 60;
