import "server-only";
import { nothing } from "@/lib/domain/schemas/account.schema";
import type { SourceStatus } from "@/lib/domain/source";
import { defineQuery } from "@/lib/server/commands/define-query";
import type { EngineOrigin } from "@/lib/server/db/engines";
import { type ShownAddress, shownAddress } from "@/lib/server/engines/kept-connection";

/** An engine as the settings show it: no key of it ever leaves the server. */
export interface ListedEngine extends ShownAddress {
  readonly id: string;
  readonly name: string;
  readonly origin: EngineOrigin;
  /** False: found, and waiting for a person to accept that it has no encryption. */
  readonly enabled: boolean;
  /** Null while it isn't observed. */
  readonly status: SourceStatus | null;
}

export const listEngines = defineQuery({
  name: "engines.list",
  input: nothing,
  permission: "engines:manage",
  async run(_, { runtime }): Promise<readonly ListedEngine[]> {
    const statuses = new Map(runtime.sources.statuses().map((status) => [status.id, status]));
    return (await runtime.engines.list()).map((row) => ({
      ...shownAddress(row),
      id: row.id,
      name: row.name,
      origin: row.origin,
      enabled: row.enabled,
      status: statuses.get(row.id) ?? null,
    }));
  },
});
