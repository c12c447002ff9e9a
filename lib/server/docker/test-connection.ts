import "server-only";
import type { EngineConnection } from "@/lib/domain/engine-connection";
import type { EngineTest } from "@/lib/domain/engine-test";
import { isBulkheadError } from "@/lib/domain/failure";
import { listSummaries } from "./calls/container-calls";
import { listNetworks } from "./calls/network-calls";
import { createEngineLink } from "./create-engine-client";
import { toEngineError } from "./errors";

/**
 * Tries a connection once, from dialling to reading, and says what is there or exactly why not. `name` is what messages
 * call the engine. An SSH host whose key isn't pinned yet is talked to and its key told, for a person to accept.
 */
export async function testEngineConnection(connection: EngineConnection, name = "this engine"): Promise<EngineTest> {
  let hostKey: string | null = null;
  const config = { id: "test", name, hostId: null, connection };
  const link = createEngineLink(config, {
    onHostKey: (shown) => {
      hostKey = shown;
    },
  });
  try {
    await link.caller.ping({ deadlineMs: 10_000 });
    const engine = await link.client.info();
    const networks = await listNetworks(link.caller);
    const containers = await listSummaries(link.caller);
    return { ok: true, engine, containers: containers.length, networks, hostKey };
  } catch (error) {
    const { kind, message } = isBulkheadError(error) ? error : toEngineError(name, error);
    return { ok: false, failure: { kind, message }, hostKey };
  } finally {
    link.transport.dispose();
  }
}
