import "server-only";
import { overStanding, requireConnection, type Standing } from "../connection/standing";
import { toClusterError, toTrouble } from "../errors";
import { inNamespace } from "../kinds/object-path";
import type { ClusterReader } from "../types";
import { readJson } from "./read-json";
import { toYaml } from "./to-yaml";
import { type PodUsage, toUsage, usagePath } from "./usage";

/** metrics-server measures every 15 s: whoever else looks within this gets the same answer. */
const usageHoldsMs = 10_000;
/** How long it holds that nobody measures, or that it may not be seen. */
const absentHoldsMs = 60_000;
const mostNamespaces = 200;

/** What is read of a cluster when somebody asks for it, besides what is watched. */
export function createReader(standing: Standing): ClusterReader {
  const measured = new Map<string, { readonly usage: Promise<readonly PodUsage[] | null>; until: number }>();

  async function named<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      throw toClusterError(standing.clusterName, overStanding(cause, standing));
    }
  }

  async function askUsage(namespace: string): Promise<readonly PodUsage[] | null> {
    const { signal } = standing;
    try {
      return toUsage(await requireConnection(standing).ask({ path: inNamespace(usagePath, namespace), signal }));
    } catch (error) {
      const { status } = toTrouble(error);
      // Not installed; not permitted; installed, and itself out of order.
      if (status === 404 || status === 403 || status === 503) return null;
      throw error;
    }
  }

  return {
    yaml: (place) =>
      named(async () => {
        const json = await readJson(requireConnection(standing), place, standing.signal);
        return json && toYaml(place.kind, json);
      }),
    usage: (namespace) =>
      named(() => {
        const known = measured.get(namespace);
        if (known && performance.now() < known.until) return known.usage;
        if (measured.size >= mostNamespaces) measured.clear();
        const usage = askUsage(namespace);
        const entry = { usage, until: performance.now() + usageHoldsMs };
        measured.set(namespace, entry);
        usage.then(
          (found) => {
            if (found === null) entry.until = performance.now() + absentHoldsMs;
          },
          () => measured.delete(namespace),
        );
        return usage;
      }),
  };
}
