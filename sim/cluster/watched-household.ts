import { type WatchedCluster, watchCluster } from "@/lib/server/kubernetes/watch-cluster";
import { createHouseholdCluster } from "../scenarios/cluster/household-cluster.ts";
import { type AskApi, createAskApi } from "./ask-api.ts";
import type { Cluster } from "./cluster.ts";
import { serveCluster } from "./http/serve-cluster.ts";

/** For tests: the household's cluster, served and watched by the panel's own source. */
export interface WatchedHousehold {
  readonly cluster: Cluster;
  readonly watched: WatchedCluster;
  readonly ask: AskApi;
  close(): Promise<void>;
}

export async function watchHousehold(): Promise<WatchedHousehold> {
  const cluster = createHouseholdCluster("test");
  const { server, ca, token, close } = await serveCluster(cluster);
  cluster.run();
  const watched = watchCluster({ source: "token", server, ca, token }, "k3s");
  await watched.until("live", () => watched.source.status().state === "live");
  return {
    cluster,
    watched,
    ask: createAskApi({ server, ca, token }),
    async close() {
      await watched.source.dispose();
      await close();
    },
  };
}
