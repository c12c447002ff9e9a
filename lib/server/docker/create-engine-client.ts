import "server-only";
import type { EngineConfig } from "@/lib/domain/engine-connection";
import { type Caller, createCaller } from "./caller";
import { containerCalls } from "./calls/container-calls";
import { imageCalls } from "./calls/image-calls";
import { logCalls } from "./calls/log-calls";
import { networkCalls } from "./calls/network-calls";
import { statsCalls } from "./calls/stats-calls";
import { type CircuitBreaker, createCircuitBreaker } from "./circuit-breaker";
import { toEngineFacts } from "./report/to-engine-facts";
import { createTransport, type Transport } from "./transport/transport";
import type { EngineClient } from "./types";

/** A client and, for the observer of the same engine, the parts under it. */
export interface EngineLink {
  readonly client: EngineClient;
  readonly caller: Caller;
  readonly breaker: CircuitBreaker;
  readonly transport: Transport;
}

/** @throws BulkheadError `tls-material` when a certificate or key can't be read. */
export function createEngineLink(
  config: EngineConfig,
  options: { onHostKey?: (fingerprint: string) => void } = {},
): EngineLink {
  const transport = createTransport(config.connection, options.onHostKey);
  const breaker = createCircuitBreaker();
  const caller = createCaller(config.name, transport, breaker);
  const client: EngineClient = {
    engineId: config.id,
    engineName: config.name,
    apiVersion: caller.apiVersion,
    ping: async () => {
      await caller.ping();
    },
    info: async () => {
      const info = await caller.json({ method: "GET", path: "/info", lane: "read", deadlineMs: 15_000 });
      return toEngineFacts(info, caller.apiVersion(), transport.address());
    },
    ...containerCalls(caller),
    ...networkCalls(caller),
    ...imageCalls(caller),
    ...logCalls(caller),
    ...statsCalls(caller),
  };
  return { client, caller, breaker, transport };
}
