import "server-only";
import type { NetworkReport } from "@/lib/domain/engine-report";
import type { Caller } from "../caller";
import { parseJson } from "../http";
import { segment } from "../query";
import { toNetworkReport } from "../report/to-network-report";
import { trouble } from "../trouble";
import type { EngineClient } from "../types";

export async function listNetworks(caller: Caller): Promise<readonly NetworkReport[]> {
  const rows = await caller.json({ method: "GET", path: "/networks", lane: "read", deadlineMs: 15_000 });
  if (!Array.isArray(rows))
    throw caller.failure(trouble("invalid-response", "answered the network list with something else."));
  return rows.flatMap((row) => toNetworkReport(row) ?? []);
}

export function networkCalls(caller: Caller): Pick<EngineClient, "inspectNetwork" | "connectNetwork"> {
  return {
    async inspectNetwork(idOrName) {
      const { status, text } = await caller.call({
        method: "GET",
        path: `/networks/${segment(idOrName)}`,
        lane: "read",
        deadlineMs: 15_000,
        accept: [404],
      });
      if (status === 404) return null;
      try {
        return toNetworkReport(parseJson(text));
      } catch (error) {
        throw caller.failure(error);
      }
    },
    async connectNetwork(network, containerId, endpoint) {
      await caller.call({
        method: "POST",
        path: `/networks/${segment(network)}/connect`,
        body: { Container: containerId, EndpointConfig: endpoint },
        lane: "change",
        deadlineMs: 60_000,
      });
    },
  };
}
