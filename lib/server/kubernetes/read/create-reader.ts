import "server-only";
import type { NamespaceUsage } from "@/lib/domain/workload-detail/usage";
import { overStanding, requireConnection, type Standing } from "../connection/standing";
import { toClusterError, toTrouble } from "../errors";
import { inNamespace } from "../kinds/object-path";
import type { ClusterReader } from "../types";
import { readJson } from "./read-json";
import { toYaml } from "./to-yaml";
import { toUsage, usagePath } from "./usage";

/**
 * How long an answer holds for whoever else looks. metrics-server measures every 15 s and is back as soon as somebody has
 * seen to it; whether there is one, and who may see it, changes less often.
 */
const holdsMs: Readonly<Record<NamespaceUsage["state"], number>> = {
  ...{ measured: 10_000, unavailable: 10_000 },
  ...{ absent: 60_000, "not-permitted": 60_000 },
};
const mostNamespaces = 200;

/** What is read of a cluster when somebody asks for it, besides what is watched. */
export function createReader(standing: Standing): ClusterReader {
  const measured = new Map<string, { readonly usage: Promise<NamespaceUsage>; until: number }>();

  async function named<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      throw toClusterError(standing.clusterName, overStanding(cause, standing));
    }
  }

  async function askUsage(namespace: string): Promise<NamespaceUsage> {
    const { signal } = standing;
    try {
      const json = await requireConnection(standing).ask({ path: inNamespace(usagePath, namespace), signal });
      return { state: "measured", pods: toUsage(json) };
    } catch (error) {
      const { status } = toTrouble(error);
      if (status === 404) return { state: "absent" };
      if (status === 403) return { state: "not-permitted" };
      // The API server hands the question on to another, and says so where that one doesn't answer.
      if (status === 503) return { state: "unavailable" };
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
        const entry = { usage, until: performance.now() + holdsMs.measured };
        measured.set(namespace, entry);
        usage.then(
          ({ state }) => {
            entry.until = performance.now() + holdsMs[state];
          },
          () => measured.delete(namespace),
        );
        return usage;
      }),
  };
}
